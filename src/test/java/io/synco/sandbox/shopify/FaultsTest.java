package io.synco.sandbox.shopify;

import static io.synco.sandbox.shopify.Caller.errorCode;
import static io.synco.sandbox.shopify.Caller.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults on demand, the call log, and the control API that the demo uses for both. */
class FaultsTest {
    private static ShopifySandbox shopify;
    private Store store;
    private Caller app;

    @BeforeAll
    static void start() {
        shopify = ShopifySandbox.start(0);
    }

    @AfterAll
    static void stop() {
        shopify.close();
    }

    @BeforeEach
    void a_store() {
        shopify.deleteStore("faults.myshopify.com");
        store = shopify.createStore("faults.myshopify.com");
        store.catalog().addLocation("Main");
        store.catalog().addProduct("Mug", "MUG", "4001");
        store.stock("MUG", "Main", 5);
        app = new Caller(shopify, store);
    }

    private int onHand() {
        return store.level("MUG", "Main").onHand();
    }

    @Test
    void a_fault_hits_only_its_operation_and_only_so_often() {
        store.faults()
                .add(Fault.of(Fault.Kind.BAD_GATEWAY)
                        .on("inventorySetQuantities")
                        .times(2));

        JsonObject variables = Caller.input("on_hand", "k", app.row("MUG", "Main", 6, 5));
        assertThat(app.raw("{ shop { name } }", new JsonObject()).statusCode()).isEqualTo(200);
        assertThat(app.raw(Caller.SET, variables).statusCode()).isEqualTo(502);
        assertThat(app.raw(Caller.SET, variables).body()).contains("<html>");
        assertThat(refusals(app.ask(Caller.SET, variables))).isEmpty();
        assertThat(onHand()).isEqualTo(6);
    }

    @Test
    void throttled_is_http_200_and_429_says_when_to_come_back() {
        store.faults().add(Fault.of(Fault.Kind.THROTTLED));
        assertThat(errorCode(app.ask("{ shop { name } }"))).isEqualTo("THROTTLED");

        store.faults().add(Fault.of(Fault.Kind.TOO_MANY_REQUESTS).retryAfter(2));
        var answer = app.raw("{ shop { name } }", new JsonObject());
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2.0");
    }

    @Test
    void a_cut_before_applies_nothing_and_a_cut_after_everything() {
        JsonObject variables = Caller.input("on_hand", "cut", app.row("MUG", "Main", 6, 5));
        store.faults().add(Fault.of(Fault.Kind.CUT_BEFORE));
        assertThatThrownBy(() -> app.raw(Caller.SET, variables)).isInstanceOf(UncheckedIOException.class);
        assertThat(onHand()).isEqualTo(5);

        store.faults().add(Fault.of(Fault.Kind.CUT_AFTER));
        assertThatThrownBy(() -> app.raw(Caller.SET, variables)).isInstanceOf(UncheckedIOException.class);
        assertThat(onHand()).isEqualTo(6);

        assertThat(refusals(app.ask(Caller.SET, variables)))
                .as("the same key finds the first result")
                .isEmpty();
        assertThat(store.calls().of("inventorySetQuantities"))
                .extracting(Call::outcome)
                .containsExactly("cut before applying", "cut after applying (ok)", "ok");
    }

    @Test
    void an_internal_error_spends_the_key() {
        JsonObject variables = Caller.input("on_hand", "spent", app.row("MUG", "Main", 6, 5));
        store.faults().add(Fault.of(Fault.Kind.INTERNAL_ERROR));

        assertThat(errorCode(app.ask(Caller.SET, variables))).isEqualTo("INTERNAL_SERVER_ERROR");
        assertThat(refusals(app.ask(Caller.SET, variables))).containsExactly("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");
        assertThat(onHand()).isEqualTo(5);
    }

    @Test
    void the_control_api_makes_a_store_trades_and_shows_it() {
        shopify.deleteStore("control.myshopify.com");
        JsonObject made = app.control(
                "/stores",
                new JsonObject()
                        .put("domain", "control.myshopify.com")
                        .put("locations", new JsonArray().add("Main").add("Second"))
                        .put(
                                "products",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("sku", "CUP")
                                                .put(
                                                        "stock",
                                                        new JsonObject()
                                                                .put("Main", 10)
                                                                .put("Second", 4)))));
        assertThat(made.getJsonArray("locations")).hasSize(2);

        String shop = "/stores/control.myshopify.com";
        JsonObject lines = new JsonObject()
                .put(
                        "lines",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("sku", "CUP")
                                        .put("quantity", 2)
                                        .put("location", "Second")));
        JsonObject order = app.control(shop + "/orders", lines);
        app.control(shop + "/fulfil", new JsonObject().put("order", order.getString("name")));
        app.control(
                shop + "/stock",
                new JsonObject().put("sku", "CUP").put("location", "Main").put("available", 12));

        JsonObject levels =
                new JsonObject(app.get(Control.PREFIX + shop + "/levels").body());
        JsonObject main = levels.getJsonArray("levels").getJsonObject(0);
        JsonObject second = levels.getJsonArray("levels").getJsonObject(1);
        assertThat(main.getInteger("available")).isEqualTo(12);
        assertThat(second.getInteger("onHand")).isEqualTo(2);
        assertThat(app.get(Control.PREFIX + shop + "/history?sku=CUP&location=Second")
                        .body())
                .contains("fulfilment #1001.1");
    }

    @Test
    void the_control_api_switches_faults_and_lets_an_order_come_between() {
        String shop = "/stores/faults.myshopify.com";
        app.control(
                shop + "/faults", new JsonObject().put("kind", "BAD_GATEWAY").put("times", 1));
        assertThat(app.raw("{ shop { name } }", new JsonObject()).statusCode()).isEqualTo(502);

        JsonObject order = new JsonObject()
                .put(
                        "lines",
                        new JsonArray().add(new JsonObject().put("sku", "MUG").put("quantity", 1)));
        app.control(
                shop + "/before-applying",
                new JsonObject().put("operation", "inventorySetQuantities").put("order", order));
        app.set("on_hand", app.row("MUG", "Main", 8, 5));

        assertThat(store.level("MUG", "Main").available()).isEqualTo(7);
        assertThat(app.get(Control.PREFIX + shop + "/calls?of=inventorySetQuantities")
                        .body())
                .contains("\"outcome\":\"ok\"");
        assertThat(app.control(shop + "/nonsense", new JsonObject()).getInteger("status"))
                .isEqualTo(404);
    }

    @Test
    void a_call_made_slow_by_the_control_api_is_overtaken_by_one_that_is_not() {
        app.control(
                "/stores/faults.myshopify.com/faults",
                new JsonObject()
                        .put("kind", "LATENCY")
                        .put("value", Duration.ofHours(1).toMillis())
                        .put("times", 1));
        CompletableFuture<JsonObject> slow =
                CompletableFuture.supplyAsync(() -> app.set("on_hand", app.row("MUG", "Main", 8, 5)));
        await().until(() -> store.faults().active().isEmpty());

        app.ask("{ shop { name } }");

        assertThat(store.calls().all()).extracting(Call::rootFields).containsExactly(List.of("shop"));
        assertThat(onHand()).isEqualTo(5);
        assertThat(slow).isNotDone();
    }

    @Test
    void the_control_api_shows_the_body_of_a_webhook() {
        store.webhooks().hold(Webhooks.ALL);
        store.webhooks().subscribe("ORDERS_UPDATED", "http://127.0.0.1:1/", List.of("id", "updated_at"), null);

        Order order = store.order().line("MUG", 1).place();

        JsonObject webhook = new JsonObject(app.get(Control.PREFIX + "/stores/faults.myshopify.com/webhooks")
                        .body())
                .getJsonArray("webhooks")
                .getJsonObject(0);
        assertThat(webhook.getJsonObject("body").fieldNames()).containsExactly("id", "updated_at");
        assertThat(webhook.getJsonObject("body").getLong("id")).isEqualTo(order.id());
    }
}
