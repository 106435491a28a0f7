package io.synco.sandbox.odoo;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The moves and transfers of sales orders, one step at a time. */
final class DeliveryMoves {
    private static final Set<String> FINAL = Set.of("done", "cancel");

    final Orm orm;
    final Moves moves;
    private final Pickings pickings;
    private final Locations locations;
    private final Release release;

    DeliveryMoves(Orm orm, Moves moves, Pickings pickings, Locations locations, Release release) {
        this.orm = orm;
        this.moves = moves;
        this.pickings = pickings;
        this.locations = locations;
        this.release = release;
    }

    /** The rules that a warehouse delivers by, the first step first. */
    List<Rec> steps(Rec warehouse) {
        return orm.db.where("stock.rule", "warehouse_id", warehouse.id).stream()
                .sorted(Comparator.comparingLong(rule -> rule.id))
                .toList();
    }

    Rec warehouse(Rec order) {
        return orm.db.get("stock.warehouse", order.ref("warehouse_id"));
    }

    List<Rec> of(Rec line) {
        return orm.db.where("stock.move", "sale_line_id", line.id);
    }

    static boolean isOpen(Rec move) {
        return !FINAL.contains(move.text("state")) && !move.isSet("origin_returned_move_id");
    }

    /** To the customer 1, from the customer -1; a step inside, or a return that is not refunded, 0. */
    int sign(Rec move) {
        boolean counts = !move.isSet("origin_returned_move_id") || move.is("to_refund");
        boolean out = locations.usage(move.ref("location_dest_id")).equals("customer");
        boolean back = locations.usage(move.ref("location_id")).equals("customer");
        return !counts || out == back ? 0 : out ? 1 : -1;
    }

    double amount(Rec move) {
        return move.hasState("done") ? moves.quantity(move) : move.qty("product_uom_qty");
    }

    /** A step's move in the order's open transfer for that step. */
    Rec create(Rec order, Rec line, Rec step, double quantity) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", line.text("name"));
        values.put("product_id", line.ref("product_id"));
        values.put("product_uom_qty", quantity);
        values.put("location_id", step.ref("location_src_id"));
        values.put("location_dest_id", step.ref("location_dest_id"));
        values.put("picking_id", picking(order, step).id);
        values.put("origin", order.text("name"));
        values.put("warehouse_id", order.ref("warehouse_id"));
        values.put("rule_id", step.id);
        Rec move = orm.create("stock.move", values, Env.ADMIN);
        if (release.namesFinalLocation()) {
            orm.db.set(move, "location_final_id", locations.first("customer"));
        }
        moves.confirm(move);
        return move;
    }

    void assign(Rec move) {
        if (moves.reservesAtConfirm(move)) {
            moves.assign(move);
        }
        orm.db.touch(orm.db.get("stock.picking", move.ref("picking_id")));
    }

    Rec picking(Rec order, Rec step) {
        Rec group = group(order);
        return orm.db.where("stock.picking", "group_id", group.id).stream()
                .filter(picking -> picking.ref("picking_type_id") == step.ref("picking_type_id"))
                .filter(picking -> picking.ref("location_dest_id") == step.ref("location_dest_id"))
                .filter(picking -> !FINAL.contains(pickings.state(picking)))
                .findFirst()
                .orElseGet(() -> newPicking(order, step, group));
    }

    private Rec newPicking(Rec order, Rec step, Rec group) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("picking_type_id", step.ref("picking_type_id"));
        values.put("partner_id", order.ref("partner_shipping_id"));
        values.put("origin", order.text("name"));
        values.put("group_id", group.id);
        values.put("sale_id", order.id);
        values.put("location_id", step.ref("location_src_id"));
        values.put("location_dest_id", step.ref("location_dest_id"));
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
}
