package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the database, for tests, the demo's table and people. */
final class OdooReport {
    private final Odoo odoo;
    private final Database db;

    OdooReport(Odoo odoo) {
        this.odoo = odoo;
        this.db = odoo.db;
    }

    /** One quantity of a product at a location, its rows summed. */
    record Stock(String sku, String location, double quantity, double reserved) {}

    record Line(long id, String externalId, String sku, double quantity, double reserved, double delivered) {}

    record Order(
            long id,
            String name,
            String externalId,
            String reference,
            String warehouse,
            String state,
            List<Line> lines) {}

    List<Stock> stock(String usage) {
        return db.transaction(() -> {
            Map<String, Stock> sums = new LinkedHashMap<>();
            for (Rec quant : db.all("stock.quant")) {
                if (odoo.locations.usage(quant.ref("location_id")).equals(usage)) {
                    Stock row = stock(quant);
                    sums.merge(row.sku() + "\n" + row.location(), row, OdooReport::sum);
                }
            }
            return List.copyOf(sums.values());
        });
    }

    private Stock stock(Rec quant) {
        return new Stock(
                db.get("product.product", quant.ref("product_id")).text("default_code"),
                odoo.orm.fields.displayName("stock.location", quant.ref("location_id"), Env.ADMIN),
                quant.qty("quantity"),
                quant.qty("reserved_quantity"));
    }

    private static Stock sum(Stock a, Stock b) {
        return new Stock(
                a.sku(),
                a.location(),
                Values.round(a.quantity() + b.quantity()),
                Values.round(a.reserved() + b.reserved()));
    }

    /** At exactly this location. */
    Stock stock(String sku, long location) {
        return db.transaction(() -> odoo.quants.at(odoo.products.bySku(sku).id, location).stream()
                .map(this::stock)
                .reduce(OdooReport::sum)
                .orElse(new Stock(sku, odoo.orm.fields.displayName("stock.location", location, Env.ADMIN), 0, 0)));
    }

    List<Order> orders() {
        return db.transaction(
                () -> db.all("sale.order").stream().map(this::order).toList());
    }

    double total(long order) {
        FieldDef total = odoo.orm.schema.model("sale.order").field("amount_total");
        return db.transaction(() -> (Double) odoo.orm.fields.value(db.get("sale.order", order), total, Env.ADMIN));
    }

    private Order order(Rec order) {
        return new Order(
                order.id,
                order.text("name"),
                externalId(order),
                order.text("client_order_ref"),
                db.get("stock.warehouse", order.ref("warehouse_id")).text("code"),
                order.text("state"),
                odoo.orders.linesOf(order).stream()
                        .filter(line -> line.isSet("product_id"))
                        .map(this::line)
                        .toList());
    }

    private Line line(Rec line) {
        double reserved = db.where("stock.move", "sale_line_id", line.id).stream()
                .filter(move -> !move.hasState("done", "cancel", "draft"))
                .mapToDouble(odoo.moves::quantity)
                .sum();
        FieldDef delivered = odoo.orm.schema.model("sale.order.line").field("qty_delivered");
        return new Line(
                line.id,
                externalId(line),
                db.get("product.product", line.ref("product_id")).text("default_code"),
                line.qty("product_uom_qty"),
                Values.round(reserved),
                (Double) odoo.orm.fields.value(line, delivered, Env.ADMIN));
    }

    private String externalId(Rec rec) {
        return odoo.externalIds.of(rec).stream().findFirst().orElse("");
    }
}
