package io.synco.sync.plan;

import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the moves of one document and product say about a mapped set: {@code d} and {@code r} of docs/sync-model.md, section 2. By
 * move lines, because a move's own locations lie as soon as bins or a person's change come in.
 *
 * @param delivered of d, what is with the customer, or was when Shopify counted it as fulfilled
 * @param onTheWay of d, what is picked or packed for him
 * @param reserved r
 */
public record DocumentFlow(Quantity delivered, Quantity onTheWay, Quantity reserved) {
    /** d: what has left for good. */
    public Quantity gone() {
        return delivered.plus(onTheWay);
    }

    /** As if only what is with the customer had left: what is picked or packed is not delivered yet. */
    public DocumentFlow deliveredOnly() {
        return new DocumentFlow(delivered, Quantity.ZERO, reserved);
    }

    /**
     * What Shopify counts as fulfilled of the document and product.
     *
     * @param pickings the deliveries whose fulfilments these are, as far as that is known
     */
    public record Fulfilled(Quantity units, Set<Long> pickings) {
        public static final Fulfilled NOTHING = new Fulfilled(Quantity.ZERO, Set.of());
    }

    public static DocumentFlow of(List<Move> moves, Set<StockLocationId> set, Fulfilled fulfilled) {
        Map<Long, Move> byId = new HashMap<>();
        moves.forEach(move -> byId.put(move.id(), move));
        return new DocumentFlow(atCustomer(moves, byId, fulfilled), onTheWay(moves, byId, set), reserved(moves, set));
    }

    private static Quantity reserved(List<Move> moves, Set<StockLocationId> set) {
        Quantity reserved = Quantity.ZERO;
        for (Move move : moves) {
            if (!move.state().open() || set.contains(move.finalDestination().id())) {
                continue;
            }
            for (MoveLine line : move.lines()) {
                if (line.state().open() && set.contains(line.from().id())) {
                    reserved = reserved.plus(line.quantity());
                }
            }
        }
        return reserved;
    }

    /** Those first that are known to be told, then the oldest. */
    private static Quantity atCustomer(List<Move> moves, Map<Long, Move> byId, Fulfilled fulfilled) {
        Map<Long, Delivered> told = new LinkedHashMap<>();
        Map<Long, Delivered> others = new LinkedHashMap<>();
        for (Move move : moves) {
            Move root = Journey.delivery(move, byId);
            Quantity net = Journey.towardsCustomer(move);
            Quantity out = root.id() == move.id() ? net.max(Quantity.ZERO) : Quantity.ZERO;
            boolean isTold =
                    root.picking().filter(fulfilled.pickings()::contains).isPresent();
            (isTold ? told : others)
                    .merge(root.id(), Delivered.NOTHING.plus(out, net), (a, b) -> a.plus(b.out(), b.net()));
        }
        List<Delivered> all = new ArrayList<>(told.values());
        all.addAll(others.values());
        return Delivered.gone(all, fulfilled.units());
    }

    /**
     * What stands outside the set without having come back, from a customer or from a step on the way to him: "left the set less brought
     * back" would oversell a return into Output, and a pick undone into quality control, once somebody moved it back by hand.
     */
    private static Quantity onTheWay(List<Move> moves, Map<Long, Move> byId, Set<StockLocationId> set) {
        Map<StockLocationId, Quantity> standing = new HashMap<>();
        for (Move move : moves) {
            boolean back = Journey.goesBack(move, byId);
            for (MoveLine line : move.lines()) {
                if (line.state() != MoveState.DONE) {
                    continue;
                }
                if (!back
                        && passedThrough(line.to().usage(), line.to().id(), set)
                        && line.from().usage() != Usage.CUSTOMER) {
                    standing.merge(line.to().id(), line.quantity(), Quantity::plus);
                }
                if (passedThrough(line.from().usage(), line.from().id(), set)) {
                    standing.merge(line.from().id(), line.quantity().negated(), Quantity::plus);
                }
            }
        }
        return standing.values().stream().map(units -> units.max(Quantity.ZERO)).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static boolean passedThrough(Usage usage, StockLocationId location, Set<StockLocationId> set) {
        return (usage == Usage.INTERNAL || usage == Usage.TRANSIT) && !set.contains(location);
    }
}
