package io.synco.sync.plan;

import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Usage;
import java.util.Map;
import java.util.Optional;

/** Pure: how a document's moves belong together on their way to the customer and back. */
public final class Journey {
    private Journey() {}

    /** What a return, or the return of a return, goes back to; a move that is no return is its own. */
    public static Move delivery(Move move, Map<Long, Move> byId) {
        Move delivery = move;
        Optional<Move> before = delivery.returnOf().map(byId::get);
        // A return has a higher id than what it returns, so this ends.
        while (before.isPresent() && before.get().id() < delivery.id()) {
            delivery = before.get();
            before = delivery.returnOf().map(byId::get);
        }
        return delivery;
    }

    /** A return goes back; the return of a return goes on towards the customer again. */
    public static boolean goesBack(Move move, Map<Long, Move> byId) {
        boolean back = false;
        Optional<Move> one = Optional.of(move);
        while (one.isPresent() && one.get().returnOf().isPresent()) {
            back = !back;
            long id = one.get().id();
            // A return has a higher id than what it returns, so this ends.
            one = one.get().returnOf().map(byId::get).filter(before -> before.id() < id);
        }
        return back;
    }

    /** What is done of a move; negative where it comes back from the customer. */
    public static Quantity towardsCustomer(Move move) {
        Quantity net = Quantity.ZERO;
        for (MoveLine line : move.lines()) {
            if (line.state() == MoveState.DONE) {
                boolean from = line.from().usage() == Usage.CUSTOMER;
                boolean to = line.to().usage() == Usage.CUSTOMER;
                if (to && !from) {
                    net = net.plus(line.quantity());
                } else if (from && !to) {
                    net = net.minus(line.quantity());
                }
            }
        }
        return net;
    }
}
