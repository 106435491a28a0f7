package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As 16 and 17 do: an order makes the moves of all steps at once, the last one first. Only the last knows the sales line; what the steps
 * before it fetch of one product is one move, for however many lines.
 */
final class PulledSteps implements Supply {
    private final DeliveryMoves deliveries;
    private final Moves moves;

    PulledSteps(DeliveryMoves deliveries) {
        this.deliveries = deliveries;
        this.moves = deliveries.moves;
    }

    @Override
    public double procured(Rec line) {
        return Values.round(deliveries.of(line).stream()
                .filter(move -> !move.hasState("cancel"))
                .mapToDouble(move -> deliveries.sign(move) * deliveries.amount(move))
                .sum());
    }

    @Override
    public void raise(Rec order, Map<Rec, Double> changes) {
        List<Rec> steps = deliveries.steps(deliveries.warehouse(order));
        Map<Rec, Rec> next = new LinkedHashMap<>();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Rec step = steps.get(i);
            changes.forEach((line, change) -> {
                Rec after = next.get(line);
                next.put(
                        line,
                        after == null ? last(order, line, step, change) : earlier(order, line, step, after, change));
            });
        }
        next.values().stream().distinct().forEach(deliveries::assign);
    }

    private Rec last(Rec order, Rec line, Rec step, double change) {
        Rec open = deliveries.of(line).stream()
                .filter(DeliveryMoves::isOpen)
                .findFirst()
                .orElse(null);
        if (open != null) {
            moves.redemand(open, open.qty("product_uom_qty") + change);
            return open;
        }
        Rec move = deliveries.create(order, line, step, change);
        deliveries.orm.db.set(move, "sale_line_id", line.id);
        return move;
    }

    private Rec earlier(Rec order, Rec line, Rec step, Rec after, double change) {
        deliveries.orm.db.set(after, "procure_method", "make_to_order");
        Rec picking = deliveries.picking(order, step);
        Rec open = deliveries.orm.db.where("stock.move", "picking_id", picking.id).stream()
                .filter(DeliveryMoves::isOpen)
                .filter(move -> move.ref("product_id") == line.ref("product_id"))
                .findFirst()
                .orElse(null);
        if (open == null) {
            open = deliveries.create(order, line, step, change);
        } else {
            moves.redemand(open, open.qty("product_uom_qty") + change);
        }
        moves.chains.link(open, after);
        moves.settleState(after);
        return open;
    }

    @Override
    public void lower(Rec line, double change) {
        lower(deliveries.of(line), change);
    }

    private void lower(List<Rec> all, double change) {
        double left = change;
        for (Rec move : all.stream().filter(DeliveryMoves::isOpen).toList()) {
            double less = Math.min(left, move.qty("product_uom_qty"));
            left = Values.round(left - less);
            if (less > 0) {
                lower(moves.chains.before(move), less);
                moves.redemand(move, move.qty("product_uom_qty") - less);
                if (move.qty("product_uom_qty") == 0) {
                    moves.cancel(move);
                } else if (moves.reservesAtConfirm(move)) {
                    moves.assign(move);
                }
            }
        }
    }
}
