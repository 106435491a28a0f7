package io.synco.sync.plan;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pure: deliveries that came back before Shopify counted any of them as fulfilled. They are as if they had never left: what a merchant
 * fulfils afterwards is still to be delivered, and no return of it is a receipt.
 */
public final class Undone {
    private record Part(long picking, ProductId product, boolean back) {}

    private final Map<Long, Move> byId = new HashMap<>();
    private final Map<Part, Quantity> left = new HashMap<>();

    private Undone(List<Move> moves, Map<Long, Map<ProductId, Quantity>> undone) {
        moves.forEach(move -> byId.put(move.id(), move));
        undone.forEach((picking, units) -> units.forEach((product, quantity) -> {
            left.put(new Part(picking, product, false), quantity);
            left.put(new Part(picking, product, true), quantity);
        }));
    }

    /** @param undone by picking of the delivery, and product */
    public static List<Move> leaveOut(List<Move> moves, Map<Long, Map<ProductId, Quantity>> undone) {
        if (undone.isEmpty()) {
            return moves;
        }
        Undone plan = new Undone(moves, undone);
        return moves.stream().map(plan::without).toList();
    }

    private Move without(Move move) {
        return Journey.delivery(move, byId)
                .picking()
                .map(picking -> new Move(
                        move.id(),
                        move.document(),
                        move.state(),
                        move.product(),
                        move.finalDestination(),
                        move.returnOf(),
                        move.picking(),
                        move.writeDate(),
                        lines(move, picking)))
                .orElse(move);
    }

    private List<MoveLine> lines(Move move, long picking) {
        List<MoveLine> lines = new ArrayList<>();
        for (MoveLine line : move.lines()) {
            boolean out = line.to().usage() == Usage.CUSTOMER;
            boolean back = line.from().usage() == Usage.CUSTOMER;
            Part part = new Part(picking, move.product(), back);
            Quantity units = line.state() == MoveState.DONE && out != back
                    ? left.getOrDefault(part, Quantity.ZERO).min(line.quantity())
                    : Quantity.ZERO;
            left.computeIfPresent(part, (same, rest) -> rest.minus(units));
            lines.add(new MoveLine(
                    line.id(),
                    line.state(),
                    line.product(),
                    line.from(),
                    line.to(),
                    line.quantity().minus(units),
                    line.writeDate()));
            if (out && units.signum() > 0) {
                lines.add(new MoveLine(
                        line.id(), line.state(), line.product(), line.from(), nowhere(line), units, line.writeDate()));
            }
        }
        return lines;
    }

    /** Not with the customer; but it does not stand any more where it was packed either. */
    private static Place nowhere(MoveLine line) {
        return new Place(line.to().id(), Usage.VIEW);
    }
}
