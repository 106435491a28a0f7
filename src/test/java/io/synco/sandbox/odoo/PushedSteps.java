package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;

/** As 18 and 19 do: an order makes its first step only; each step makes the next when it is done. Every step knows the sales line. */
final class PushedSteps implements Supply {
    private final DeliveryMoves deliveries;
    private final Moves moves;

    PushedSteps(DeliveryMoves deliveries) {
        this.deliveries = deliveries;
        this.moves = deliveries.moves;
    }

    /** Counted where a unit begins its way; what was sent back and sent again begins no new one. */
    @Override
    public double procured(Rec line) {
        return Values.round(deliveries.of(line).stream()
                .filter(move -> !move.hasState("cancel"))
                .mapToDouble(move -> share(move) * deliveries.amount(move))
                .sum());
    }

    private int share(Rec move) {
        boolean return_ = move.isSet("origin_returned_move_id");
        boolean first = !return_ && !move.text("procure_method").equals("make_to_order");
        return first ? 1 : return_ ? Math.min(0, deliveries.sign(move)) : 0;
    }

    @Override
    public void raise(Rec order, Map<Rec, Double> changes) {
        changes.forEach((line, change) -> raise(order, line, change));
    }

    private void raise(Rec order, Rec line, double change) {
        Rec step = deliveries.steps(deliveries.warehouse(order)).get(0);
        Rec move = deliveries.of(line).stream()
                .filter(DeliveryMoves::isOpen)
                .filter(open -> open.ref("location_id") == step.ref("location_src_id"))
                .findFirst()
                .orElse(null);
        if (move == null) {
            move = deliveries.create(order, line, step, change);
            deliveries.orm.db.set(move, "sale_line_id", line.id);
        } else {
            moves.redemand(move, move.qty("product_uom_qty") + change);
        }
        deliveries.assign(move);
    }

    @Override
    public void lower(Rec line, double change) {
        double left = change;
        for (Rec move :
                deliveries.of(line).stream().filter(DeliveryMoves::isOpen).toList()) {
            double less = Math.min(left, move.qty("product_uom_qty"));
            left = Values.round(left - less);
            moves.redemand(move, move.qty("product_uom_qty") - less);
            if (move.qty("product_uom_qty") == 0) {
                moves.cancel(move);
            } else if (moves.reservesAtConfirm(move)) {
                moves.assign(move);
            }
        }
    }

    @Override
    public void arrived(Rec move) {
        boolean onItsWay = move.isSet("location_final_id")
                && move.ref("location_final_id") != move.ref("location_dest_id")
                && move.isSet("sale_line_id");
        if (!onItsWay) {
            return;
        }
        Rec line = deliveries.orm.db.get("sale.order.line", move.ref("sale_line_id"));
        Rec order = deliveries.orm.db.get("sale.order", line.ref("order_id"));
        List<Rec> steps = deliveries.steps(deliveries.warehouse(order));
        steps.stream()
                .filter(step -> step.ref("location_src_id") == move.ref("location_dest_id"))
                .findFirst()
                .ifPresent(step -> push(order, line, step, move));
    }

    private void push(Rec order, Rec line, Rec step, Rec before) {
        Rec next = deliveries.create(order, line, step, moves.quantity(before));
        deliveries.orm.db.set(next, "sale_line_id", line.id);
        deliveries.orm.db.set(next, "procure_method", "make_to_order");
        moves.chains.link(before, next);
        deliveries.assign(next);
    }
}
