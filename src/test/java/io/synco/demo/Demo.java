package io.synco.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code ./synco demo}: sets a shop up, plays trade on both sides, and shows whether they agree, by the sides' own numbers. */
public final class Demo {
    private final DemoShop shop = new DemoShop();

    private Demo() {}

    public static void main(String[] arguments) {
        try {
            System.exit(new Demo().run());
        } catch (DemoFailed failure) {
            say("The demo stopped: " + failure.getMessage());
            System.exit(1);
        }
    }

    private int run() {
        setUp();
        trade();
        say("Waiting until both sides agree ...");
        Comparison comparison = agree();
        comparison.print();
        JsonObject counts = shop.api().get("/shop").getJsonObject("counts");
        JsonObject events = shop.api().get("/events/summary");
        long flagged = counts.getLong("flagged");
        say("Dashboard: " + shop.app() + "/app (sign in with the token from ./synco token " + DemoShop.DOMAIN + ")");
        if (comparison.unequal() > 0 || flagged > 0) {
            say("not converged: " + comparison.unequal() + " levels differ, " + flagged + " flagged");
            return 1;
        }
        say("converged: " + comparison.equal() + " levels equal, " + events.getLong("total") + " events, 0 flagged");
        return 0;
    }

    private void setUp() {
        Map<String, int[]> products = new LinkedHashMap<>();
        products.put("MUG", new int[] {40, 12});
        products.put("CUP", new int[] {25, 25});
        products.put("PLATE", new int[] {10, 0});
        products.put("BOWL", new int[] {0, 18});
        products.put("TEAPOT", new int[] {6, 6});
        shop.build(products);
        say("A Shopify store with two locations and an Odoo with two warehouses stand, five products in each.");
        shop.install();
        say("Installed in " + DemoShop.DOMAIN + " through Shopify's OAuth flow.");
        shop.connect();
        say("Connected to Odoo.");
        shop.map();
        say("Mapped: Berlin is WH/Stock, Hamburg is WH2/Stock.");
        say("Matched by barcode, then SKU: " + shop.link() + ".");
        shop.goLive();
        say("Live.");
    }

    private void trade() {
        shop.odoo().post("/receipts", receipt(DemoShop.WH2, "MUG", 5, "PLATE", 30));
        say("Odoo: a receipt of 5 mugs and 30 plates in the second warehouse.");
        order(line("MUG", 2, DemoShop.BERLIN), line("CUP", 3, DemoShop.HAMBURG));
        say("Shopify: an order of 2 mugs from Berlin and 3 cups from Hamburg.");
        String second = order(line("TEAPOT", 1, DemoShop.BERLIN));
        String third = order(line("BOWL", 4, DemoShop.HAMBURG));
        shop.settle();
        deliver(second);
        say("Odoo: the teapot is delivered, with a tracking number.");
        shop.shopify().post(shop.store("/fulfil"), new JsonObject().put("order", third));
        say("Shopify: the bowls are fulfilled.");
        shop.odoo()
                .post(
                        "/transfers",
                        new JsonObject()
                                .put("from", DemoShop.WH1)
                                .put("to", DemoShop.WH2)
                                .put("validate", true)
                                .put("lines", new JsonArray().add(units("CUP", 10))));
        say("Odoo: 10 cups are moved from the first warehouse to the second.");
        shop.odoo().post("/counts", new JsonArray().add(DemoShop.count("PLATE", DemoShop.WH1, 8)));
        say("Odoo: plates are counted in the first warehouse, 8 instead of 10.");
        order(line("CUP", 1, DemoShop.BERLIN), line("PLATE", 2, DemoShop.HAMBURG));
        say("Shopify: another order, while all that goes on.");
    }

    private String order(JsonObject... lines) {
        JsonArray all = new JsonArray();
        for (JsonObject line : lines) {
            all.add(line);
        }
        JsonObject placed =
                new JsonObject(shop.shopify().post(shop.store("/orders"), new JsonObject().put("lines", all)));
        return placed.getString("name");
    }

    private void deliver(String shopifyName) {
        JsonArray orders = shop.odoo().list("/orders");
        for (int i = 0; i < orders.size(); i++) {
            JsonObject order = orders.getJsonObject(i);
            if (shopifyName.equals(order.getString("reference"))) {
                shop.odoo()
                        .post(
                                "/deliveries",
                                new JsonObject()
                                        .put("order", order.getString("name"))
                                        .put("tracking", "DEMO-0001"));
                return;
            }
        }
        throw new DemoFailed("Odoo has no sales order for " + shopifyName);
    }

    private static JsonObject receipt(String warehouse, String sku, int quantity, String other, int otherQuantity) {
        return new JsonObject()
                .put("warehouse", warehouse)
                .put("validate", true)
                .put("lines", new JsonArray().add(units(sku, quantity)).add(units(other, otherQuantity)));
    }

    private static JsonObject units(String sku, int quantity) {
        return new JsonObject().put("sku", sku).put("quantity", quantity);
    }

    private static JsonObject line(String sku, int quantity, String location) {
        return units(sku, quantity).put("location", location);
    }

    private Comparison agree() {
        Comparison[] last = new Comparison[1];
        try {
            DemoShop.waitFor("both sides to agree", Duration.ofSeconds(120), () -> {
                last[0] = Comparison.of(shop);
                return last[0].unequal() == 0
                        && shop.api().get("/events/summary").getLong("open") == 0;
            });
            shop.settle();
        } catch (DemoFailed late) {
            say(late.getMessage());
        }
        return Comparison.of(shop);
    }

    static void say(String words) {
        System.out.println(words);
    }
}
