package io.synco.demo;

import io.vertx.core.json.JsonObject;

/** What the application asked of both sides since {@link #reset}, by the doubles' own logs; standing polls are among it. */
record CallCounts(long quantReads, long odoo, long writes, long shopify) {

    static void reset(DemoShop shop) {
        shop.odoo().send("DELETE", "/calls", null);
        shop.shopify().post(shop.store("/calls/clear"), new JsonObject());
    }

    static CallCounts of(DemoShop shop) {
        JsonObject odoo = shop.odoo().get("/calls/counts");
        JsonObject shopify = shop.shopify().get(shop.store("/counters")).getJsonObject("calls");
        return new CallCounts(
                sum(odoo, "stock.quant."), sum(odoo, ""), sum(shopify, "inventorySetQuantities"), sum(shopify, ""));
    }

    private static long sum(JsonObject counts, String prefix) {
        return counts.fieldNames().stream()
                .filter(name -> name.startsWith(prefix))
                .mapToLong(counts::getLong)
                .sum();
    }
}
