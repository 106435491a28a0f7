package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Bills of materials with their lines, as the app Manufacturing fills them in. A sale of a kit is not taken apart here. */
final class BillsOfMaterials {
    private final Orm orm;

    BillsOfMaterials(Orm orm) {
        this.orm = orm;
    }

    void define() {
        orm.behaves("mrp.bom", before(this::completeBill));
        orm.behaves("mrp.bom.line", before(this::completeLine));
        orm.fields.compute("product.product", "is_kits", (product, env) -> isKit(product) ? true : null);
    }

    private static Behaviour before(Consumer<Map<String, Object>> complete) {
        return new Behaviour() {
            @Override
            public void beforeCreate(Map<String, Object> values, Env env) {
                complete.accept(values);
            }
        };
    }

    private void completeBill(Map<String, Object> values) {
        values.putIfAbsent("type", "normal");
        values.putIfAbsent("product_qty", 1.0);
        values.putIfAbsent("company_id", 1L);
        values.putIfAbsent("ready_to_produce", "all_available");
        values.putIfAbsent("consumption", "warning");
        values.putIfAbsent("product_uom_id", unit("product.template", values.get("product_tmpl_id")));
    }

    private void completeLine(Map<String, Object> values) {
        values.putIfAbsent("product_qty", 1.0);
        values.putIfAbsent("sequence", 1);
        values.putIfAbsent("product_uom_id", unit("product.product", values.get("product_id")));
    }

    private Long unit(String model, Object id) {
        return id instanceof Number number
                ? orm.db.get(model, number.longValue()).ref("uom_id")
                : null;
    }

    private boolean isKit(Rec product) {
        List<Rec> bills = orm.db.where("mrp.bom", "product_tmpl_id", product.ref("product_tmpl_id"));
        return bills.stream()
                .filter(bill -> bill.is("active") && bill.text("type").equals("phantom"))
                .anyMatch(bill -> !bill.isSet("product_id") || bill.ref("product_id") == product.id);
    }
}
