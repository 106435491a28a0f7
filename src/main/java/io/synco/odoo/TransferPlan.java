package io.synco.odoo;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Pure: what has to be done to a transfer's moves so that they ask for what the order wants and has not gone yet. What came back asks for
 * nothing: whether it is to go again, no machine knows. Of several open moves of a product the last one takes the difference.
 */
final class TransferPlan {
    enum Stage {
        DRAFT,
        OPEN,
        DONE,
        CANCELLED;

        boolean waits() {
            return this == DRAFT || this == OPEN;
        }
    }

    /**
     * A move to the customer that takes nothing back.
     *
     * @param gone what it brought there
     */
    record Outgoing(long id, long picking, ProductId product, Stage stage, Quantity demand, Quantity gone) {}

    private final Map<Outgoing, Quantity> demands = new LinkedHashMap<>();
    private final Map<ProductId, Quantity> further = new LinkedHashMap<>();

    private TransferPlan() {}

    /** @param wanted products that are not in it stay as they are */
    static TransferPlan of(List<Outgoing> moves, Map<ProductId, Quantity> wanted) {
        TransferPlan plan = new TransferPlan();
        moves.stream().filter(move -> move.stage().waits()).forEach(move -> plan.demands.put(move, move.demand()));
        wanted.forEach((product, units) -> plan.bring(
                moves.stream().filter(move -> move.product().equals(product)).toList(), product, units));
        return plan;
    }

    private void bring(List<Outgoing> moves, ProductId product, Quantity wanted) {
        Quantity gone = moves.stream().map(Outgoing::gone).reduce(Quantity.ZERO, Quantity::plus);
        List<Outgoing> open =
                new ArrayList<>(moves.stream().filter(demands::containsKey).toList());
        Collections.reverse(open);
        Quantity asked = open.stream().map(Outgoing::demand).reduce(Quantity.ZERO, Quantity::plus);
        Quantity more = wanted.minus(gone).max(Quantity.ZERO).minus(asked);
        if (more.signum() > 0 && open.isEmpty()) {
            further.put(product, more);
        } else if (more.signum() > 0) {
            demands.merge(open.get(0), more, Quantity::plus);
        } else {
            lower(open, more.negated());
        }
    }

    private void lower(List<Outgoing> latestFirst, Quantity units) {
        Quantity left = units;
        for (Outgoing move : latestFirst) {
            Quantity less = left.min(move.demand());
            demands.put(move, move.demand().minus(less));
            left = left.minus(less);
        }
    }

    /** Nothing of them is asked for any more. */
    Set<Long> cancelled() {
        Set<Long> pickings = new TreeSet<>();
        demands.keySet().forEach(move -> pickings.add(move.picking()));
        demands.forEach((move, demand) -> {
            if (demand.signum() > 0) {
                pickings.remove(move.picking());
            }
        });
        return pickings;
    }

    /** What moves of the others have to be written to ask for. */
    Map<Long, Quantity> changed() {
        Set<Long> cancelled = cancelled();
        return demands.entrySet().stream()
                .filter(one -> !cancelled.contains(one.getKey().picking()))
                .filter(one -> one.getValue()
                                .toDecimal()
                                .compareTo(one.getKey().demand().toDecimal())
                        != 0)
                .collect(Collectors.toMap(
                        one -> one.getKey().id(), Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** Units that no open move can carry. */
    Map<ProductId, Quantity> further() {
        return further;
    }

    /** An open transfer that they can join. */
    Optional<Long> home() {
        Set<Long> cancelled = cancelled();
        return demands.keySet().stream()
                .map(Outgoing::picking)
                .filter(picking -> !cancelled.contains(picking))
                .findFirst();
    }

    /** Transfers that are only drafts, or have drafts in them. */
    Set<Long> unconfirmed() {
        Set<Long> cancelled = cancelled();
        return demands.keySet().stream()
                .filter(move -> move.stage() == Stage.DRAFT && !cancelled.contains(move.picking()))
                .map(Outgoing::picking)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
