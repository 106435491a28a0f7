package io.synco.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Both sides' levels side by side, by the doubles' own numbers and not by what SyncO says of itself: what can still be sold on
 * Shopify must be what is free in the mapped warehouse.
 */
record Comparison(List<Row> rows) {
    record Row(String sku, String location, long quantity, long reserved, int onHand, int committed, int available) {
        boolean equal() {
            return available == quantity - reserved;
        }
    }

    static Comparison of(DemoShop shop) {
        Map<String, JsonObject> stock = new HashMap<>();
        JsonArray quants = shop.odoo().list("/stock?usage=internal");
        for (int i = 0; i < quants.size(); i++) {
            JsonObject quant = quants.getJsonObject(i);
            stock.put(quant.getString("sku") + "@" + quant.getString("location"), quant);
        }
        List<Row> rows = new ArrayList<>();
        JsonArray levels = shop.shopify().get(shop.store("/levels")).getJsonArray("levels");
        for (int i = 0; i < levels.size(); i++) {
            JsonObject level = levels.getJsonObject(i);
            String warehouse = level.getString("location").equals(DemoShop.BERLIN) ? DemoShop.WH1 : DemoShop.WH2;
            JsonObject quant =
                    stock.getOrDefault(level.getString("sku") + "@" + warehouse + "/Stock", new JsonObject());
            rows.add(new Row(
                    level.getString("sku"),
                    level.getString("location"),
                    Math.round(quant.getDouble("quantity", 0.0)),
                    Math.round(quant.getDouble("reserved", 0.0)),
                    level.getInteger("onHand"),
                    level.getInteger("committed"),
                    level.getInteger("available")));
        }
        return new Comparison(rows);
    }

    long equal() {
        return rows.stream().filter(Row::equal).count();
    }

    long unequal() {
        return rows.size() - equal();
    }

    void print() {
        String format = "%-8s %-10s | %8s %8s | %8s %9s %9s | %s%n";
        System.out.printf(
                format, "item", "location", "quantity", "reserved", "on hand", "committed", "available", "equal");
        System.out.printf(format, "", "", "(Odoo)", "(Odoo)", "", "(Shopify)", "", "");
        for (Row row : rows) {
            System.out.printf(
                    format,
                    row.sku(),
                    row.location(),
                    row.quantity(),
                    row.reserved(),
                    row.onHand(),
                    row.committed(),
                    row.available(),
                    row.equal() ? "yes" : "NO");
        }
    }
}
