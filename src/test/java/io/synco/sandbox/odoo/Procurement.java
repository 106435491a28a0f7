package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From sale lines to the moves that deliver them, in one step: each line has its own move, changed in place while it is open. */
final class Procurement {
    private static final Set<String> FINAL = Set.of("done", "cancel");

    private final Orm orm;
    private final Moves moves;
    private final Pickings pickings;
    private final Locations locations;
    private final Release release;

    Procurement(Orm orm, Moves moves, Pickings pickings, Locations locations, Release release) {
        this.orm = orm;
        this.locations = locations;
        this.release = release;
        this.moves = moves;
        this.pickings = pickings;
    }

    /** Brings the moves of a confirmed order's line to its quantity. */
    void launch(Rec order, Rec line) {
        if (!line.isSet("product_id") || isService(line)) {
            return;
        }
        double change = Values.round(line.qty("product_uom_qty") - procured(line));
        if (change > 0) {
            raise(order, line, change);
        } else if (change < 0) {
            lower(line, -change);
        }
    }

    private boolean isService(Rec line) {
        return orm.db
                .get("product.product", line.ref("product_id"))
                .text("detailed_type")
                .equals("service");
    }

    private List<Rec> movesOf(Rec line) {
        return orm.db.where("stock.move", "sale_line_id", line.id);
    }

    private List<Rec> open(Rec line) {
        return movesOf(line).stream()
                .filter(move -> !FINAL.contains(move.text("state")) && !move.isSet("origin_returned_move_id"))
                .toList();
    }

    /** Sent or to be sent, less what came back to be refunded. */
    private double procured(Rec line) {
        return Values.round(movesOf(line).stream()
                .filter(move -> !move.hasState("cancel"))
                .mapToDouble(move ->
                        sign(move) * (move.hasState("done") ? moves.quantity(move) : move.qty("product_uom_qty")))
                .sum());
    }

    private int sign(Rec move) {
        boolean out = orm.db
                .get("stock.location", move.ref("location_dest_id"))
                .text("usage")
                .equals("customer");
        boolean counts = !move.isSet("origin_returned_move_id") || move.is("to_refund");
        return !counts ? 0 : out ? 1 : -1;
    }

    private void raise(Rec order, Rec line, double change) {
        List<Rec> open = open(line);
        Rec move = open.isEmpty() ? null : open.get(0);
        if (move == null) {
            move = newMove(order, line, change);
        } else {
            moves.redemand(move, move.qty("product_uom_qty") + change);
        }
        if (moves.reservesAtConfirm(move)) {
            moves.assign(move);
        }
        orm.db.touch(orm.db.get("stock.picking", move.ref("picking_id")));
    }

    private void lower(Rec line, double change) {
        double left = change;
        for (Rec move : open(line)) {
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

    private Rec newMove(Rec order, Rec line, double quantity) {
        Rec warehouse = orm.db.get("stock.warehouse", order.ref("warehouse_id"));
        Rec picking = openPicking(order, warehouse);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", line.text("name"));
        values.put("product_id", line.ref("product_id"));
        values.put("product_uom_qty", quantity);
        values.put("picking_id", picking.id);
        values.put("sale_line_id", line.id);
        values.put("origin", order.text("name"));
        values.put("warehouse_id", warehouse.id);
        values.put(
                "rule_id",
                orm.db.where("stock.rule", "warehouse_id", warehouse.id).get(0).id);
        Rec move = orm.create("stock.move", values, Env.ADMIN);
        moves.confirm(move);
        return move;
    }

    private Rec openPicking(Rec order, Rec warehouse) {
        Rec group = group(order);
        return orm.db.where("stock.picking", "group_id", group.id).stream()
                .filter(picking -> picking.ref("picking_type_id") == warehouse.ref("out_type_id"))
                .filter(picking -> !FINAL.contains(pickings.state(picking)))
                .findFirst()
                .orElseGet(() -> newPicking(order, warehouse, group));
    }

    private Rec newPicking(Rec order, Rec warehouse, Rec group) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("picking_type_id", warehouse.ref("out_type_id"));
        values.put("partner_id", order.ref("partner_shipping_id"));
        values.put("origin", order.text("name"));
        values.put("group_id", group.id);
        values.put("sale_id", order.id);
        values.put("location_dest_id", locations.first("customer"));
        return orm.create("stock.picking", values, Env.ADMIN);
    }

    private Rec group(Rec order) {
        if (order.isSet("procurement_group_id")) {
            return orm.db.get(release.groupModel(), order.ref("procurement_group_id"));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", order.text("name"));
        values.put("move_type", "direct");
        values.put("sale_id", order.id);
        values.put("partner_id", order.ref("partner_shipping_id"));
        Rec group = orm.create(release.groupModel(), values, Env.ADMIN);
        orm.db.set(order, "procurement_group_id", group.id);
        return group;
    }

    double delivered(Rec line) {
        return Values.round(movesOf(line).stream()
                .filter(move -> move.hasState("done"))
                .mapToDouble(move -> sign(move) * moves.quantity(move))
                .sum());
    }
}
