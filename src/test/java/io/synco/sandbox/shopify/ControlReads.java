package io.synco.sandbox.shopify;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** {@code GET /_sandbox/shopify/stores/{shop}/...}: the store's state as JSON. */
final class ControlReads {
    private ControlReads() {}

    static Optional<JsonObject> read(Store store, String what, MultiMap query) {
        return Optional.ofNullable(
                switch (what) {
                    case "" -> catalog(store);
                    case "levels" -> list("levels", store.levels(), ControlReads::level);
                    case "history" ->
                        list(
                                "history",
                                store.level(query.get("sku"), query.get("location"))
                                        .history(),
                                ControlReads::moment);
                    case "orders" -> list("orders", store.orders().all(), ControlReads::order);
                    case "calls" ->
                        list(
                                "calls",
                                query.contains("of")
                                        ? store.calls().of(query.get("of"))
                                        : store.calls().all(),
                                ControlReads::call);
                    case "counters" -> counters(store);
                    case "webhooks" -> list("webhooks", store.webhooks().deliveries(), ControlReads::delivery);
                    case "subscriptions" ->
                        list("subscriptions", store.webhooks().subscriptions(), ControlReads::subscription);
                    case "faults" -> list("faults", store.faults().active(), ControlReads::fault);
                    default -> null;
                });
    }

    private static <T> JsonObject list(String name, Collection<T> values, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(json.apply(value)));
        return new JsonObject().put(name, array);
    }

    static JsonObject catalog(Store store) {
        JsonObject json = list(
                "locations",
                store.catalog().locations(),
                location -> new JsonObject()
                        .put("id", location.id())
                        .put("name", location.name())
                        .put("active", location.active()));
        JsonObject products = list(
                "products",
                store.catalog().variants(),
                variant -> new JsonObject()
                        .put("sku", variant.sku())
                        .put("barcode", variant.barcode())
                        .put("title", variant.title())
                        .put("productId", variant.productId())
                        .put("variantId", variant.id())
                        .put("itemId", variant.itemId()));
        return new JsonObject().put("domain", store.domain()).mergeIn(json).mergeIn(products);
    }

    static JsonObject level(Level level) {
        return new JsonObject()
                .put("sku", level.variant().sku())
                .put("itemId", level.variant().itemId())
                .put("location", level.location().name())
                .put("locationId", level.location().id())
                .put("active", level.active())
                .put("available", level.available())
                .put("committed", level.committed())
                .put("onHand", level.onHand());
    }

    private static JsonObject moment(Level.Moment moment) {
        return new JsonObject()
                .put("at", moment.at().toString())
                .put("available", moment.available())
                .put("committed", moment.committed())
                .put("onHand", moment.onHand())
                .put("cause", moment.cause());
    }

    static JsonObject order(Order order) {
        return new JsonObject()
                .put("id", order.id())
                .put("name", order.name())
                .put("createdAt", order.createdAt().toString())
                .put("updatedAt", order.updatedAt().toString())
                .put("cancelled", order.cancelledAt() != null)
                .put("fulfillmentStatus", order.displayFulfillmentStatus())
                .mergeIn(list(
                        "lines",
                        order.lines(),
                        line -> new JsonObject()
                                .put("id", line.id())
                                .put("sku", line.variant().sku())
                                .put("quantity", line.quantity())
                                .put("currentQuantity", line.currentQuantity())
                                .put("fulfilled", line.fulfilled())))
                .mergeIn(list("fulfillmentOrders", order.fulfillmentOrders(), ControlReads::fulfillmentOrder))
                .mergeIn(list("fulfillments", order.fulfillments(), ControlReads::fulfillment));
    }

    private static JsonObject fulfillmentOrder(FulfillmentOrder of) {
        return new JsonObject()
                .put("id", of.id())
                .put("location", of.location().name())
                .put("status", of.status())
                .mergeIn(list(
                        "lines",
                        of.lines(),
                        line -> new JsonObject()
                                .put("id", line.id())
                                .put("sku", line.orderLine().variant().sku())
                                .put("total", line.total())
                                .put("remaining", line.remaining())));
    }

    static JsonObject fulfillment(Fulfillment of) {
        return new JsonObject()
                .put("id", of.id())
                .put("name", of.name())
                .put("location", of.location().name())
                .put("units", of.units())
                .put("trackingNumbers", new JsonArray(of.tracking().numbers()));
    }

    private static JsonObject call(Call call) {
        return new JsonObject()
                .put("number", call.number())
                .put("at", call.at().toString())
                .put("operation", call.operationName())
                .put("roots", new JsonArray(call.rootFields()))
                .put("variables", new JsonObject(call.variables()))
                .put("outcome", call.outcome())
                .put("millis", call.durationMillis());
    }

    private static JsonObject counters(Store store) {
        JsonObject calls = new JsonObject();
        store.calls().counters().forEach(calls::put);
        JsonObject webhooks = new JsonObject();
        store.webhooks().deliveries().forEach(each -> {
            String key = each.topic() + " " + each.state();
            webhooks.put(key, webhooks.getLong(key, 0L) + 1);
        });
        return new JsonObject()
                .put("calls", calls)
                .put("webhooks", webhooks)
                .put("throttle", store.bucket().status());
    }

    static JsonObject delivery(Delivery delivery) {
        return new JsonObject()
                .put("topic", delivery.topic())
                .put("webhookId", delivery.webhookId())
                .put("eventId", delivery.eventId())
                .put("triggeredAt", delivery.triggeredAt().toString())
                .put("uri", delivery.subscription().uri())
                .put("state", delivery.state().name())
                .put("body", delivery.body())
                .put("attempts", delivery.attempts())
                .put("lastStatus", delivery.lastStatus());
    }

    private static JsonObject subscription(Subscription of) {
        return new JsonObject()
                .put("id", of.id())
                .put("topic", of.topic())
                .put("uri", of.uri())
                .put("includeFields", new JsonArray(of.includeFields()));
    }

    private static JsonObject fault(Fault fault) {
        return new JsonObject()
                .put("kind", fault.kind().name())
                .put("operation", fault.operation())
                .put("times", fault.times())
                .put("value", fault.value());
    }
}
