package io.synco.sync.order;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.plan.Journey;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pure: which deliveries came back before Shopify counted anything of their document and product as fulfilled. Only the times tell: out
 * and back again, and fulfilled by a merchant, look the same afterwards whichever came first. A clock of Odoo's that is late makes one
 * owed too many, which undersells and is flagged. What a fulfilment of ours told while the goods came back cannot be decided, and counts
 * as a receipt.
 */
final class BroughtBack {
    private final List<Wanted> all;
    private final OrderReading order;

    private BroughtBack(List<Wanted> all, OrderReading order) {
        this.all = all;
        this.order = order;
    }

    /**
     * @param told deliveries of which fulfilments of ours have told
     * @return units by picking and product
     */
    static Map<Long, Map<ProductId, Quantity>> of(
            List<Wanted> all, OrderReading order, List<Move> moves, Set<Long> told) {
        BroughtBack known = new BroughtBack(all, order);
        Map<Long, Move> byId = new HashMap<>();
        moves.forEach(move -> byId.put(move.id(), move));
        Map<Long, Map<ProductId, Quantity>> undone = new HashMap<>();
        for (Move move : moves) {
            Quantity back = Journey.towardsCustomer(move).negated();
            Move delivery = Journey.delivery(move, byId);
            boolean decided = delivery.picking().isPresent()
                    && !(told.contains(delivery.picking().get())
                            && order.cancelled().isEmpty());
            if (back.signum() > 0 && decided && !known.counted(move)) {
                undone.computeIfAbsent(delivery.picking().get(), picking -> new HashMap<>())
                        .merge(move.product(), back, Quantity::plus);
            }
        }
        return undone;
    }

    /** Something of its document and product was fulfilled when it came back; what was before our time is none of it. */
    private boolean counted(Move back) {
        Instant then = cameAt(back);
        return all.stream()
                .filter(wanted -> wanted.externalId().equals(back.document()))
                .flatMap(wanted -> wanted.lines().stream())
                .filter(line -> line.product().equals(back.product()))
                .anyMatch(line -> fulfilled(line, then) > fulfilled(line, Instant.MAX) - line.fulfilled());
    }

    private int fulfilled(Line line, Instant until) {
        return order.fulfilled().stream()
                .filter(one -> one.line().equals(line.line())
                        && one.location().equals(line.location())
                        && !one.at().isAfter(until))
                .mapToInt(FulfilledLine::quantity)
                .sum();
    }

    private static Instant cameAt(Move back) {
        return back.lines().stream()
                .map(line -> line.writeDate())
                .reduce(back.writeDate(), (a, b) -> a.isBefore(b) ? a : b);
    }
}
