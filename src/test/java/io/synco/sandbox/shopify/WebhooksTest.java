package io.synco.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks: what is sent, how it is signed, and what a test can do to it on its way. */
class WebhooksTest {
    private record Received(Map<String, String> headers, String body) {
        String topic() {
            return headers.get("X-Shopify-Topic");
        }

        JsonObject json() {
            return new JsonObject(body);
        }
    }

    private static final Queue<Received> RECEIVED = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger REFUSALS = new AtomicInteger();
    private static ShopifySandbox shopify;
    private static Vertx vertx;
    private static HttpServer listener;
    private Store store;
    private Caller app;

    @BeforeAll
    static void start() throws Exception {
        shopify = ShopifySandbox.start(0);
        shopify.webhookRetryPause(Duration.ofMillis(1));
        vertx = Vertx.vertx();
        listener = vertx.createHttpServer()
                .requestHandler(WebhooksTest::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private static void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Map<String, String> headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
            boolean refuse = REFUSALS.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refuse) {
                RECEIVED.add(new Received(headers, body.toString(StandardCharsets.UTF_8)));
            }
            request.response().setStatusCode(refuse ? 503 : 200).end();
        });
    }

    @AfterAll
    static void stop() {
        shopify.close();
        vertx.close();
    }

    @BeforeEach
    void a_store_whose_app_listens() {
        RECEIVED.clear();
        REFUSALS.set(0);
        shopify.deleteStore("hooks.myshopify.com");
        store = shopify.createStore("hooks.myshopify.com");
        store.catalog().addLocation("Main");
        store.catalog().addProduct("Mug", "MUG", "4001");
        store.stock("MUG", "Main", 10);
        app = new Caller(shopify, store);
    }

    private JsonObject subscribe(String topic, JsonObject more) {
        String mutation = "mutation S($topic: WebhookSubscriptionTopic!, $sub: WebhookSubscriptionInput!) {"
                + " webhookSubscriptionCreate(topic: $topic, webhookSubscription: $sub) {"
                + " webhookSubscription { id topic uri apiVersion { handle } } userErrors { field message } } }";
        JsonObject sub = new JsonObject()
                .put("uri", "http://127.0.0.1:" + listener.actualPort() + "/hooks")
                .mergeIn(more);
        return app.ask(mutation, new JsonObject().put("topic", topic).put("sub", sub))
                .getJsonObject("data")
                .getJsonObject("webhookSubscriptionCreate");
    }

    private static List<Received> of(String topic) {
        return RECEIVED.stream().filter(each -> each.topic().equals(topic)).toList();
    }

    private static Received only(String topic) {
        await().until(() -> of(topic).size() == 1);
        return of(topic).get(0);
    }

    @Test
    void a_sale_tells_of_the_order_its_routing_and_its_level() {
        List.of("ORDERS_CREATE", "INVENTORY_LEVELS_UPDATE", "FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE")
                .forEach(topic -> subscribe(topic, new JsonObject()));

        Order order = store.sells(3, "MUG");

        JsonObject created = only("orders/create").json();
        assertThat(created.getLong("id")).isEqualTo(order.id());
        assertThat(created.getString("total_price")).isEqualTo("28.50");
        assertThat(created.getJsonArray("line_items").getJsonObject(0).getInteger("quantity"))
                .isEqualTo(3);
        JsonObject level = only("inventory_levels/update").json();
        assertThat(level.getInteger("available")).isEqualTo(7);
        assertThat(level.fieldNames())
                .containsExactlyInAnyOrder(
                        "inventory_item_id", "location_id", "available", "updated_at", "admin_graphql_api_id");
        assertThat(only("fulfillment_orders/order_routing_complete").body())
                .isEqualTo("{\"fulfillment_order\":{\"id\":\""
                        + order.fulfillmentOrders().get(0).gid() + "\",\"status\":\"open\"}}");
    }

    @Test
    void bodies_have_the_recorded_keys() {
        List.of("ORDERS_CANCELLED", "FULFILLMENTS_CREATE", "ORDERS_EDITED")
                .forEach(topic -> subscribe(topic, new JsonObject()));
        Order order = store.sells(3, "MUG");
        store.orders().edit(order, "MUG", 2);
        store.orders().shipping().fulfil(order, "Main", "MUG", 1, Fulfillment.Tracking.number("DHL", "JD1"));
        store.orders().cancel(order, true);

        assertThat(only("orders/cancelled").json().fieldNames()).isEqualTo(keys("orders__create"));
        assertThat(only("orders/cancelled").json().getString("cancelled_at")).isNotNull();
        assertThat(only("fulfillments/create").json().fieldNames()).isEqualTo(keys("fulfillments__create"));
        assertThat(only("fulfillments/create").json().getString("tracking_number"))
                .isEqualTo("JD1");
        JsonObject lines =
                only("orders/edited").json().getJsonObject("order_edit").getJsonObject("line_items");
        assertThat(lines.getJsonArray("removals").getJsonObject(0).getInteger("delta"))
                .isEqualTo(1);
    }

    private static Set<String> keys(String template) {
        return WebhookBodies.template(template).fieldNames();
    }

    @Test
    void every_header_is_there_and_the_signature_is_over_the_bytes() {
        subscribe("ORDERS_CREATE", new JsonObject().put("name", "orders-hook"));
        store.sells(1, "MUG");

        Received hook = only("orders/create");
        assertThat(hook.headers().get("X-Shopify-Hmac-Sha256"))
                .isEqualTo(Signatures.base64(
                        shopify.app().clientSecret(), hook.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(hook.headers())
                .containsEntry("X-Shopify-Shop-Domain", "hooks.myshopify.com")
                .containsEntry("X-Shopify-API-Version", "2026-10")
                .containsEntry("X-Shopify-Name", "orders-hook")
                .containsKeys("X-Shopify-Webhook-Id", "X-Shopify-Event-Id", "X-Shopify-Triggered-At");
    }

    @Test
    void only_the_included_fields_are_sent() {
        JsonArray fields = new JsonArray(List.of("id", "updated_at", "line_items.sku"));
        subscribe("ORDERS_CREATE", new JsonObject().put("includeFields", fields));
        store.sells(1, "MUG");

        JsonObject body = only("orders/create").json();
        assertThat(body.fieldNames()).containsExactlyInAnyOrder("id", "updated_at", "line_items");
        assertThat(body.getJsonArray("line_items").encode()).isEqualTo("[{\"sku\":\"MUG\"}]");
    }

    @Test
    void a_refused_webhook_is_sent_again_with_the_same_id_and_body() {
        subscribe("ORDERS_CREATE", new JsonObject());
        REFUSALS.set(3);
        store.sells(1, "MUG");

        Received hook = only("orders/create");
        Delivery delivery = store.webhooks().deliveries("orders/create").get(0);
        await().until(() -> delivery.state() == Delivery.State.DELIVERED);
        assertThat(delivery.attempts()).isEqualTo(4);
        assertThat(hook.headers().get("X-Shopify-Webhook-Id")).isEqualTo(delivery.webhookId());
    }

    @Test
    void after_the_last_retry_the_subscription_is_gone() {
        subscribe("ORDERS_CREATE", new JsonObject());
        REFUSALS.set(9);
        store.sells(1, "MUG");

        await().until(() -> store.webhooks().subscriptions().isEmpty());
        assertThat(store.webhooks().deliveries("orders/create").get(0).state()).isEqualTo(Delivery.State.GIVEN_UP);
    }

    @Test
    void webhooks_can_be_held_back_repeated_reordered_and_lost() {
        subscribe("ORDERS_CREATE", new JsonObject());
        store.webhooks().lose("orders/create", 1);
        store.sells(1, "MUG");
        store.webhooks().hold("orders/create");
        Order held = store.sells(1, "MUG");
        Order later = store.sells(1, "MUG");
        assertThat(store.webhooks().deliveries("orders/create"))
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.LOST, Delivery.State.HELD, Delivery.State.HELD);

        store.webhooks().releaseReversed("orders/create");
        await().until(() -> RECEIVED.size() == 2);
        assertThat(RECEIVED)
                .extracting(each -> each.json().getLong("id"))
                .containsExactlyInAnyOrder(held.id(), later.id());

        RECEIVED.clear();
        store.webhooks().repeat("orders/create", 3);
        store.sells(1, "MUG");
        await().until(() -> RECEIVED.size() == 3);
        assertThat(RECEIVED.stream()
                        .map(each -> each.headers().get("X-Shopify-Webhook-Id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_hold_may_end_by_itself() {
        subscribe("ORDERS_CREATE", new JsonObject());
        store.webhooks().hold(Webhooks.ALL, Duration.ofMillis(20));
        store.sells(1, "MUG");

        only("orders/create");
    }

    @Test
    void one_address_takes_a_topic_once() {
        subscribe("ORDERS_CREATE", new JsonObject());

        JsonObject again = subscribe("ORDERS_CREATE", new JsonObject());

        assertThat(again.getValue("webhookSubscription")).isNull();
        assertThat(again.getJsonArray("userErrors").getJsonObject(0).getString("message"))
                .isEqualTo("Address for this topic has already been taken");
    }

    @Test
    void an_uninstall_kills_the_token_first_and_is_told_last() {
        subscribe("APP_UNINSTALLED", new JsonObject());

        store.uninstall();

        assertThat(only("app/uninstalled").json().getValue("domain")).isNull();
        assertThat(app.raw("{ shop { name } }", new JsonObject()).statusCode()).isEqualTo(401);
        assertThat(store.webhooks().subscriptions()).isEmpty();
    }
}
