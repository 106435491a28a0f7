package io.synco.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The demo's shop with {@value #PRODUCTS} products, live and at rest, and both doubles slow. */
final class BenchShop {
    static final int PRODUCTS = 200;
    static final int ORDERS = 50;
    static final int SHOPIFY_LATENCY_MILLIS = 60;
    static final int ODOO_LATENCY_MILLIS = 80;
    /** So long a row's work may take to be done with. */
    static final Duration QUIET_MAX = Duration.ofMinutes(5);

    private static final int STOCK = 1_000;

    private BenchShop() {}

    static List<String> skus() {
        return IntStream.rangeClosed(1, PRODUCTS)
                .mapToObj(number -> String.format(Locale.ROOT, "P%03d", number))
                .toList();
    }

    static DemoShop start() {
        DemoShop shop = new DemoShop();
        Map<String, int[]> products = new LinkedHashMap<>();
        skus().forEach(sku -> products.put(sku, new int[] {STOCK, STOCK}));
        shop.build(products);
        shop.install();
        shop.connect();
        shop.map();
        shop.link();
        shop.goLive();
        slow(shop);
        return shop;
    }

    /** Orders of one line: they and the levels that they touch are what the webhooks will be about. */
    static void sell(DemoShop shop) {
        for (String sku : skus().subList(0, ORDERS)) {
            JsonObject line =
                    new JsonObject().put("sku", sku).put("quantity", 1).put("location", DemoShop.BERLIN);
            shop.shopify().post(shop.store("/orders"), new JsonObject().put("lines", new JsonArray().add(line)));
        }
        shop.settle(QUIET_MAX);
    }

    private static void slow(DemoShop shop) {
        shop.shopify()
                .post(
                        shop.store("/faults"),
                        new JsonObject().put("kind", "LATENCY").put("value", SHOPIFY_LATENCY_MILLIS));
        shop.odoo().post("/faults", new JsonObject().put("kind", "latency").put("delayMillis", ODOO_LATENCY_MILLIS));
    }
}
