package io.synco.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many webhooks are accepted in a second, and how long each waits for its answer; beside a handler that does one insert. */
final class IntakeBench {
    static final int CONNECTIONS = 32;
    static final int WARM_UP = 5_000;
    /** The rows take turns, so that whatever else the machine does meets all of them. */
    static final int ROUNDS = 4;

    static final int ROUND = 5_000;

    record Row(String name, Load.Result result) {}

    /** @param stored how many webhooks of the topic the other end has stored so far, by its own count */
    private record Kind(String name, String topic, List<JsonObject> bodies, URI address, LongSupplier stored) {}

    private final DemoShop shop;
    private final URI intake;
    private final String secret = DemoShop.env("SYNCO_SHOPIFY_CLIENT_SECRET");

    IntakeBench(DemoShop shop) {
        this.shop = shop;
        this.intake = URI.create(shop.app() + "/webhooks/shopify");
    }

    /** The first row is the baseline. */
    List<Row> run() {
        try (Load load = new Load(CONNECTIONS);
                BareProcess bare = BareProcess.start()) {
            List<Kind> kinds = kinds(bare);
            kinds.forEach(kind -> send(load, kind, WARM_UP));
            Map<String, Load.Result> results = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                kinds.forEach(kind -> results.merge(kind.name(), send(load, kind, ROUND), Load.Result::and));
            }
            List<Row> rows = new ArrayList<>();
            results.forEach((name, result) -> rows.add(new Row(name, result)));
            return rows;
        }
    }

    private List<Kind> kinds(BareProcess bare) {
        List<JsonObject> orders = bodies("orders/updated");
        List<JsonObject> levels = bodies("inventory_levels/update");
        return List.of(
                new Kind("a bare handler, one insert", "orders/updated", orders, bare.address(), bare::rows),
                ours("orders/updated", orders, "orders"),
                ours("orders/updated", orders.subList(0, 1), "order"),
                ours("inventory_levels/update", levels, "levels"));
    }

    private Kind ours(String topic, List<JsonObject> bodies, String subjects) {
        String name = topic + " of " + bodies.size() + " " + subjects;
        return new Kind(name, topic, bodies, intake, () -> accepted(topic));
    }

    private Load.Result send(Load load, Kind kind, int count) {
        List<SignedWebhook> webhooks = SignedWebhook.many(count, DemoShop.DOMAIN, kind.topic(), kind.bodies(), secret);
        // What the row before asked for is worked off first.
        shop.settle(BenchShop.QUIET_MAX);
        long before = kind.stored().getAsLong();
        Load.Result result = load.send(kind.address(), webhooks);
        long stored = kind.stored().getAsLong() - before;
        if (stored != result.accepted().count()) {
            throw new DemoFailed(kind.name() + ": " + result.accepted().count() + " webhooks were answered 200, but "
                    + stored + " were stored, so the row would measure something else (errors: " + result.errors()
                    + ")");
        }
        return result;
    }

    /** A webhook that repeats an id, or is of an unknown shop, is answered 200 as well, but not counted here. */
    private static long accepted(String topic) {
        Http management = new Http("http://127.0.0.1:" + DemoShop.env("SYNCO_MANAGEMENT_PORT"), null);
        return management
                .send("GET", "/q/metrics", null)
                .lines()
                .filter(line -> line.startsWith("synco_webhook_total{")
                        && line.contains("outcome=\"accepted\"")
                        && line.contains("topic=\"" + topic + "\""))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
                .sum();
    }

    /** What the double sent to us, the last for each order or level. */
    private List<JsonObject> bodies(String topic) {
        JsonArray sent = shop.shopify().get(shop.store("/webhooks")).getJsonArray("webhooks");
        Map<String, JsonObject> bySubject = new LinkedHashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonObject webhook = sent.getJsonObject(i);
            if (webhook.getString("topic").equals(topic)) {
                JsonObject body = webhook.getJsonObject("body");
                bySubject.put(
                        body.getValue("id") + " " + body.getValue("inventory_item_id") + " "
                                + body.getValue("location_id"),
                        body);
            }
        }
        if (bySubject.isEmpty()) {
            throw new DemoFailed("The Shopify double has sent no " + topic + "; is the application subscribed to it?");
        }
        return List.copyOf(bySubject.values());
    }
}
