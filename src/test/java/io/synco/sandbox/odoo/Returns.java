package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The return wizard: it makes the transfer back. */
final class Returns implements Behaviour {
    private final Orm orm;
    private final Moves moves;
    private final Pickings pickings;
    private final Release release;

    Returns(Orm orm, Moves moves, Pickings pickings, Release release) {
        this.orm = orm;
        this.release = release;
        this.moves = moves;
        this.pickings = pickings;
        orm.behaves("stock.return.picking", this);
        orm.fields.compute("stock.return.picking", "company_id", (wizard, env) -> 1L);
        orm.fields.compute("stock.return.picking.line", "uom_id", (line, env) -> 1L);
        if (release.returnsToStock()) {
            orm.fields.compute(
                    "stock.return.picking.line",
                    "move_quantity",
                    (line, env) -> moves.quantity(orm.db.get("stock.move", line.ref("move_id"))));
        }
        orm.fields.compute(
                "stock.return.picking.line",
                "display_name",
                (line, env) -> orm.fields.displayName("product.product", line.ref("product_id"), env));
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        Object active = env.context().get("active_id");
        if (active != null) {
            values.putIfAbsent("picking_id", active);
        }
        Rec picking =
                orm.db.get("stock.picking", Values.ids(values.get("picking_id")).get(0));
        if (!release.returnsToStock()) {
            long home = picking.ref("location_id");
            values.putIfAbsent("location_id", home);
            values.put("original_location_id", home);
            values.put("parent_location_id", orm.db.get("stock.location", home).ref("location_id"));
        }
    }

    @Override
    public void created(Rec wizard, Map<String, Object> values, Env env) {
        if (values.containsKey("product_return_moves") || !release.offersReturnLines()) {
            return;
        }
        for (Rec move : orm.db.where("stock.move", "picking_id", wizard.ref("picking_id"))) {
            if (move.hasState("done")) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("wizard_id", wizard.id);
                line.put("move_id", move.id);
                line.put("product_id", move.ref("product_id"));
                double left = Values.round(moves.quantity(move) - returned(move));
                line.put("quantity", release.offersReturnQuantities() ? left : 0);
                line.put("to_refund", true);
                orm.create("stock.return.picking.line", line, env);
            }
        }
    }

    private double returned(Rec move) {
        return orm.db.where("stock.move", "origin_returned_move_id", move.id).stream()
                .filter(back -> !back.hasState("cancel"))
                .mapToDouble(back -> back.hasState("done") ? moves.quantity(back) : back.qty("product_uom_qty"))
                .sum();
    }

    Map<String, Object> createReturns(Rec wizard, Env env) {
        Rec delivery = orm.db.get("stock.picking", wizard.ref("picking_id"));
        Rec type = orm.db.get("stock.picking.type", delivery.ref("picking_type_id"));
        boolean own = type.isSet("return_picking_type_id");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("picking_type_id", own ? type.ref("return_picking_type_id") : type.id);
        values.put("location_id", delivery.ref("location_dest_id"));
        values.put("location_dest_id", destination(wizard, delivery, type));
        values.put("origin", "Return of " + delivery.text("name"));
        values.put("return_id", delivery.id);
        for (String kept : List.of("partner_id", "group_id", "sale_id")) {
            values.put(kept, delivery.raw(kept));
        }
        Rec back = orm.create("stock.picking", values, Env.ADMIN);
        orm.db.where("stock.move", "picking_id", delivery.id).stream()
                .flatMap(move -> moves.chains.after(move).stream())
                .forEach(moves::unreserve);
        orm.db.where("stock.return.picking.line", "wizard_id", wizard.id).stream()
                .filter(line -> line.qty("quantity") > 0)
                .forEach(line -> returnMove(line, back, env));
        pickings.confirm(back);
        return release.returnsToStock() ? plainAction(back, env) : action(back, delivery, env);
    }

    private long destination(Rec wizard, Rec delivery, Rec type) {
        if (!release.returnsToStock()) {
            return wizard.ref("location_id");
        }
        Rec back = orm.db.find("stock.picking.type", type.ref("return_picking_type_id"));
        return back == null ? delivery.ref("location_id") : back.ref("default_location_dest_id");
    }

    private void returnMove(Rec line, Rec back, Env env) {
        Rec move = orm.db.get("stock.move", line.ref("move_id"));
        Map<String, Object> values = new LinkedHashMap<>();
        for (String kept : List.of(
                "name", "product_id", "sale_line_id", "group_id", "warehouse_id", "origin", "rule_id", "bom_line_id")) {
            values.put(kept, move.raw(kept));
        }
        values.put(
                "warehouse_id",
                orm.db.get("stock.picking.type", back.ref("picking_type_id")).ref("warehouse_id"));
        values.put("product_uom_qty", line.qty("quantity"));
        values.put("picking_id", back.id);
        values.put("origin_returned_move_id", move.id);
        values.put("to_refund", line.is("to_refund"));
        link(move, orm.create("stock.move", values, env));
    }

    /** A return comes after what it returns and after what that was for; and before what the same goods came from. */
    private void link(Rec move, Rec back) {
        Chains chains = moves.chains;
        List<Rec> siblings = Chains.standing(chains.after(move)).stream()
                .filter(other -> other.id != back.id)
                .toList();
        siblings.forEach(after -> returnsOf(after).forEach(other -> chains.link(other, back)));
        chains.link(move, back);
        siblings.forEach(after -> Chains.standing(chains.before(after)).forEach(other -> chains.link(other, back)));
        for (Rec before : chains.before(move)) {
            for (Rec other : returnsOf(before)) {
                if (other.id != back.id) {
                    chains.link(back, other);
                }
            }
        }
    }

    private List<Rec> returnsOf(Rec move) {
        return orm.db.where("stock.move", "origin_returned_move_id", move.id);
    }

    private static Map<String, Object> plainAction(Rec back, Env env) {
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("name", "Returned Picking");
        action.put("view_mode", "form");
        action.put("res_model", "stock.picking");
        action.put("res_id", back.id);
        action.put("type", "ir.actions.act_window");
        action.put("context", env.context());
        return action;
    }

    private static Map<String, Object> action(Rec back, Rec delivery, Env env) {
        Map<String, Object> context = new LinkedHashMap<>(env.context());
        context.put("default_partner_id", delivery.raw("partner_id"));
        context.put("search_default_picking_type_id", back.ref("picking_type_id"));
        for (String filter : List.of("draft", "assigned", "confirmed", "ready", "planning_issues", "available")) {
            context.put("search_default_" + filter, false);
        }
        Map<String, Object> action = new LinkedHashMap<>();
        action.put("name", "Returned Picking");
        action.put("view_mode", "form,tree,calendar");
        action.put("res_model", "stock.picking");
        action.put("res_id", back.id);
        action.put("type", "ir.actions.act_window");
        action.put("context", context);
        return action;
    }
}
