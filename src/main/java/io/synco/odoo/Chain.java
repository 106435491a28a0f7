package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;

import io.smallrye.mutiny.Uni;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where open moves end: along the moves that follow, past cancelled ones and returns, to the last one's destination. A pick's own
 * destination is Output, which says nothing about whether the units leave. Following moves may lie outside what was asked for, and
 * are read level by level.
 */
final class Chain {
    /** No route has so many steps; a guard against a chain that grows while it is read. */
    private static final int LEVELS_MAX = 20;

    /** What a move's row needs so that {@link #from} can follow it. */
    static Map<String, Object> specification(Dialect dialect) {
        Map<String, Object> specification = new LinkedHashMap<>();
        specification.put("state", AS_IS);
        specification.put("move_dest_ids", AS_IS);
        specification.put("origin_returned_move_id", AS_IS);
        specification.put("location_dest_id", Places.WITH_USAGE);
        dialect.finalDestination().ifPresent(field -> specification.put(field, Places.WITH_USAGE));
        return specification;
    }

    private record Step(boolean passable, List<Long> next, Place to) {}

    private final Map<Long, Step> steps = new HashMap<>();
    /** Where to look on from: nobody asks where a finished or cancelled move's units end. */
    private final Set<Long> open = new TreeSet<>();

    private final Dialect dialect;

    private Chain(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param moves rows that hold the fields of {@link #specification} */
    static Uni<Chain> from(Session odoo, List<Row> moves) {
        Chain chain = new Chain(odoo.dialect());
        for (Row move : moves) {
            if (chain.add(move).open()) {
                chain.open.add(move.id());
            }
        }
        return chain.complete(odoo, LEVELS_MAX);
    }

    private Uni<Chain> complete(Session odoo, int levels) {
        Set<Long> unread = unread();
        if (unread.isEmpty() || levels == 0) {
            return Uni.createFrom().item(this);
        }
        return odoo.searchNested("stock.move", Domain.all(Domain.in("id", unread)), specification(dialect), Map.of())
                .chain(rows -> {
                    rows.forEach(this::add);
                    // What is gone by now, or hidden, is not asked for again.
                    unread.forEach(id -> steps.putIfAbsent(id, new Step(false, List.of(), null)));
                    return complete(odoo, levels - 1);
                });
    }

    private Set<Long> unread() {
        Set<Long> unread = new TreeSet<>();
        Set<Long> reached = new HashSet<>(open);
        Deque<Long> todo = new ArrayDeque<>(open);
        while (!todo.isEmpty()) {
            for (long next : steps.get(todo.remove()).next()) {
                if (!steps.containsKey(next)) {
                    unread.add(next);
                } else if (reached.add(next)) {
                    todo.add(next);
                }
            }
        }
        return unread;
    }

    private MoveState add(Row move) {
        MoveState state = move.one(MoveState.class, "state");
        boolean passable = state != MoveState.CANCEL && !move.has("origin_returned_move_id");
        steps.put(move.id(), new Step(passable, move.refs("move_dest_ids"), destination(move)));
        return state;
    }

    private Place destination(Row move) {
        return dialect.finalDestination()
                .filter(move::has)
                .map(field -> Places.of(move, field))
                .orElseGet(() -> Places.of(move, "location_dest_id"));
    }

    /** Chains can be circles: a return of a return follows its own delivery. */
    Place end(long move) {
        Set<Long> seen = new HashSet<>();
        long at = move;
        while (seen.add(at)) {
            at = next(at, seen);
        }
        return steps.get(at).to();
    }

    /** Itself where nothing follows. */
    private long next(long at, Set<Long> seen) {
        return steps.get(at).next().stream()
                .filter(id -> steps.containsKey(id) && steps.get(id).passable() && !seen.contains(id))
                .findFirst()
                .orElse(at);
    }
}
