package io.synco.sandbox.odoo;

import java.util.List;

/** Transport, errors, reading, quantities by context. */
final class BaseScenes {
    private BaseScenes() {}

    static List<Scene> all() {
        return List.of(
                new Scene("logging in and what the transport refuses", BaseScenes::transport),
                new Scene("mistakes of the caller", BaseScenes::mistakes),
                new Scene("JSON-2", BaseScenes::json2),
                new Scene("the fields of each model", BaseScenes::fields),
                new Scene("warehouses, locations, products and quants", BaseScenes::reading),
                new Scene("quantities of a product by context", BaseScenes::quantities),
                new Scene("quantities of two warehouses", BaseScenes::twoWarehouses),
                new Scene("creating one or several", BaseScenes::creating),
                new Scene("loading orders with external ids", BaseScenes::loading),
                new Scene("names in ir.model.data", BaseScenes::externalIds));
    }

    private static void transport(Stage stage) {
        stage.replays(
                "common-version",
                "common-authenticate-ok",
                "common-authenticate-unknown-user",
                "common-authenticate-wrong-db",
                "common-login-ok",
                "execute_kw-wrong-db",
                "execute_kw-wrong-uid",
                "bad-service",
                "jsonrpc-malformed-json",
                "jsonrpc-get",
                "jsonrpc-form-content-type",
                "apikey-make_key-over-jsonrpc",
                "json2-not-available");
        stage.replaysWith(Secret.WRONG, "common-authenticate-wrong-password", "execute_kw-wrong-password");
        stage.replaysWith(Secret.API_KEY, "common-authenticate-with-apikey", "execute_kw-with-apikey");
    }

    private static void json2(Stage stage) {
        stage.replays("json-version", "web-version");
        stage.replaysWith(
                Secret.API_KEY,
                "json2-search_read",
                "json2-wrong-db-header",
                "json2-no-auth",
                "json2-unknown-model",
                "json2-unknown-method",
                "json2-private-method",
                "json2-missing-arg",
                "json2-ids-on-api-model",
                "json2-read-missing",
                "json2-write-missing",
                "json2-unknown-field",
                "json2-validationerror",
                "json2-create",
                "json2-create-single",
                "json2-get-method",
                "json2-malformed",
                "json2-load");
        stage.replaysWith(Secret.WRONG, "json2-bad-key");
    }

    private static void mistakes(Stage stage) {
        stage.replays(
                "unknown-model",
                "unknown-method",
                "private-method",
                "unknown-field-in-fields",
                "unknown-field-in-domain",
                "unknown-field-in-order",
                "unknown-field-in-create",
                "missing-required-field",
                "validationerror-constraint",
                "missing-record-read",
                "missing-record-mixed-read",
                "missing-record-write",
                "missing-record-unlink",
                "wrong-arg-count",
                "bad-domain",
                "has_access",
                "check_access_rights",
                "allowed_company_ids-bad",
                "so-lines-no-product",
                "so-create-missing-partner",
                "type-product-create",
                "is_storable-create",
                "write_date-filter-iso-T");
    }

    private static void fields(Stage stage) {
        for (String model : List.of(
                "stock.move",
                "stock.quant",
                "stock.picking",
                "stock.move.line",
                "product.product",
                "sale.order",
                "sale.order.line",
                "stock.location",
                "stock.warehouse",
                "stock.picking.type",
                "mrp.bom",
                "stock.scrap")) {
            stage.replays("fields_get-" + model);
        }
    }

    private static void reading(Stage stage) {
        stage.given(g -> g.bins().makes("[REC-READ]", "barcode", "REC1795416935739"));
        stage.given(g -> g.count("[REC-READ]", "WH/Stock/BIN-A", 5).count("[REC-READ]", "WH/Stock/BIN-B", 7));
        stage.replays(
                "stock.warehouse-search_read",
                "stock.location-search_read",
                "stock.location-inactive",
                "stock.picking.type-search_read",
                "product.product-search_read-offset-past-end",
                "search_count",
                "stock.quant-domain-on-usage",
                "stock.quant-child_of",
                "write_date-filter-seconds",
                "write_date-filter-microseconds");
    }

    private static void quantities(Stage stage) {
        stage.given(g -> g.bins().makes("[REC-READ]"));
        stage.given(g -> g.count("[REC-READ]", "WH/Stock/BIN-A", 5).count("[REC-READ]", "WH/Stock/BIN-B", 7));
        stage.replays(
                "qty-no-context",
                "qty-location-binA",
                "qty-location-list",
                "qty-location-stock-parent",
                "qty-location-view",
                "qty-warehouse-key",
                "qty-warehouse_id-key",
                "qty-warehouse-999",
                "qty-warehouse_id-999",
                "qty-location-999",
                "qty-location-string",
                "qty-location-empty-list",
                "qty-compute_child-false",
                "qty-strict",
                "qty-customer-location");
    }

    private static void twoWarehouses(Stage stage) {
        stage.replays("warehouse2-create");
        stage.given(g -> g.makes("[REC-WHSEL]").count("[REC-WHSEL]", "WH2/Stock", 9));
        stage.replays(
                "wh2-qty-all",
                "wh2-qty-ctx-warehouse_id",
                "wh2-qty-ctx-warehouse",
                "wh2-qty-ctx-warehouse_id-WH1",
                "wh2-qty-ctx-warehouse-WH1",
                "wh2-qty-loc-in-other-wh",
                "so-create-wh2");
        stage.given(Scenery::confirmsLast);
        stage.replays("so-wh2-moves");
    }

    private static void creating(Stage stage) {
        stage.replays("create-list-returns", "create-dict-returns");
    }

    private static void loading(Stage stage) {
        stage.given(g -> g.makes("[REC-IDEM"));
        stage.replays(
                "load-first",
                "load-second-same",
                "load-after",
                "load-lines",
                "load-nolineid-first",
                "load-nolineid-second",
                "load-nolineid-lines",
                "load-error",
                "load-confirmed-state",
                "load-after-confirm",
                "load-after-confirm-lines",
                "load-ir.model.data");
    }

    private static void externalIds(Stage stage) {
        stage.given(g -> g.draftOrder("imd-create-first"));
        stage.replays(
                "imd-create-first",
                "imd-create-second",
                "imd-create-other-res",
                "imd-list-create-partial-dup",
                "imd-list-check",
                "imd-create-no-module");
    }
}
