package io.synco.simulation;

import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobState;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.Page;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts calls by the port's method and by the kind of job that made them; a standing poll that told nothing new is counted apart. */
final class CallLog implements Calls {
    private final World world;
    private final Map<String, Map<JobKind, Integer>> calls = new TreeMap<>();
    private final Map<String, Integer> emptyPolls = new TreeMap<>();
    private final Set<Object> known = new HashSet<>();

    CallLog(World world) {
        this.world = world;
    }

    Map<String, Map<JobKind, Integer>> calls() {
        return calls;
    }

    Map<String, Integer> emptyPolls() {
        return emptyPolls;
    }

    /** Begins anew; what was told before stays known. */
    void forgetCounts() {
        calls.clear();
        emptyPolls.clear();
    }

    @Override
    public void answered(String method, Object answer) {
        boolean news = learns(answer);
        JobKind by = running();
        if (!news && JobKind.standing().contains(by)) {
            emptyPolls.merge(method, 1, Integer::sum);
        } else {
            calls.computeIfAbsent(method, each -> new EnumMap<>(JobKind.class)).merge(by, 1, Integer::sum);
        }
    }

    /** Of moves and of orders in their states: what else is told, is told because it was asked for. */
    private boolean learns(Object answer) {
        boolean news = false;
        for (Object row : rows(answer)) {
            if (row instanceof DoneMove move) {
                news |= known.add(move.id());
            } else if (row instanceof OrderHead head) {
                news |= known.add(head);
            } else if (row instanceof OpenMove move) {
                news |= known.add(List.of(move.id(), move.held()));
            } else if (row instanceof OrderReading order) {
                known.add(new OrderHead(order.id(), order.updatedAt()));
                news |= known.add(List.of(order.id(), order.updatedAt(), order.open(), order.fulfilled()));
            }
        }
        return news;
    }

    private static List<?> rows(Object answer) {
        if (answer instanceof Page<?> page) {
            return page.rows();
        }
        if (answer instanceof Optional<?> one) {
            return one.stream().toList();
        }
        if (answer instanceof ChangedMoves changed) {
            return Stream.concat(changed.done().stream(), changed.open().stream())
                    .toList();
        }
        return answer instanceof List<?> list ? list : List.of();
    }

    /** A worker takes jobs of one kind at a time. */
    private JobKind running() {
        return world.database()
                .rows(World.SHOP)
                .jobs()
                .where(job -> job.state() == JobState.RUNNING)
                .get(0)
                .kind();
    }
}
