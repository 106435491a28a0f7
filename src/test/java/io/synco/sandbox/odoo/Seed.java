package io.synco.sandbox.odoo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A new database: company, users, the recorded locations with their ids, and the first warehouse. */
final class Seed {
    private final Orm orm;
    private final Locations locations;
    private final Release release;

    Seed(Orm orm, Locations locations, Release release) {
        this.orm = orm;
        this.release = release;
        this.locations = locations;
    }

    void plant(OdooOptions options) {
        if (orm.schema.knows("uom.category")) {
            row("uom.category", "name", "Unit");
        }
        row("uom.uom", "name", "Units", "category_id", 1L, "uom_type", "reference", "factor", 1.0, "rounding", 0.01);
        if (release.unitsAreATree()) {
            orm.db.set(orm.db.get("uom.uom", 1), "parent_path", "1/");
        }
        row("product.category", "name", "All", "complete_name", "All");
        row("res.currency", "name", "USD", "symbol", "$");
        if (release.needsPriceList()) {
            row("product.pricelist", "name", "Public Pricelist", "currency_id", 1L);
        }
        row("res.partner", "name", options.company(), "is_company", true);
        row("res.partner", "name", "OdooBot", "active", false);
        row("res.partner", "name", "Administrator", "email", "admin@example.com");
        row("res.company", "name", options.company(), "partner_id", 1L, "currency_id", 1L);
        if (release.hasDefaultTax()) {
            tax("15%", 15.0, false);
        }
        row("res.users", "name", "OdooBot", "login", "__system__", "partner_id", 2L, "company_id", 1L, "active", false);
        row(
                "res.users",
                "name",
                "Administrator",
                "login",
                options.login(),
                "partner_id",
                3L,
                "company_id",
                1L,
                "tz",
                "UTC");
        orm.db.all("res.users").forEach(user -> orm.db.set(user, "company_ids", List.of(1L)));
        row("ir.config_parameter", "key", "database.uuid", "value", options.uuid());
        row("ir.config_parameter", "key", "web.base.url", "value", "http://localhost:8069");
        for (String module : List.of("stock", "sale_management", "sale_stock", "delivery")) {
            row("ir.module.module", "name", module, "state", "installed");
        }
        models();
        places();
        orm.create("stock.warehouse", Map.of("name", options.company(), "code", "WH"), Env.ADMIN);
        belowTheWarehouse();
    }

    private void tax(String name, double percent, boolean included) {
        row(
                "account.tax",
                "name",
                name,
                "amount",
                percent,
                "amount_type",
                "percent",
                "type_tax_use",
                "sale",
                "price_include",
                included,
                "company_id",
                1L);
    }

    /** What automations name their models and fields by. */
    private void models() {
        for (String name : List.of(
                "stock.move",
                "stock.picking",
                "stock.quant",
                "sale.order",
                "res.partner",
                "base.automation",
                "ir.actions.server")) {
            ModelDef model = orm.schema.model(name);
            Rec row = orm.create("ir.model", Map.of("name", model.label(), "model", name), Env.ADMIN);
            model.fields()
                    .values()
                    .forEach(field -> row(
                            "ir.model.fields",
                            "name",
                            field.name(),
                            "model",
                            name,
                            "model_id",
                            row.id,
                            "field_description",
                            field.label()));
        }
    }

    private void row(String model, Object... fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i].toString(), fields[i + 1]);
        }
        orm.create(model, values, Env.ADMIN);
    }

    private void places() {
        Long partners = null;
        Long virtual = null;
        if (release.hasRootLocations()) {
            locations.create("Physical Locations", "view", null, null, true);
            partners = locations.create("Partners", "view", null, null, true).id;
            virtual = locations.create("Virtual Locations", "view", null, null, true).id;
        }
        locations.create("Vendors", "supplier", partners, null, true);
        locations.create("Customers", "customer", partners, null, true);
        locations.create("Inter-company transit", "transit", virtual, null, false);
    }

    /** Odoo makes these after the warehouse; the ids are the recorded ones. */
    private void belowTheWarehouse() {
        Long virtual = release.hasRootLocations() ? 3L : null;
        locations.create("Inter-warehouse transit", "transit", release.hasRootLocations() ? 1L : null, null, false);
        virtual("Inventory adjustment", "inventory", virtual);
        virtual("Production", "production", virtual);
        if (release.hasScrapLocation()) {
            orm.db.set(virtual("Scrap", "inventory", virtual), "scrap_location", true);
        }
        long view = orm.db.get("stock.warehouse", 1).ref("view_location_id");
        locations.create("Pre-Production", "internal", view, 1L, false);
        Rec last = locations.create("Post-Production", "internal", view, 1L, false);
        orm.db.continueWith("stock.location", last.id + 2);
    }

    private Rec virtual(String name, String usage, Long parent) {
        Rec place = locations.create(name, usage, parent, null, true);
        orm.db.set(place, "company_id", 1L);
        return place;
    }
}
