package io.synco.sync.plan;

import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the moves of one document and product say about a mapped set: {@code d} and {@code r} of docs/sync-model.md, section 2. By
 * move lines, because a move's own locations lie as soon as bins or a person's change come in.
 */
public record DocumentFlow(Quantity gone, Quantity reserved) {
    public static DocumentFlow of(List<Move> moves, Set<StockLocationId> set) {
        return new DocumentFlow(gone(moves, set), reserved(moves, set));
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

    /**
     * At the customer, net, plus what stands on its way outside the set. Neither gross (an undone delivery oversells) nor "left the
     * set less brought back" (a return into Output, moved back by hand, oversells).
     */
    private static Quantity gone(List<Move> moves, Set<StockLocationId> set) {
        Quantity atCustomer = Quantity.ZERO;
        Map<StockLocationId, Quantity> onTheWay = new HashMap<>();
        for (Move move : moves) {
            for (MoveLine line : move.lines()) {
                if (line.state() != MoveState.DONE) {
                    continue;
                }
                boolean fromCustomer = line.from().usage() == Usage.CUSTOMER;
                if (line.to().usage() == Usage.CUSTOMER && !fromCustomer) {
                    atCustomer = atCustomer.plus(line.quantity());
                } else if (fromCustomer && line.to().usage() != Usage.CUSTOMER) {
                    atCustomer = atCustomer.minus(line.quantity());
                }
                if (passedThrough(line.to().usage(), line.to().id(), set) && !fromCustomer) {
                    onTheWay.merge(line.to().id(), line.quantity(), Quantity::plus);
                }
                if (passedThrough(line.from().usage(), line.from().id(), set)) {
                    onTheWay.merge(line.from().id(), line.quantity().negated(), Quantity::plus);
                }
            }
        }
        Quantity gone = atCustomer;
        for (Quantity standing : onTheWay.values()) {
            gone = gone.plus(standing.max(Quantity.ZERO));
        }
        return gone;
    }

    private static boolean passedThrough(Usage usage, StockLocationId location, Set<StockLocationId> set) {
        return (usage == Usage.INTERNAL || usage == Usage.TRANSIT) && !set.contains(location);
    }
}
