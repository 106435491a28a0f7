package io.synco.sandbox.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The double answers as the recorded Odoo 17 did: transport, errors, reading. */
@DisplayName("As recorded: transport, errors, reading")
class OdooReplayTest {
    private OdooSandbox odoo;
    private Given given;
    private Replay then;

    @BeforeEach
    void start() {
        odoo = OdooSandbox.start(0);
        given = new Given(odoo);
        then = new Replay(odoo);
    }

    @AfterEach
    void stop() {
        odoo.close();
    }

    @Test
    void logging_in_and_what_the_transport_refuses() {
        then.replays(
                "common-version",
                "common-authenticate-ok",
                "common-authenticate-unknown-user",
                "common-authenticate-wrong-db");
        then.replays("common-login-ok", "execute_kw-wrong-db", "execute_kw-wrong-uid", "bad-service");
        then.replaysWithSecret("wrong", "common-authenticate-wrong-password", "execute_kw-wrong-password");
        then.replays("jsonrpc-malformed-json", "jsonrpc-get", "jsonrpc-form-content-type");
    }

    @Test
    void an_API_key_works_as_a_password() {
        then.replaysWithSecret(odoo.options().apiKey(), "common-authenticate-with-apikey", "execute_kw-with-apikey");
        then.replays("apikey-make_key-over-jsonrpc");
    }

    @Test
    void mistakes_of_the_caller() {
        then.replays(
                "unknown-model",
                "unknown-method",
                "private-method",
                "unknown-field-in-fields",
                "unknown-field-in-domain");
        then.replays(
                "unknown-field-in-order",
                "unknown-field-in-create",
                "missing-required-field",
                "validationerror-constraint");
        then.replays(
                "missing-record-read", "missing-record-mixed-read", "missing-record-write", "missing-record-unlink");
        then.replays("wrong-arg-count", "bad-domain", "has_access", "check_access_rights", "allowed_company_ids-bad");
        then.replays("so-lines-no-product", "so-create-missing-partner", "is_storable-create", "formatted_read_group");
    }

    @Test
    void an_ordinary_user_may_not_read_system_parameters() {
        try (OdooSandbox other = OdooSandbox.start(0, 0, OdooOptions.defaults().withOrdinaryUser())) {
            new Replay(other).replays("accesserror-read-model");
        }
    }

    @Test
    void a_serialization_failure_whose_retries_are_exhausted() {
        odoo.faults().add(Fault.serialization().times(2));
        then.replays("concurrency-serialization-exhausted", "load-concurrent-3");
    }

    @Test
    void the_fields_of_each_model() {
        then.ignoring("string");
        then.replaysFields(
                "stock.quant", "stock.picking", "stock.move.line", "product.product", "sale.order", "sale.order.line");
        then.replaysFields("stock.location", "stock.warehouse", "stock.picking.type", "stock.scrap", "stock.move");
    }

    @Test
    void warehouses_locations_products_and_quants() {
        given.bins()
                .product(2, "REC-READ", "Rec Read Product")
                .write("product.product", 2, "barcode", "REC1795416935739");
        given.stock(2, 20, 5).stock(2, 21, 7);
        then.replays("stock.warehouse-search_read", "stock.location-search_read", "stock.location-inactive");
        then.replays("stock.picking.type-search_read", "product.product-search_read-limit-offset-order");
        then.replays("product.product-search_read-offset-past-end", "search_count", "stock.quant-search_read");
        then.replays("stock.quant-domain-on-usage", "stock.quant-child_of", "write_date-filter-seconds");
        then.replays("write_date-filter-microseconds", "write_date-filter-iso-T");
    }

    @Test
    void quantities_of_a_product_by_context() {
        given.bins().product(2, "REC-READ", "Rec Read Product").stock(2, 20, 5).stock(2, 21, 7);
        then.replays(
                "qty-no-context",
                "qty-location-binA",
                "qty-location-list",
                "qty-location-stock-parent",
                "qty-location-view");
        then.replays(
                "qty-warehouse-key",
                "qty-warehouse_id-key",
                "qty-warehouse-999",
                "qty-warehouse_id-999",
                "qty-location-999");
        then.replays(
                "qty-location-string",
                "qty-location-empty-list",
                "qty-compute_child-false",
                "qty-strict",
                "qty-customer-location");
        then.replays("product-domain-qty_available", "product-domain-free_qty");
    }

    @Test
    void quantities_of_two_warehouses() {
        given.next("stock.location", 22).create("stock.warehouse", "name", "Second WH", "code", "WH2");
        given.product(17, "REC-WHSEL", "WHsel").next("stock.move", 43).count(17, 23, 9);
        then.replays(
                "wh2-qty-all", "wh2-qty-ctx-warehouse_id", "wh2-qty-ctx-warehouse", "wh2-qty-ctx-warehouse_id-WH1");
        then.replays("wh2-qty-ctx-warehouse-WH1", "wh2-qty-loc-in-other-wh");
        given.partner(8, "Rec Customer").order(22, "S00018", 30, 20, 14, 44, 40);
        then.replays("so-create-wh2");
        given.call("sale.order", "action_confirm", 22);
        then.replays("so-wh2-moves", "so-create-with-date_order", "so-date_order");
    }

    @Test
    void archived_and_other_products() {
        given.product(20, null, "Arch").write("product.product", 20, "active", false);
        given.next("product.product", 21).create("product.product", "name", "Consumable");
        given.create("product.product", "name", "Service", "detailed_type", "service")
                .partner(8, "Rec Customer");
        given.next("sale.order", 27);
        then.replays("archived-product-search", "archived-product-search-active_test", "archived-product-read");
        then.replays(
                "archived-product-so-line",
                "nonstorable-qty",
                "nonstorable-quant-create",
                "service-qty",
                "type-product-create");
    }

    @Test
    void creating_one_or_several() {
        given.next("res.partner", 16);
        then.replays("create-list-returns", "create-dict-returns");
        then.replays("warehouse2-create");
        assertThat(odoo.location("WH2")).isPositive();
    }

    @Test
    void bills_of_materials() {
        then.replaysFields("mrp.bom");
        given.product(3, "REC-KC1", "Kit comp1")
                .product(4, "REC-KC2", "Kit comp2")
                .product(5, "REC-KIT", "Kit");
        then.replays("kit-bom-create", "mrp.bom-search_read", "mrp.bom.line-search_read", "kit-is_kits");
    }
}
