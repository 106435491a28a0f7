package io.synco.sandbox.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the people in the warehouses do: they use the same records and buttons as a client, without HTTP. */
final class OdooPeople {
    private static final Env COUNTING = new Env(2, Map.of("inventory_mode", true));

    private final Odoo odoo;
    private final Database db;

    OdooPeople(Odoo odoo) {
        this.odoo = odoo;
        this.db = odoo.db;
    }

    long warehouse(String name, String code) {
        return create("stock.warehouse", Map.of("name", name, "code", code));
    }

    long bin(String warehouse, String name) {
        return db.transaction(() -> create("stock.location", Map.of("name", name, "location_id", place(warehouse))));
    }

    long usesOutput(String warehouse) {
        return db.transaction(() -> db.all("stock.warehouse").stream()
                .filter(row -> row.text("code").equals(warehouse))
                .map(row -> odoo.locations.get(row.ref("wh_output_stock_loc_id")))
                .peek(output -> db.set(output, "active", true))
                .findFirst()
                .orElseThrow()
                .id);
    }

    long product(String sku, String name, String barcode) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("default_code", sku);
        values.put("name", name);
        values.put("detailed_type", "product");
        values.put("barcode", barcode == null || barcode.isEmpty() ? null : barcode);
        return create("product.product", values);
    }

    long kit(String sku, String name, String barcode, Map<String, Double> units) {
        return db.transaction(() -> {
            long kit = product(sku, name, barcode);
            List<Object> lines = new ArrayList<>();
            units.forEach((component, quantity) -> lines.add(
                    List.of(0, 0, Map.of("product_id", odoo.products.bySku(component).id, "product_qty", quantity))));
            long template = db.get("product.product", kit).ref("product_tmpl_id");
            enters("mrp.bom", Map.of("product_tmpl_id", template, "type", "phantom", "bom_line_ids", lines));
            return kit;
        });
    }

    long enters(String model, Map<String, Object> values) {
        return create(model, values);
    }

    long value(String model, long id, String many2one) {
        return db.transaction(() -> db.get(model, id).ref(many2one));
    }

    /** The addresses that automations call. */
    List<String> called() {
        return db.transaction(() -> db.all("ir.actions.server").stream()
                .filter(action -> action.isSet("base_automation_id"))
                .map(action -> action.text("webhook_url"))
                .toList());
    }

    List<Long> idsOf(String model, String field, String text) {
        return db.transaction(() -> db.all(model).stream()
                .filter(row -> row.text(field).equals(text))
                .map(row -> row.id)
                .toList());
    }

    void changes(String model, long id, Map<String, Object> values) {
        run(() -> {
            odoo.orm.write(db.get(model, id), values, Env.ADMIN);
            return null;
        });
    }

    long customer(String name) {
        return create("res.partner", Map.of("name", name));
    }

    private long create(String model, Map<String, Object> values) {
        return db.transaction(() -> odoo.orm.create(model, values, Env.ADMIN).id);
    }

    /** A warehouse's code names its stock location, else the complete name of a location is meant. */
    long place(String place) {
        return db.transaction(() -> db.all("stock.warehouse").stream()
                .filter(warehouse -> warehouse.text("code").equals(place))
                .map(warehouse -> warehouse.ref("lot_stock_id"))
                .findFirst()
                .orElseGet(() -> odoo.locations.named(place).id));
    }

    void counts(String sku, String place, double quantity) {
        db.transaction(() -> odoo.orm.create(
                "stock.quant",
                Map.of(
                        "product_id",
                        odoo.products.bySku(sku).id,
                        "location_id",
                        place(place),
                        "inventory_quantity_auto_apply",
                        quantity),
                COUNTING));
    }

    void scraps(String sku, String place, double quantity) {
        run(() -> odoo.scraps.validate(odoo.orm.create(
                "stock.scrap",
                Map.of("product_id", odoo.products.bySku(sku).id, "scrap_qty", quantity, "location_id", place(place)),
                Env.ADMIN)));
    }

    long openReceipt(String warehouse, Map<String, Double> units) {
        return db.transaction(() -> {
            Rec type = type(warehouse, "in_type_id");
            return transfer(type, odoo.locations.first("supplier"), type.ref("default_location_dest_id"), units);
        });
    }

    long openTransfer(String from, String to, Map<String, Double> units) {
        return db.transaction(() -> {
            Rec source = odoo.locations.get(place(from));
            Rec warehouse = db.get("stock.warehouse", source.ref("warehouse_id"));
            return transfer(type(warehouse.text("code"), "int_type_id"), source.id, place(to), units);
        });
    }

    private Rec type(String warehouse, String field) {
        return db.get("stock.picking.type", odoo.warehouses.byCode(warehouse).ref(field));
    }

    private long transfer(Rec type, long from, long to, Map<String, Double> units) {
        List<Object> moves = new ArrayList<>();
        units.forEach((sku, quantity) -> moves.add(List.of(
                0,
                0,
                Map.of(
                        "product_id", odoo.products.bySku(sku).id,
                        "product_uom_qty", quantity,
                        "location_id", from,
                        "location_dest_id", to))));
        Rec picking = odoo.orm.create(
                "stock.picking",
                Map.of("picking_type_id", type.id, "location_id", from, "location_dest_id", to, "move_ids", moves),
                Env.ADMIN);
        odoo.pickings.confirm(picking);
        return picking.id;
    }

    /** Validates what is reserved or entered; what is left becomes a backorder. */
    void validate(long picking) {
        run(() -> {
            Rec transfer = db.get("stock.picking", picking);
            if (odoo.pickings.nothingEntered(transfer)) {
                odoo.pickings.enterAll(transfer);
            }
            return odoo.pickings.validate(List.of(transfer), new Env(2, Map.of("skip_backorder", true)));
        });
    }

    long sells(String warehouse, Map<String, Double> units) {
        return db.transaction(() -> {
            List<Object> lines = new ArrayList<>();
            units.forEach((sku, quantity) -> lines.add(
                    List.of(0, 0, Map.of("product_id", odoo.products.bySku(sku).id, "product_uom_qty", quantity))));
            long customer = create("res.partner", Map.of("name", "A customer of the counter"));
            Rec order = odoo.orm.create(
                    "sale.order",
                    Map.of(
                            "partner_id",
                            customer,
                            "warehouse_id",
                            odoo.warehouses.byCode(warehouse).id,
                            "order_line",
                            lines),
                    Env.ADMIN);
            odoo.orders.confirm(List.of(order));
            return order.id;
        });
    }

    void takesFrom(long order, String place) {
        run(() -> {
            db.where("stock.picking", "sale_id", order).stream()
                    .flatMap(picking -> odoo.pickings.movesOf(picking).stream())
                    .flatMap(move -> db.where("stock.move.line", "move_id", move.id).stream())
                    .forEach(line -> odoo.orm.write(line, Map.of("location_id", place(place)), Env.ADMIN));
            return null;
        });
    }

    void cancels(long order) {
        run(() -> odoo.orders.cancel(
                List.of(db.get("sale.order", order)), new Env(2, Map.of("disable_cancel_warning", true))));
    }

    void cancelsTransfers(String origin) {
        run(() -> {
            db.all("stock.picking").stream()
                    .filter(picking -> picking.text("origin").equals(origin))
                    .forEach(odoo.pickings::cancel);
            return null;
        });
    }

    /** Delivers the order's open deliveries, or of the named SKUs only so many, with the tracking number. */
    List<Long> delivers(long order, Map<String, Double> units, String tracking) {
        return db.transaction(() -> {
            List<Rec> open = db.where("stock.picking", "sale_id", order).stream()
                    .filter(picking -> odoo.pickings.state(picking).equals("assigned"))
                    .filter(picking -> db.get("stock.picking.type", picking.ref("picking_type_id"))
                            .text("code")
                            .equals("outgoing"))
                    .toList();
            if (open.isEmpty()) {
                throw new IllegalArgumentException("order " + order + " has no delivery with anything reserved");
            }
            open.forEach(picking -> deliver(picking, units, tracking));
            return open.stream().map(picking -> picking.id).toList();
        });
    }

    private void deliver(Rec picking, Map<String, Double> units, String tracking) {
        if (tracking != null) {
            odoo.orm.write(picking, Map.of("carrier_tracking_ref", tracking), Env.ADMIN);
        }
        if (!units.isEmpty()) {
            for (Rec move : odoo.pickings.movesOf(picking)) {
                String sku = db.get("product.product", move.ref("product_id")).text("default_code");
                odoo.orm.write(move, entering(units.getOrDefault(sku, 0.0), units.containsKey(sku)), Env.ADMIN);
            }
        }
        validate(picking.id);
    }

    private Map<String, Object> entering(double quantity, boolean goes) {
        return odoo.release.entersDoneBesideReserved()
                ? Map.of("quantity_done", quantity)
                : Map.of("quantity", quantity, "picked", goes);
    }

    private void run(Supplier<Object> work) {
        db.transaction(work);
    }
}
