package io.synco.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One shop with two locations and an Odoo with two warehouses, set up through the real installation and the API. */
final class DemoShop {
    static final String DOMAIN = "demo-store.myshopify.com";
    static final String BERLIN = "Berlin";
    static final String HAMBURG = "Hamburg";
    static final String WH1 = "WH";
    static final String WH2 = "WH2";

    private final String app = env("SYNCO_PUBLIC_URL");
    private final Http shopify = new Http(env("SYNCO_SHOPIFY_BASE_URL").replace("/{shop}", "/_sandbox/shopify"), null);
    private final Http odoo =
            new Http("http://127.0.0.1:" + env("SYNCO_SANDBOX_ODOO_CONTROL_PORT") + "/_sandbox/odoo", null);
    private Http api;

    Http shopify() {
        return shopify;
    }

    String store(String path) {
        return "/stores/" + DOMAIN + path;
    }

    Http odoo() {
        return odoo;
    }

    Http api() {
        return api;
    }

    String app() {
        return app;
    }

    /** @param products by SKU: what lies in Berlin's and in Hamburg's warehouse */
    void build(Map<String, int[]> products) {
        odoo.post(
                "/warehouses", new JsonObject().put("name", "Second warehouse").put("code", WH2));
        JsonArray catalogue = new JsonArray();
        JsonArray inShopify = new JsonArray();
        JsonArray counts = new JsonArray();
        products.forEach((sku, units) -> {
            String barcode = Long.toString(4_000_000_000L + Math.abs((long) sku.hashCode()));
            catalogue.add(
                    new JsonObject().put("sku", sku).put("name", name(sku)).put("barcode", barcode));
            inShopify.add(new JsonObject()
                    .put("sku", sku)
                    .put("title", name(sku))
                    .put("barcode", barcode)
                    .put("stock", new JsonObject().put(BERLIN, units[0]).put(HAMBURG, units[1])));
            counts.add(count(sku, WH1, units[0])).add(count(sku, WH2, units[1]));
        });
        odoo.post("/products", catalogue);
        odoo.post("/counts", counts);
        shopify.post(
                "/stores",
                new JsonObject()
                        .put("domain", DOMAIN)
                        .put("locations", new JsonArray(List.of(BERLIN, HAMBURG)))
                        .put("products", inShopify));
    }

    static JsonObject count(String sku, String place, int units) {
        return new JsonObject().put("sku", sku).put("place", place).put("quantity", units);
    }

    private static String name(String sku) {
        return sku.charAt(0) + sku.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    void install() {
        URI arrived = Http.browse(URI.create(app + "/auth/install?shop=" + DOMAIN), "/app");
        if (!arrived.getPath().startsWith("/app")) {
            throw new DemoFailed("The installation ended at " + arrived + " instead of the dashboard");
        }
        api = new Http(app + "/api/v1", token());
    }

    /** The command that ./synco token runs. */
    private static String token() {
        try {
            Process process = new ProcessBuilder(
                            java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            System.getProperty("synco.state") + "/app/quarkus-run.jar",
                            "token",
                            DOMAIN)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new DemoFailed("./synco token " + DOMAIN + " did not give a token");
            }
            return token;
        } catch (java.io.IOException failure) {
            throw new DemoFailed("./synco token could not be started: " + failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted while making a token");
        }
    }

    void connect() {
        JsonObject info = odoo.get("/info");
        api.send(
                "PUT",
                "/odoo",
                new JsonObject()
                        .put("url", info.getString("url"))
                        .put("database", info.getString("database"))
                        .put("login", info.getString("login"))
                        .put("apiKey", info.getString("apiKey")));
    }

    void map() {
        waitFor("both sides' locations", Duration.ofSeconds(60), () -> {
            JsonObject both = api.get("/locations");
            return both.getJsonArray("shopify").size() >= 2 && find(both.getJsonArray("odoo"), WH2 + "/Stock") != null;
        });
        JsonObject both = api.get("/locations");
        JsonArray mapping = new JsonArray();
        for (String[] pair : new String[][] {{BERLIN, WH1}, {HAMBURG, WH2}}) {
            JsonObject stock = find(both.getJsonArray("odoo"), pair[1] + "/Stock");
            JsonObject sells = new JsonObject()
                    .put(
                            "shopifyLocationId",
                            find(both.getJsonArray("shopify"), pair[0]).getLong("id"));
            mapping.add(new JsonObject()
                    .put("mode", "single")
                    .put("warehouseId", stock.getLong("warehouseId"))
                    .put("odooLocationIds", JsonArray.of(stock.getLong("id")))
                    .put("shopifyLocations", JsonArray.of(sells)));
        }
        api.send("PUT", "/mapping", new JsonObject().put("mappings", mapping));
    }

    private static JsonObject find(JsonArray rows, String name) {
        for (int i = 0; i < rows.size(); i++) {
            if (name.equals(rows.getJsonObject(i).getString("name"))) {
                return rows.getJsonObject(i);
            }
        }
        return null;
    }

    String link() {
        JsonObject report = new JsonObject(api.post("/links/match", null));
        return report.getInteger("linked") + " linked, " + report.getInteger("ambiguous") + " ambiguous, "
                + report.getInteger("unmatched") + " unmatched";
    }

    void goLive() {
        api.post("/live", new JsonObject().put("live", true));
        settle();
    }

    void settle() {
        settle(Duration.ofSeconds(120));
    }

    void settle(Duration limit) {
        waitFor(
                "everything to be worked off",
                limit,
                () -> api.get("/events/summary").getLong("open") == 0
                        && api.get("/shop").getJsonObject("counts").getLong("waiting") == 0);
    }

    static void waitFor(String what, Duration limit, BooleanSupplier reached) {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new DemoFailed(
                        "Waited " + limit.toSeconds() + " s for " + what + "; see ./synco status and the logs");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
    }

    static String env(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new DemoFailed(name + " is not set; start the demo with ./synco demo");
        }
        return value;
    }
}
