package io.synco.sandbox.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks of automations, as the recorder's listener heard them: one per finished move, before or after the commit by version. */
@DisplayName("Webhooks of the Odoo double")
class AutomationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer listener;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private Runnable whenCalled = () -> {};

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.setExecutor(Executors.newSingleThreadExecutor());
        listener.createContext("/hook", exchange -> {
            heard.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            whenCalled.run();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop(0);
    }

    private static OdooSandbox as(Release release) {
        OdooSandbox odoo = OdooSandbox.start(0, OdooOptions.of(release));
        odoo.product("MUG", "A mug");
        return odoo;
    }

    /** One POST for each move that is finished. */
    private long automation(Caller caller) throws Exception {
        long model = first(caller, "ir.model", List.of("model", "=", "stock.move"));
        long state = caller.call(
                        "ir.model.fields",
                        "search",
                        List.of(List.of(List.of("model", "=", "stock.move"), List.of("name", "=", "state"))),
                        Map.of())
                .get(0)
                .asLong();
        long automation = caller.call(
                        "base.automation",
                        "create",
                        List.of(Map.of(
                                "name",
                                "a finished move",
                                "model_id",
                                model,
                                "trigger",
                                "on_create_or_write",
                                "trigger_field_ids",
                                List.of(List.of(6, 0, List.of(state))),
                                "filter_pre_domain",
                                "[(\"state\", \"!=\", \"done\")]",
                                "filter_domain",
                                "[(\"state\", \"=\", \"done\")]")),
                        Map.of())
                .asLong();
        caller.call(
                "ir.actions.server",
                "create",
                List.of(Map.of(
                        "name",
                        "tell it",
                        "model_id",
                        model,
                        "state",
                        "webhook",
                        "webhook_url",
                        "http://127.0.0.1:" + listener.getAddress().getPort() + "/hook",
                        "webhook_field_ids",
                        List.of(List.of(6, 0, List.of(state))),
                        "base_automation_id",
                        automation,
                        "usage",
                        "base_automation")),
                Map.of());
        return automation;
    }

    private static long first(Caller caller, String model, List<?> leaf) throws Exception {
        return caller.call(model, "search", List.of(List.of(leaf)), Map.of())
                .get(0)
                .asLong();
    }

    @ParameterizedTest
    @EnumSource(names = {"V17", "V18", "V19"})
    void a_finished_move_is_told_once(Release release) throws Exception {
        try (OdooSandbox odoo = as(release)) {
            automation(new Caller(odoo));

            odoo.counts(5, "MUG", "WH");

            assertThat(heard).hasSize(1);
            assertThat(heard.get(0).get("_model").asText()).isEqualTo("stock.move");
            assertThat(heard.get(0).get("state").asText()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V17", "V18", "V19"})
    void before_19_the_call_comes_before_its_change_can_be_seen(Release release) throws Exception {
        try (OdooSandbox odoo = as(release)) {
            automation(new Caller(odoo));
            whenCalled = () -> seen.add(Double.toString(odoo.quantity("MUG", "WH")));

            odoo.counts(5, "MUG", "WH");

            assertThat(seen).containsExactly(release == Release.V19 ? "5.0" : "0.0");
            assertThat(odoo.quantity("MUG", "WH")).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V17", "V18", "V19"})
    void before_19_even_what_is_rolled_back_is_told(Release release) throws Exception {
        try (OdooSandbox odoo = as(release)) {
            automation(new Caller(odoo));
            long mug = odoo.odoo().products.bySku("MUG").id;
            Map<String, Object> count =
                    Map.of("product_id", mug, "location_id", odoo.location("WH"), "inventory_quantity_auto_apply", 5);
            Map<String, Object> refused = Map.of("product_id", mug, "location_id", 999_999, "inventory_quantity", 1);

            new Caller(odoo)
                    .call(
                            "stock.quant",
                            "create",
                            List.of(List.of(count, refused)),
                            Map.of("context", Map.of("inventory_mode", true)));

            assertThat(heard).hasSize(release == Release.V19 ? 0 : 1);
            assertThat(odoo.quantity("MUG", "WH")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V17", "V18", "V19"})
    void an_automation_that_is_removed_tells_nothing_more(Release release) throws Exception {
        try (OdooSandbox odoo = as(release)) {
            Caller caller = new Caller(odoo);
            long automation = automation(caller);

            caller.call("base.automation", "unlink", List.of(List.of(automation)), Map.of());

            odoo.counts(5, "MUG", "WH");
            assertThat(heard).isEmpty();
            assertThat(caller.call("ir.actions.server", "search_count", List.of(List.of()), Map.of())
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void version_16_has_no_webhooks() throws Exception {
        try (OdooSandbox odoo = as(Release.V16)) {
            Caller caller = new Caller(odoo);
            long model = first(caller, "ir.model", List.of("model", "=", "stock.move"));

            JsonNode error = caller.error(
                    "ir.actions.server", "create", List.of(Map.of("name", "x", "model_id", model, "state", "webhook")));

            assertThat(error.get("message").asText()).isEqualTo("Wrong value for ir.actions.server.state: 'webhook'");
        }
    }
}
