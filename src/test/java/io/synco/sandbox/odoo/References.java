package io.synco.sandbox.odoo;

import java.util.List;

/** In 19 references take the place of procurement groups; the double keeps one group of a document all the same. */
final class References {
    private References() {}

    static void define(Orm orm) {
        for (String model : List.of("stock.move", "stock.picking")) {
            orm.fields.compute(model, "reference_ids", (rec, env) -> one(rec, "group_id"));
        }
        orm.fields.compute("stock.reference", "sale_ids", (reference, env) -> one(reference, "sale_id"));
        orm.fields.compute("stock.reference", "move_ids", (reference, env) -> pointing(orm, "stock.move", reference));
        orm.fields.compute(
                "stock.reference", "picking_ids", (reference, env) -> pointing(orm, "stock.picking", reference));
        orm.fields.compute("sale.order", "stock_reference_ids", (order, env) -> one(order, "procurement_group_id"));
    }

    private static List<Long> one(Rec rec, String many2one) {
        return rec.isSet(many2one) ? List.of(rec.ref(many2one)) : List.of();
    }

    private static List<Long> pointing(Orm orm, String model, Rec reference) {
        return orm.db.where(model, "group_id", reference.id).stream()
                .map(rec -> rec.id)
                .toList();
    }
}
