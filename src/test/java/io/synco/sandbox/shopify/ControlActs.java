package io.synco.sandbox.shopify;

import io.synco.sandbox.shopify.Quantities.State;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /_sandbox/shopify/stores/{shop}/...}: what a merchant, a customer, or bad luck does to the store. */
final class ControlActs {
    private ControlActs() {}

    static Optional<JsonObject> act(Store store, String what, JsonObject in) {
        return Optional.ofNullable(
                switch (what) {
                    case "locations" -> {
                        store.catalog().addLocation(in.getString("name"), in.getBoolean("fulfillsOnlineOrders", true));
                        yield ControlReads.catalog(store);
                    }
                    case "products" -> {
                        many(in, "products").forEach(each -> product(store, each));
                        yield ControlReads.catalog(store);
                    }
                    case "stock" ->
                        ControlReads.level(
                                store.stock(in.getString("sku"), in.getString("location"), in.getInteger("available")));
                    case "on-hand" -> {
                        store.setOnHandByHand(in.getString("sku"), in.getString("location"), in.getInteger("onHand"));
                        yield ControlReads.level(store.level(in.getString("sku"), in.getString("location")));
                    }
                    case "set-aside" -> {
                        State state = State.named(in.getString("state"));
                        store.setAside(in.getString("sku"), in.getString("location"), state, in.getInteger("units"));
                        yield ControlReads.level(store.level(in.getString("sku"), in.getString("location")));
                    }
                    case "token" -> new JsonObject().put("token", store.tokens().forTests(in.getString("scope", "")));
                    case "session-token" -> new JsonObject().put("token", store.sessionToken());
                    case "uninstall" -> {
                        store.uninstall();
                        yield Control.done();
                    }
                    default -> trade(store, what, in);
                });
    }

    private static JsonObject trade(Store store, String what, JsonObject in) {
        return switch (what) {
            case "orders" -> sell(store, in);
            case "fulfil" -> fulfil(store, in);
            case "cancel" -> {
                Order order = order(store, in);
                store.orders().cancel(order, in.getBoolean("restock", true));
                yield ControlReads.order(order);
            }
            case "cancel-fulfilment" -> {
                Order order = order(store, in);
                store.orders().shipping().cancel(lastSent(order));
                yield ControlReads.order(order);
            }
            case "edit" -> {
                Order order = order(store, in);
                store.orders().edit(order, in.getString("sku"), in.getInteger("quantity"));
                yield ControlReads.order(order);
            }
            default -> badLuck(store, what, in);
        };
    }

    private static JsonObject badLuck(Store store, String what, JsonObject in) {
        String topic = in.getString("topic", Webhooks.ALL);
        switch (what) {
            case "faults" -> store.faults().add(Fault.from(in));
            case "faults/clear" -> store.faults().clear();
            case "calls/clear" -> store.calls().clear();
            case "writable" ->
                store.inventory().writable(store.catalog().variant(in.getString("sku")), in.getBoolean("writable"));
            case "bulk" -> {
                if (in.containsKey("takesSeconds")) {
                    store.bulk().takes(Duration.ofSeconds(in.getLong("takesSeconds")));
                }
                if (in.containsKey("nextEnds")) {
                    store.bulk().nextEnds(Bulk.End.valueOf(in.getString("nextEnds")));
                }
            }
            case "cost-bucket" -> store.costBucket(in.getDouble("maximum"), in.getDouble("perSecond"));
            case "before-applying" ->
                store.beforeApplying(in.getString("operation"), () -> sell(store, in.getJsonObject("order")));
            case "webhooks/hold" -> {
                if (in.containsKey("seconds")) {
                    store.webhooks().hold(topic, Duration.ofSeconds(in.getLong("seconds")));
                } else {
                    store.webhooks().hold(topic);
                }
            }
            case "webhooks/release" -> {
                if (in.getBoolean("reversed", false)) {
                    store.webhooks().releaseReversed(topic);
                } else {
                    store.webhooks().release(topic);
                }
            }
            case "webhooks/repeat" -> store.webhooks().repeat(topic, in.getInteger("times"));
            case "webhooks/lose" -> store.webhooks().lose(topic, in.getInteger("count"));
            case "webhooks/send" -> {
                return ControlReads.delivery(
                        store.webhooks().sendTo(in.getString("uri"), topic, in.getJsonObject("body")));
            }
            default -> {
                return null;
            }
        }
        return Control.done();
    }

    /** {@code {"title", "sku", "barcode", "stock": {"Main": 10}}}; title and barcode may be left out. */
    static void product(Store store, JsonObject in) {
        String sku = in.getString("sku");
        store.catalog().addProduct(in.getString("title", sku), sku, in.getString("barcode"));
        in.getJsonObject("stock", new JsonObject())
                .forEach(entry -> store.stock(sku, entry.getKey(), ((Number) entry.getValue()).intValue()));
    }

    private static JsonObject sell(Store store, JsonObject in) {
        OrderDraft draft = store.order();
        for (JsonObject line : many(in, "lines")) {
            String sku = line.getString("sku");
            if (line.containsKey("parts")) {
                Map<String, Integer> parts = new LinkedHashMap<>();
                line.getJsonObject("parts")
                        .forEach(entry -> parts.put(entry.getKey(), ((Number) entry.getValue()).intValue()));
                draft.line(sku, parts);
            } else if (line.containsKey("location")) {
                draft.line(sku, line.getInteger("quantity"), line.getString("location"));
            } else {
                draft.line(sku, line.getInteger("quantity"));
            }
        }
        if (!in.getBoolean("ifAvailable", false)) {
            return ControlReads.order(draft.place());
        }
        return draft.placeIfAvailable().map(ControlReads::order).orElseGet(() -> new JsonObject().put("soldOut", true));
    }

    private static JsonObject fulfil(Store store, JsonObject in) {
        Order order = order(store, in);
        Fulfillment.Tracking tracking = in.containsKey("trackingNumber")
                ? Fulfillment.Tracking.number(in.getString("trackingCompany"), in.getString("trackingNumber"))
                : Fulfillment.Tracking.NONE;
        Shipping shipping = store.orders().shipping();
        if (in.containsKey("sku")) {
            shipping.fulfil(order, in.getString("location"), in.getString("sku"), in.getInteger("units"), tracking);
        } else {
            shipping.fulfil(order, tracking);
        }
        return ControlReads.order(order);
    }

    private static Fulfillment lastSent(Order order) {
        return order.fulfillments().stream()
                .filter(each -> !each.cancelled())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IllegalArgumentException(order.name() + " has no fulfilment that counts"));
    }

    private static Order order(Store store, JsonObject in) {
        return store.orders().named(in.getString("order"));
    }

    private static List<JsonObject> many(JsonObject in, String key) {
        JsonArray array = in.getJsonArray(key);
        return array == null
                ? List.of(in)
                : array.stream().map(JsonObject.class::cast).toList();
    }
}
