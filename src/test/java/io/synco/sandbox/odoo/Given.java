package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings a double to the state in which a recording began, with the recorded ids and numbers. */
final class Given {
    final OdooSandbox sandbox;
    private final Odoo odoo;

    Given(OdooSandbox sandbox) {
        this.sandbox = sandbox;
        this.odoo = sandbox.odoo();
    }

    /** The next record of a model gets this id (or the next document of a prefix this number). */
    Given next(String sequence, long number) {
        return run(() -> odoo.db.continueWith(sequence, number));
    }

    private Given run(Runnable work) {
        odoo.db.transaction(() -> {
            work.run();
            return null;
        });
        return this;
    }

    Given bins() {
        return run(() -> {
            sandbox.bin("WH", "BIN-A");
            sandbox.bin("WH", "BIN-B");
        });
    }

    Given product(long id, String sku, String name) {
        next("product.product", id).next("product.template", id);
        return create(
                "product.product", "default_code", sku, "name", name, "detailed_type", "product", "list_price", 10.0);
    }

    Given partner(long id, String name) {
        return next("res.partner", id).create("res.partner", "name", name);
    }

    Given create(String model, Object... fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i].toString(), fields[i + 1]);
        }
        return run(() -> odoo.orm.create(model, values, Env.ADMIN));
    }

    Given write(String model, long id, String field, Object value) {
        return run(() -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put(field, value);
            odoo.orm.write(odoo.db.get(model, id), values, Env.ADMIN);
        });
    }

    /** A count outside inventory mode, as the recorder set up its stock. */
    Given stock(long product, long location, double quantity) {
        return run(() -> {
            Rec quant = odoo.orm.create(
                    "stock.quant",
                    Map.of("product_id", product, "location_id", location, "inventory_quantity", quantity),
                    Env.ADMIN);
            odoo.counts.applyAll(List.of(quant));
        });
    }

    Given count(long product, long location, double quantity) {
        return run(() -> odoo.orm.create(
                "stock.quant",
                Map.of("product_id", product, "location_id", location, "inventory_quantity_auto_apply", quantity),
                new Env(2, Map.of("inventory_mode", true))));
    }

    Given call(String model, String method, long id) {
        return run(() -> odoo.methods.call(model, method, new Args(List.of(List.of(id)), Map.of()), Env.ADMIN));
    }

    /** A one-step warehouse with the recorded ids of itself, its locations and its operation types. */
    Given warehouse(long id, String name, String code, long stock, long firstType, long rule) {
        return next("stock.warehouse", id)
                .next("stock.location", stock - 1)
                .next("stock.picking.type", firstType)
                .next("stock.rule", rule)
                .create("stock.warehouse", "name", name, "code", code);
    }

    /** A product with 20 units or so in one place, and the quant's recorded id. */
    Given stocked(long product, String name, long quant, long location, double quantity) {
        next("product.product", product).next("product.template", product);
        create("product.product", "name", name, "detailed_type", "product");
        return next("stock.quant", quant).stock(product, location, quantity);
    }

    /** The ids that the order of a story, its line, group, transfer, move and move line have. */
    Given order(long order, String number, long line, long group, long picking, long move, long moveLine) {
        return next("sale.order", order)
                .next("S", Long.parseLong(number.substring(1)))
                .next("sale.order.line", line)
                .next("procurement.group", group)
                .next("stock.picking", picking)
                .next("stock.move", move)
                .next("stock.move.line", moveLine);
    }
}
