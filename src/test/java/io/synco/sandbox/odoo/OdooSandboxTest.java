package io.synco.sandbox.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What tests and the demo do with the double: trade, look, and make it fail. */
@DisplayName("The Odoo double")
class OdooSandboxTest {
    private static final List<String> COLUMNS = List.of(
            "id",
            "partner_id/.id",
            "warehouse_id/.id",
            "client_order_ref",
            "order_line/id",
            "order_line/product_id/.id",
            "order_line/product_uom_qty");

    private OdooSandbox odoo;
    private Caller caller;
    private long mug;
    private long secondWarehouse;

    @BeforeEach
    void start() {
        odoo = OdooSandbox.start(0);
        caller = new Caller(odoo);
        secondWarehouse = odoo.warehouse("Second", "WH2");
        mug = odoo.product("MUG", "A mug");
    }

    @AfterEach
    void stop() {
        odoo.close();
    }

    @Test
    void a_receipt_raises_one_warehouse_only() {
        odoo.receives(5, "MUG", "WH2");

        assertThat(odoo.quantity("MUG", "WH2")).isEqualTo(5);
        assertThat(odoo.quantity("MUG", "WH")).isZero();
    }

    @Test
    void two_hundred_lines_are_one_receipt() throws Exception {
        Map<String, Double> units = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            odoo.product("P" + i, "Product " + i);
            units.put("P" + i, 1.0 + i);
        }

        long receipt = odoo.receives("WH2", units);

        assertThat(caller.call(
                                "stock.move",
                                "search_count",
                                List.of(List.of(List.of("picking_id", "=", receipt), List.of("state", "=", "done"))),
                                Map.of())
                        .asInt())
                .isEqualTo(200);
        assertThat(odoo.quantity("P199", "WH2")).isEqualTo(200);
    }

    @Test
    void a_count_a_transfer_and_another_channels_order() {
        odoo.counts(10, "MUG", "WH");
        odoo.transfers(4, "MUG", "WH", "WH2");
        odoo.sells(1, "MUG", "WH2");

        assertThat(odoo.quantity("MUG", "WH")).isEqualTo(6);
        assertThat(odoo.quantity("MUG", "WH2")).isEqualTo(4);
        assertThat(odoo.reserved("MUG", "WH2")).isEqualTo(1);
    }

    @Test
    void an_order_reserves_in_its_warehouse_and_no_more_than_there_is() throws Exception {
        odoo.counts(3, "MUG", "WH2");
        long order = load("o1", 5).get(0);

        caller.call("sale.order", "action_confirm", List.of(List.of(order)), Map.of());

        assertThat(odoo.reserved("MUG", "WH2")).isEqualTo(3);
        assertThat(odoo.report().orders().get(0).lines().get(0).reserved()).isEqualTo(3);
        assertThat(odoo.report().orders().get(0).externalId()).isEqualTo("synco.o1");
    }

    @Test
    void lowering_a_line_frees_its_units() throws Exception {
        odoo.counts(10, "MUG", "WH2");
        long order = load("o1", 5).get(0);
        caller.call("sale.order", "action_confirm", List.of(List.of(order)), Map.of());

        load("o1", 2);

        assertThat(odoo.reserved("MUG", "WH2")).isEqualTo(2);
    }

    @Test
    void loading_the_same_order_again_makes_nothing_more() throws Exception {
        List<Long> first = load("o1", 5);
        List<Long> second = load("o1", 5);

        assertThat(second).isEqualTo(first);
        assertThat(odoo.ordersOf("ref-o1")).hasSize(1);
        assertThat(odoo.report().orders().get(0).lines()).hasSize(1);
    }

    @Test
    void a_delivery_in_parts_carries_its_tracking_number() throws Exception {
        odoo.counts(10, "MUG", "WH2");
        long order = load("o1", 5).get(0);
        caller.call("sale.order", "action_confirm", List.of(List.of(order)), Map.of());

        long delivery = odoo.delivers(order, Map.of("MUG", 2.0), "TRACK-1").get(0);
        odoo.delivers(order, "TRACK-2");

        JsonNode picking = caller.call(
                        "stock.picking",
                        "read",
                        List.of(List.of(delivery), List.of("carrier_tracking_ref", "state", "backorder_ids")),
                        Map.of())
                .get(0);
        assertThat(picking.get("carrier_tracking_ref").asText()).isEqualTo("TRACK-1");
        assertThat(picking.get("backorder_ids")).hasSize(1);
        assertThat(odoo.quantity("MUG", "WH2")).isEqualTo(5);
        assertThat(odoo.report().orders().get(0).lines().get(0).delivered()).isEqualTo(5);
    }

    @Test
    void a_slow_transaction_shows_an_earlier_write_date() throws Exception {
        odoo.receives(1, "MUG", "WH");
        odoo.inTransactionBegun(Duration.ofMinutes(5), () -> odoo.receives(1, "MUG", "WH2"));

        JsonNode moves = caller.call(
                "stock.move",
                "search_read",
                List.of(List.of(List.of("state", "=", "done"))),
                Map.of("fields", List.of("write_date", "warehouse_id"), "order", "write_date"));

        assertThat(moves.get(0).get("id").asLong())
                .isGreaterThan(moves.get(1).get("id").asLong());
    }

    @Test
    void a_refused_call_leaves_nothing_behind() throws Exception {
        JsonNode error =
                caller.error("res.partner", "create", List.of(List.of(Map.of("name", "kept?"), Map.of("nosuch", 1))));

        assertThat(error.get("name").asText()).isEqualTo("builtins.ValueError");
        assertThat(caller.call("res.partner", "search_count", List.of(List.of(List.of("name", "=", "kept?"))), Map.of())
                        .asInt())
                .isZero();
    }

    @Test
    void an_answer_is_lost_after_the_server_committed() {
        odoo.faults().add(Fault.cutAfter().on("sale.order.load").times(1));

        assertThatThrownBy(() -> load("o1", 5)).isInstanceOf(IOException.class);

        assertThat(odoo.ordersOf("ref-o1")).hasSize(1);
    }

    @Test
    void a_connection_is_cut_before_the_server_did_anything() {
        odoo.faults().add(Fault.cutBefore().on("sale.order.load").times(1));

        assertThatThrownBy(() -> load("o1", 5)).isInstanceOf(IOException.class);

        assertThat(odoo.ordersOf("ref-o1")).isEmpty();
    }

    @Test
    void the_server_is_down_and_up_again_on_the_same_port() throws Exception {
        int port = odoo.port();
        odoo.down();
        assertThatThrownBy(() -> load("o1", 5)).isInstanceOf(IOException.class);

        caller.control("POST", "/up", "");

        assertThat(load("o1", 5)).hasSize(1);
        assertThat(odoo.port()).isEqualTo(port);
    }

    @Test
    void errors_in_place_of_answers() throws Exception {
        odoo.faults().add(Fault.status(502).times(1));
        odoo.faults().add(Fault.html().times(1));
        odoo.faults().add(Fault.userError("No.").on("sale.order.action_confirm"));
        odoo.faults().add(Fault.latency(1));

        assertThat(caller.raw("res.partner", "search_count", List.of(List.of()), Map.of())
                        .statusCode())
                .isEqualTo(502);
        assertThat(caller.raw("res.partner", "search_count", List.of(List.of()), Map.of())
                        .body())
                .startsWith("<html>");
        assertThat(caller.call("res.partner", "search_count", List.of(List.of()), Map.of())
                        .asInt())
                .isPositive();
        assertThat(caller.error("sale.order", "action_confirm", List.of(List.of(1)))
                        .get("message")
                        .asText())
                .isEqualTo("No.");
        assertThat(odoo.calls().count("res.partner.search_count")).isEqualTo(3);
    }

    @Test
    void a_call_made_slow_by_the_control_API_is_overtaken_by_one_that_is_not() throws Exception {
        long hour = Duration.ofHours(1).toMillis();
        caller.control("POST", "/faults", "{\"kind\":\"latency\",\"delayMillis\":" + hour + ",\"times\":1}");
        CompletableFuture<List<Long>> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return load("o1", 5);
            } catch (IOException | InterruptedException cut) {
                throw new CompletionException(cut);
            }
        });
        await().until(() -> odoo.faults().all().isEmpty());

        caller.call("res.partner", "search_count", List.of(List.of()), Map.of());

        assertThat(odoo.calls().counts()).containsOnlyKeys("res.partner.search_count");
        assertThat(odoo.ordersOf("ref-o1")).isEmpty();
        assertThat(slow).isNotDone();
    }

    @Test
    void the_control_API_does_what_the_demo_needs() throws Exception {
        caller.control("POST", "/products", "[{\"sku\":\"CUP\",\"name\":\"A cup\",\"barcode\":\"123\"}]");
        caller.control("POST", "/counts", "[{\"sku\":\"CUP\",\"place\":\"WH2\",\"quantity\":7}]");
        caller.control(
                "POST",
                "/receipts",
                "{\"warehouse\":\"WH2\",\"lines\":[{\"sku\":\"CUP\",\"quantity\":3},{\"sku\":\"MUG\",\"quantity\":1}]}");
        caller.control(
                "POST", "/transfers", "{\"from\":\"WH2\",\"to\":\"WH\",\"lines\":[{\"sku\":\"CUP\",\"quantity\":2}]}");
        long order = caller.control(
                        "POST", "/sales", "{\"warehouse\":\"WH2\",\"lines\":[{\"sku\":\"CUP\",\"quantity\":2}]}")
                .get("order")
                .asLong();
        caller.control(
                "POST",
                "/deliveries",
                "{\"order\":\"" + order + "\",\"lines\":[{\"sku\":\"CUP\",\"quantity\":1}],\"tracking\":\"T1\"}");
        caller.control(
                "POST", "/faults", "{\"kind\":\"status\",\"status\":503,\"on\":\"sale.order.load\",\"times\":2}");

        assertThat(caller.control("GET", "/stock?sku=CUP", "").toString())
                .contains("\"location\":\"WH2/Stock\",\"quantity\":7.0,\"reserved\":1.0");
        assertThat(caller.control("GET", "/orders", "").get(0).get("state").asText())
                .isEqualTo("sale");
        assertThat(caller.control("GET", "/faults", "")).hasSize(1);
        assertThat(caller.control("POST", "/counts", "{\"sku\":\"NONE\",\"place\":\"WH\",\"quantity\":1}")
                        .get("error")
                        .asText())
                .isEqualTo("no product with SKU NONE");
    }

    private List<Long> load(String name, int quantity) throws IOException, InterruptedException {
        List<String> row = List.of(
                "synco." + name,
                "1",
                Long.toString(secondWarehouse),
                "ref-" + name,
                "synco." + name + "_l1",
                Long.toString(mug),
                Integer.toString(quantity));
        JsonNode answer = caller.call("sale.order", "load", List.of(COLUMNS, List.of(row)), Map.of());
        return Values.ids(List.of(answer.get("ids").get(0).asLong()));
    }
}
