package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Before a shop goes live, a dry run shows what would be written; where too much would go to zero, a person is asked. */
@Functional
class GoLiveTest {
    private static final List<String> SIX = List.of("A1", "A2", "A3", "A4", "A5", "A6");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void a_dry_run_tells_each_level_and_writes_none_and_going_live_then_does_what_it_told() {
        try (Merchant shop = shops.open().product("MUG", 4, 3).product("CUP", 8, 2)) {
            // Given
            shop.odoo().counts(10, "MUG", WH1);
            shop.odoo().counts(5, "CUP", WH1);
            shop.odoo().counts(0, "CUP", Merchant.WH2);
            onlyInBerlin(shop, "PEN");
            shop.shopify().catalog().addProduct("Only here", "SHOPIFY-ONLY", "4099");
            ready(shop);

            // When
            JsonObject run = runs(shop);

            // Then
            assertLevel(shop, "MUG", BERLIN, "rise", 4, 10);
            assertLevel(shop, "MUG", HAMBURG, "stay", 3, 3);
            assertLevel(shop, "CUP", BERLIN, "fall", 8, 5);
            assertLevel(shop, "CUP", HAMBURG, "zero", 2, 0);
            assertLevel(shop, "PEN", BERLIN, "stay", 1, 1);
            assertLevel(shop, "PEN", HAMBURG, "not_stocked", null, null);
            assertLevel(shop, "SHOPIFY-ONLY", BERLIN, "not_linked", null, null);
            assertThat(level(shop, "SHOPIFY-ONLY", BERLIN).getString("why")).isNotBlank();
            assertThat(run.getInteger("levels")).isEqualTo(8);
            assertThat(run.getInteger("toZero")).isEqualTo(1);
            assertThat(run.getInteger("stocked")).isEqualTo(5);
            assertThat(total(run, BERLIN, "rise").getInteger("units")).isEqualTo(6);
            assertThat(total(run, HAMBURG, "zero").getInteger("levels")).isEqualTo(1);
            assertThat(levels(shop, "?effect=zero")).hasSize(1);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
            assertThat(shop.api().get("/shop").getBoolean("live")).isFalse();

            shop.goesLive();

            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.level("CUP", BERLIN).onHand()).isEqualTo(5);
            assertThat(shop.level("CUP", HAMBURG).onHand()).isZero();
            assertThat(last(shop).getString("approvedBy")).isNotBlank();
            assertThat(shops.audit(shop.domain())).anyMatch(line -> line.contains("approved a dry run"));
            assertThat(shop.api().post("/go-live/dry-run", null).status()).isEqualTo(409);
        }
    }

    @Test
    void an_adopted_order_shows_its_document_and_what_it_makes_of_the_level() {
        try (Merchant shop = shops.open().product("MUG", 10, 3)) {
            // Given
            ready(shop);
            Order order = shop.shopify().sells(3, "MUG", BERLIN);
            long document = shop.odoo().sells(3, "MUG", WH1);
            shop.odoo().changes("sale.order", document, Map.of("client_order_ref", order.name()));
            shop.api()
                    .put(
                            "/orders/handling",
                            new JsonObject().put("openAtGoLive", "adopted").put("keptOff", "handled_elsewhere"));

            // When
            JsonObject run = runs(shop);

            // Then
            assertThat(run.getInteger("orders")).isEqualTo(1);
            JsonObject line = orders(shop).get(0).getJsonArray("lines").getJsonObject(0);
            assertThat(line.getString("mode")).isEqualTo("adopted");
            assertThat(line.getInteger("open")).isEqualTo(3);
            assertThat(line.getString("document")).isEqualTo("S%05d".formatted(document));
            assertThat(line.getBoolean("counts")).isTrue();
            assertLevel(shop, "MUG", BERLIN, "stay", 10, 10);
            assertThat(level(shop, "MUG", BERLIN).getInteger("byOrders")).isEqualTo(3);

            shop.goesLive();

            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(7);
        }
    }

    @Test
    void an_order_that_odoo_does_not_know_is_created_and_takes_its_units_once() {
        try (Merchant shop = shops.open().product("MUG", 2, 3)) {
            ready(shop);
            shop.shopify().sells(2, "MUG", BERLIN);
            shop.odoo().counts(1, "MUG", WH1);

            runs(shop);

            assertLevel(shop, "MUG", BERLIN, "fall", 2, 1);
            assertThat(orders(shop)
                            .get(0)
                            .getJsonArray("lines")
                            .getJsonObject(0)
                            .getString("mode"))
                    .isEqualTo("created");

            shop.goesLive();

            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(1);
        }
    }

    @Test
    void a_location_that_does_not_stock_the_item_gets_no_share_of_what_is_split() {
        try (Merchant shop = shops.open()) {
            onlyInBerlin(shop, "PEN");
            shop.odoo().counts(8, "PEN", WH1);
            shop.installs(shops::token).connectsOdoo();
            shop.mapsTogether("split", WH1 + "/Stock", Map.of(BERLIN, 1, HAMBURG, 1));
            shop.links();

            runs(shop);

            assertLevel(shop, "PEN", BERLIN, "rise", 1, 8);
            assertLevel(shop, "PEN", HAMBURG, "not_stocked", null, null);

            shop.goesLive();

            assertThat(shop.level("PEN", BERLIN).onHand()).isEqualTo(8);
        }
    }

    @Test
    void where_too_much_would_go_to_zero_going_live_waits_until_a_person_says_that_it_may() {
        try (Merchant shop = shops.open()) {
            // Given
            SIX.forEach(sku -> {
                shop.product(sku, 0, 0);
                shop.shopify().stock(sku, BERLIN, 2);
            });
            ready(shop);
            runs(shop);

            // When
            Api.Answer held = goesLive(shop, null);

            // Then
            assertThat(held.status()).isEqualTo(409);
            assertThat(held.body()).contains("6 of 6", "A1 at Berlin (now 2)");
            assertThat(goesLive(shop, 5).status()).isEqualTo(409);
            assertThat(goesLive(shop, -1).status()).isEqualTo(400);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();

            assertThat(goesLive(shop, 6).status()).isEqualTo(200);
            shop.settles();

            SIX.forEach(sku -> assertThat(shop.level(sku, BERLIN).onHand()).isZero());
            assertThat(shops.audit(shop.domain())).anyMatch(line -> line.contains("6 confirmed"));
        }
    }

    private void ready(Merchant shop) {
        shop.installs(shops::token).connectsOdoo().mapsBothLocations().links();
    }

    private static void onlyInBerlin(Merchant shop, String sku) {
        shop.shopify().catalog().addProduct("A " + sku, sku, "40" + sku.hashCode());
        shop.odoo().product(sku, "Odoo's " + sku, "40" + sku.hashCode());
        shop.shopify().stock(sku, BERLIN, 1);
        shop.odoo().counts(1, sku, WH1);
    }

    private static JsonObject runs(Merchant shop) {
        Api.Answer asked = shop.api().post("/go-live/dry-run", null);
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(last(shop).getString("phase")).isEqualTo("ended"));
        JsonObject last = last(shop);
        assertThat(last.getInteger("planned")).isEqualTo(last.getInteger("levels"));
        return last;
    }

    private static JsonObject last(Merchant shop) {
        return shop.api().get("/go-live/dry-run").getJsonObject("last");
    }

    private static Api.Answer goesLive(Merchant shop, Integer confirmed) {
        return shop.api().post("/live", new JsonObject().put("live", true).put("confirmedToZero", confirmed));
    }

    private static List<JsonObject> levels(Merchant shop, String query) {
        return shop.api().list("/go-live/dry-run/levels" + query).stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static List<JsonObject> orders(Merchant shop) {
        return shop.api().list("/go-live/dry-run/orders").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject level(Merchant shop, String sku, String location) {
        return levels(shop, "?limit=250").stream()
                .filter(row -> sku.equals(row.getString("sku")) && location.equals(row.getString("location")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The dry run does not tell " + sku + " at " + location));
    }

    private static void assertLevel(
            Merchant shop, String sku, String location, String effect, Integer now, Integer then) {
        JsonObject row = level(shop, sku, location);
        assertThat(row.getString("effect")).as("%s at %s", sku, location).isEqualTo(effect);
        assertThat(row.getInteger("now")).as("%s at %s now", sku, location).isEqualTo(now);
        assertThat(row.getInteger("then")).as("%s at %s then", sku, location).isEqualTo(then);
    }

    private static JsonObject total(JsonObject run, String location, String effect) {
        return run.getJsonArray("totals").stream()
                .map(JsonObject.class::cast)
                .filter(row -> location.equals(row.getString("location")) && effect.equals(row.getString("effect")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No total of " + effect + " at " + location));
    }
}
