package io.synco.sync.order;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.plan.Journey;
import io.synco.sync.port.OdooPort.Move;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pure: what customers have sent back of each delivery; a return of a return takes it out again.
 *
 * @param undone of it, before Shopify counted it as fulfilled
 */
record Returned(Map<Long, Map<ProductId, Quantity>> byPicking, Map<Long, Map<ProductId, Quantity>> undone) {
    static final Returned NOTHING = new Returned(Map.of(), Map.of());

    Quantity of(long picking, ProductId product) {
        return of(byPicking, picking, product);
    }

    Quantity undone(long picking, ProductId product) {
        return of(undone, picking, product);
    }

    private static Quantity of(Map<Long, Map<ProductId, Quantity>> units, long picking, ProductId product) {
        return units.getOrDefault(picking, Map.of()).getOrDefault(product, Quantity.ZERO);
    }

    static Returned of(List<Move> moves, Map<Long, Map<ProductId, Quantity>> undone) {
        Map<Long, Move> byId = new HashMap<>();
        moves.forEach(move -> byId.put(move.id(), move));
        Map<Long, Map<ProductId, Quantity>> back = new HashMap<>();
        for (Move move : moves) {
            Move delivery = Journey.delivery(move, byId);
            if (delivery.id() != move.id() && delivery.picking().isPresent()) {
                back.computeIfAbsent(delivery.picking().get(), picking -> new HashMap<>())
                        .merge(move.product(), Journey.towardsCustomer(move).negated(), Quantity::plus);
            }
        }
        return new Returned(back, undone);
    }
}
