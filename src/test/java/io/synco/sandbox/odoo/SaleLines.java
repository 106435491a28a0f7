package io.synco.sandbox.odoo;

import java.util.List;
import java.util.Map;

/** Lines of sales orders: on a confirmed order a changed quantity changes the delivery. */
final class SaleLines implements Behaviour {
    private static final String KEEPS_PRODUCT = "You cannot modify the product of this order line.";

    private final Orm orm;
    private final Products products;
    private final Procurement procurement;
    private final Release release;

    SaleLines(Orm orm, Products products, Procurement procurement, Release release) {
        this.orm = orm;
        this.release = release;
        this.products = products;
        this.procurement = procurement;
    }

    void define() {
        orm.behaves("sale.order.line", this);
        orm.fields.compute("sale.order.line", "qty_delivered", (line, env) -> procurement.delivered(line));
        orm.fields.compute(
                "sale.order.line",
                "qty_to_deliver",
                (line, env) -> Values.round(line.qty("product_uom_qty") - procurement.delivered(line)));
        orm.fields.compute("sale.order.line", "display_name", (line, env) -> displayName(line, env));
        orm.fields.related("sale.order.line", "state", "order_id", "state");
        orm.fields.related("sale.order.line", "warehouse_id", "order_id", "warehouse_id");
        orm.fields.related("sale.order.line", "order_partner_id", "order_id", "partner_id");
        orm.fields.related("sale.order.line", "company_id", "order_id", "company_id");
    }

    private Object displayName(Rec line, Env env) {
        Rec order = orm.db.get("sale.order", line.ref("order_id"));
        String partner = orm.fields.displayName("res.partner", order.ref("partner_id"), env);
        String name = order.text("name") + " - " + line.text("name").split("\n", 2)[0];
        return release.linesNameCustomer() ? name + " (" + partner + ")" : name;
    }

    @Override
    public void beforeCreate(Map<String, Object> values, Env env) {
        boolean product = values.get("product_id") instanceof Number;
        if (!product && values.get("display_type") == null && release.needsProductOnLine()) {
            throw OdooError.validation(
                    "The operation cannot be completed: Missing required fields on accountable sale order line.");
        }
        if (product) {
            long id = ((Number) values.get("product_id")).longValue();
            values.putIfAbsent("name", products.label(id));
            values.putIfAbsent("price_unit", orm.db.get("product.product", id).qty("list_price"));
            values.putIfAbsent("product_uom", 1L);
            if (release.hasDefaultTax()) {
                values.putIfAbsent("tax_id", List.of(List.of(6, 0, List.of(1L))));
            }
        }
        values.putIfAbsent("product_uom_qty", 1.0);
        values.putIfAbsent("sequence", 10);
    }

    @Override
    public void created(Rec line, Map<String, Object> values, Env env) {
        written(line, values, env);
    }

    @Override
    public void beforeWrite(Rec line, Map<String, Object> values, Env env) {
        Object quantity = values.get("product_uom_qty");
        double asked = quantity == null ? line.qty("product_uom_qty") : Double.parseDouble(quantity.toString());
        if (isConfirmed(line) && asked < line.qty("product_uom_qty") && asked < procurement.delivered(line)) {
            throw orm.schema.words.belowDelivered();
        }
        if (asked != line.qty("product_uom_qty") && line.isSet("product_id")) {
            // Recorded: a changed quantity takes the product's price again.
            values.putIfAbsent(
                    "price_unit",
                    orm.db.get("product.product", line.ref("product_id")).qty("list_price"));
        }
        if (values.get("product_id") instanceof Number product && product.longValue() != line.ref("product_id")) {
            if (isConfirmed(line) && release.keepsProductOfConfirmedLine()) {
                throw OdooError.userError(KEEPS_PRODUCT);
            }
            values.putIfAbsent("name", products.label(product.longValue()));
        }
    }

    @Override
    public void written(Rec line, Map<String, Object> values, Env env) {
        orm.db.touch(orm.db.get("sale.order", line.ref("order_id")));
        if (values.containsKey("product_uom_qty") && isConfirmed(line)) {
            procurement.launch(orm.db.get("sale.order", line.ref("order_id")), List.of(line));
        }
    }

    private boolean isConfirmed(Rec line) {
        return orm.db.get("sale.order", line.ref("order_id")).hasState("sale");
    }

    @Override
    public void beforeUnlink(Rec line, Env env) {
        if (isConfirmed(line)) {
            throw orm.schema.words.lineStays();
        }
    }
}
