package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.bench.Section;
import io.synco.sandbox.shopify.Fault;
import io.synco.sandbox.shopify.Store;
import io.synco.sandbox.shopify.Webhooks;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code ./synco bench compare}: a full comparison of 50,000 levels by the whole application. Its name keeps it out of the tests. */
@Functional
@EnabledIfSystemProperty(named = "synco.bench.file", matches = ".+")
class CompareBench {
    private static final Section SECTION = new Section("## A full comparison\n", "compare.md");
    private static final int PRODUCTS = Integer.getInteger("synco.bench.products", 25_000);
    private static final int EDITED = 100;
    private static final int STOCK = 5;
    private static final int LATENCY_MILLIS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    @Inject
    Shops shops;

    @Test
    void compares() throws IOException {
        try (Merchant shop = shops.open()) {
            stock(shop);
            shop.installs(shops::token).connectsOdoo().mapsBothLocations();
            Timed imported = imports(shop);
            shops.isInStepSinceLong(shop.domain(), STOCK);
            shop.shopify().faults().add(Fault.latency(LATENCY_MILLIS));
            editsThatNobodyTellsOf(shop);

            Timed compared = compares(shop);

            JsonObject last = shop.api().get("/compare").getJsonObject("last");
            assertThat(last.getInteger("differing")).isEqualTo(EDITED);
            assertThat(last.getInteger("leftOut")).isZero();
            SECTION.write(
                    Path.of(System.getProperty("synco.bench.file")),
                    System.getProperty("synco.bench.commit", ""),
                    Map.of(
                            "levels", number(2L * PRODUCTS),
                            "products", number(PRODUCTS),
                            "edited", number(EDITED),
                            "latency", number(LATENCY_MILLIS),
                            "table",
                                    imported.table(
                                            "catalogue of " + number(PRODUCTS) + " variants imported and linked",
                                            compared.row("full comparison of " + number(2L * PRODUCTS) + " levels"))));
        }
    }

    private static void stock(Merchant shop) {
        say("Stocking " + PRODUCTS + " products on both sides ...");
        for (int i = 0; i < PRODUCTS; i++) {
            shop.product("P" + i, STOCK, STOCK);
        }
    }

    private static Timed imports(Merchant shop) {
        say("Importing the catalogue ...");
        awaitImported(shop);
        Timed timed = new Timed(shop);
        assertThat(shop.api().post("/catalogue/import", null).status()).isEqualTo(202);
        awaitImported(shop);
        return timed.over();
    }

    private static void awaitImported(Merchant shop) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            JsonObject state = shop.api().get("/catalogue");
            return !state.getBoolean("reading") && state.getLong("variants") == PRODUCTS;
        });
    }

    private static void editsThatNobodyTellsOf(Merchant shop) {
        shop.shopify().webhooks().lose(Webhooks.ALL, EDITED);
        for (int i = 0; i < EDITED; i++) {
            shop.shopify().setOnHandByHand("P" + i * (PRODUCTS / EDITED), i % 2 == 0 ? BERLIN : HAMBURG, STOCK + 2);
        }
    }

    private static Timed compares(Merchant shop) {
        say("Comparing " + 2 * PRODUCTS + " levels ...");
        Timed timed = new Timed(shop);
        assertThat(shop.api().post("/compare", null).status()).isEqualTo(202);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            JsonObject last = shop.api().get("/compare").getJsonObject("last");
            return last != null && last.getString("phase").equals("ended");
        });
        return timed.over();
    }

    /** What passes, and what is called and charged, between two moments. */
    private static final class Timed {
        private final Merchant shop;
        private final Store store;
        private final long begun = System.nanoTime();
        private final double pointsBefore;
        private double seconds;
        private double points;
        private int shopifyCalls;
        private long odooCalls;

        Timed(Merchant shop) {
            this.shop = shop;
            store = shop.shopify();
            store.calls().clear();
            pointsBefore = store.costPointsTaken();
            shop.odoo().calls().clear();
        }

        Timed over() {
            seconds = (System.nanoTime() - begun) / 1e9;
            points = store.costPointsTaken() - pointsBefore;
            shopifyCalls = store.calls().all().size();
            odooCalls = shop.odoo().calls().counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return this;
        }

        String row(String what) {
            return String.format(
                    Locale.ROOT, "| %s | %.1f | %,d | %,.0f | %,d |%n", what, seconds, shopifyCalls, points, odooCalls);
        }

        String table(String what, String more) {
            return "| | seconds | calls to Shopify | points | calls to Odoo |\n| --- | ---: | ---: | ---: | ---: |\n"
                    + row(what) + more;
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static void say(String words) {
        System.out.println(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + " " + words);
    }
}
