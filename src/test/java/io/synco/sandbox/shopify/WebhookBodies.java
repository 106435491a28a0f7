package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Webhook bodies: the recorded shapes from the test resources, with this store's facts in them. */
final class WebhookBodies {
    private static final long SHOP_NUMBER = 954889;

    private static final String ORDER = Resources.text("webhooks/orders__create.json");
    private static final String LINE =
            new JsonObject(ORDER).getJsonArray("line_items").getJsonObject(0).encode();
    private static final String TEMPLATE_TOTAL = "88.20";
    private static final String TEMPLATE_PRICE = "19.90";

    private WebhookBodies() {}

    static JsonObject template(String name) {
        return new JsonObject(Resources.text("webhooks/" + name + ".json"));
    }

    /** Its domains are null, as in Shopify's own example: the shop stands in the header only. */
    static JsonObject uninstalled() {
        return template("app__uninstalled").put("domain", null).put("myshopify_domain", null);
    }

    static JsonObject scopes(List<String> before, List<String> now, Instant at) {
        return new JsonObject()
                .put("id", 1)
                .put("shop_id", Gid.of("Shop", SHOP_NUMBER))
                .put("previous", new JsonArray(before))
                .put("current", new JsonArray(now))
                .put("updated_at", at.toString());
    }

    static JsonObject subscription(String plan) {
        return new JsonObject()
                .put(
                        "app_subscription",
                        new JsonObject()
                                .put("admin_graphql_api_id", "gid://shopify/AppSubscription/1029266977")
                                .put("name", "A plan")
                                .put("status", plan == null ? "CANCELLED" : "ACTIVE")
                                .put("plan_handle", plan));
    }

    static JsonObject privacy(String domain, String topic, long... orders) {
        JsonObject body = new JsonObject().put("shop_id", SHOP_NUMBER).put("shop_domain", domain);
        if (topic.startsWith("customers/")) {
            JsonArray named = new JsonArray();
            for (long order : orders) {
                named.add(order);
            }
            body.put("customer", new JsonObject().put("id", 191167).put("email", "john@example.com"))
                    .put(topic.equals("customers/redact") ? "orders_to_redact" : "orders_requested", named);
        }
        return body;
    }

    static JsonObject order(Store store, Order order) {
        JsonArray lines = new JsonArray();
        order.lines().forEach(line -> lines.add(line(store, line)));
        JsonArray fulfillments = new JsonArray();
        order.fulfillments().forEach(each -> fulfillments.add(fulfillment(store, each)));
        boolean cancelled = order.cancelledAt() != null;
        return new JsonObject(ORDER.replace(TEMPLATE_TOTAL, total(order).toPlainString()))
                .put("id", order.id())
                .put("admin_graphql_api_id", order.gid())
                .put("name", order.name())
                .put("number", order.number() - 1000)
                .put("order_number", order.number())
                .put("order_status_url", "https://" + store.domain() + "/1/orders/" + order.id())
                .put("created_at", SandboxClock.local(order.createdAt()))
                .put("processed_at", SandboxClock.local(order.createdAt()))
                .put("updated_at", SandboxClock.local(order.updatedAt()))
                .put("cancel_reason", cancelled ? "customer" : null)
                .put("cancelled_at", SandboxClock.local(order.cancelledAt()))
                .put("closed_at", SandboxClock.local(order.cancelledAt()))
                .put("financial_status", cancelled ? "refunded" : "paid")
                .put("fulfillment_status", status(order.fulfilled(), order.open()))
                .put("line_items", lines)
                .put("fulfillments", fulfillments);
    }

    private static BigDecimal total(Order order) {
        return order.lines().stream()
                .map(line -> new BigDecimal(line.variant().price()).multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static String status(int fulfilled, int open) {
        if (fulfilled == 0) {
            return null;
        }
        return open == 0 ? "fulfilled" : "partial";
    }

    private static JsonObject line(Store store, OrderLine line) {
        Variant variant = line.variant();
        return new JsonObject(LINE.replace(TEMPLATE_PRICE, variant.price()))
                .put("id", line.id())
                .put("admin_graphql_api_id", line.gid())
                .put("current_quantity", line.currentQuantity())
                .put("fulfillable_quantity", line.fulfillable())
                .put("fulfillment_status", status(line.fulfilled(), line.fulfillable()))
                .put("name", variant.title())
                .put("product_id", variant.productId())
                .put("quantity", line.quantity())
                .put("sku", variant.sku())
                .put("title", variant.title())
                .put("variant_id", variant.id())
                .put("variant_inventory_management", variant.tracked() ? "shopify" : null)
                .put("vendor", store.domain());
    }

    static JsonObject fulfillment(Store store, Fulfillment fulfillment) {
        JsonArray lines = new JsonArray();
        fulfillment.parts().forEach(part -> lines.add(line(store, part.line()).put("quantity", part.quantity())));
        List<String> numbers = fulfillment.tracking().numbers();
        List<String> urls = fulfillment.tracking().urls();
        return template("fulfillments__create")
                .put("id", fulfillment.id())
                .put("order_id", fulfillment.order().id())
                .put("created_at", SandboxClock.local(fulfillment.createdAt()))
                .put("updated_at", SandboxClock.local(fulfillment.createdAt()))
                .put("status", fulfillment.cancelled() ? "cancelled" : "success")
                .put("tracking_company", fulfillment.tracking().company())
                .put("location_id", fulfillment.location().id())
                .put("line_items", lines)
                .put("tracking_number", numbers.isEmpty() ? null : numbers.get(0))
                .put("tracking_numbers", new JsonArray(numbers))
                .put("tracking_url", urls.isEmpty() ? null : urls.get(0))
                .put("tracking_urls", new JsonArray(urls))
                .put("name", fulfillment.name())
                .put("admin_graphql_api_id", fulfillment.gid());
    }

    static JsonObject fulfillmentOrder(FulfillmentOrder routed) {
        String status = routed.status().toLowerCase(java.util.Locale.ROOT);
        return new JsonObject()
                .put(
                        "fulfillment_order",
                        new JsonObject().put("id", routed.gid()).put("status", status));
    }

    static JsonObject edit(Store store, Order order, OrderLine line, int delta) {
        JsonObject body = template("orders__edited");
        JsonArray change =
                new JsonArray().add(new JsonObject().put("id", line.id()).put("delta", Math.abs(delta)));
        JsonObject lines = new JsonObject()
                .put("additions", delta > 0 ? change : new JsonArray())
                .put("removals", delta < 0 ? change : new JsonArray());
        String now = SandboxClock.local(store.clock().instant());
        body.getJsonObject("order_edit")
                .put("id", store.ids().next(Ids.Kind.ORDER_EDIT))
                .put("created_at", now)
                .put("committed_at", now)
                .put("order_id", order.id())
                .put("line_items", lines);
        return body;
    }
}
