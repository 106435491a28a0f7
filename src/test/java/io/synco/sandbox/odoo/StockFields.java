package io.synco.sandbox.odoo;

import java.util.List;

/** The computed fields of moves and quants. */
final class StockFields {
    private StockFields() {}

    static void define(Orm orm, Moves moves, Release release) {
        moves(orm, moves);
        if (release.entersDoneBesideReserved()) {
            doneBesideReserved(orm, moves);
        }
        quants(orm);
    }

    private static void moves(Orm orm, Moves moves) {
        Fields fields = orm.fields;
        fields.compute("stock.move", "quantity", (move, env) -> moves.quantity(move));
        fields.compute("stock.move", "product_qty", (move, env) -> move.qty("product_uom_qty"));
        fields.compute("stock.move", "reference", (move, env) -> reference(orm, move));
        fields.compute("stock.move", "display_name", (move, env) -> displayName(orm, move));
        fields.related("stock.move", "picking_code", "picking_id", "picking_type_code");
        fields.related("stock.move", "location_usage", "location_id", "usage");
        fields.related("stock.move", "location_dest_usage", "location_dest_id", "usage");
        fields.related("stock.move", "product_tmpl_id", "product_id", "product_tmpl_id");
    }

    private static void doneBesideReserved(Orm orm, Moves moves) {
        Fields fields = orm.fields;
        fields.compute("stock.move", "quantity_done", (move, env) -> moves.entering.entered(move));
        fields.compute(
                "stock.move",
                "reserved_availability",
                (move, env) -> move.hasState("done", "cancel") ? 0.0 : moves.quantity(move));
        for (String field : List.of("reserved_qty", "reserved_uom_qty")) {
            fields.compute(
                    "stock.move.line",
                    field,
                    (line, env) -> orm.db.get("stock.move", line.ref("move_id")).hasState("done")
                            ? 0.0
                            : line.qty("quantity"));
        }
    }

    private static Object reference(Orm orm, Rec move) {
        Rec picking = orm.db.find("stock.picking", move.ref("picking_id"));
        return picking == null ? move.raw("name") : picking.raw("name");
    }

    private static String displayName(Orm orm, Rec move) {
        Rec picking = orm.db.find("stock.picking", move.ref("picking_id"));
        Rec product = orm.db.get("product.product", move.ref("product_id"));
        String origin = picking != null && picking.isSet("origin") ? picking.text("origin") + "/" : "";
        String code = product.isSet("default_code") ? product.text("default_code") + ": " : "";
        return origin + code + place(orm, move.ref("location_id")) + ">" + place(orm, move.ref("location_dest_id"));
    }

    private static String place(Orm orm, long location) {
        return orm.db.get("stock.location", location).text("name");
    }

    private static void quants(Orm orm) {
        Fields fields = orm.fields;
        fields.compute(
                "stock.quant",
                "available_quantity",
                (q, env) -> Values.round(q.qty("quantity") - q.qty("reserved_quantity")));
        fields.compute("stock.quant", "inventory_quantity_auto_apply", (q, env) -> q.qty("quantity"));
        fields.compute("stock.quant", "is_outdated", (q, env) -> Counts.isOutdated(q));
        fields.compute("stock.quant", "product_uom_id", (q, env) -> 1L);
        fields.compute("stock.quant", "currency_id", (q, env) -> 1L);
        fields.compute("stock.quant", "priority", (q, env) -> "0");
        fields.compute("stock.quant", "cost_method", (q, env) -> "standard");
        fields.related("stock.quant", "tracking", "product_id", "tracking");
        for (List<String> related : List.of(
                List.of("product_tmpl_id", "product_id", "product_tmpl_id"),
                List.of("product_categ_id", "product_id", "categ_id"),
                List.of("warehouse_id", "location_id", "warehouse_id"),
                List.of("display_name", "location_id", "complete_name"))) {
            fields.related("stock.quant", related.get(0), related.get(1), related.get(2));
        }
    }
}
