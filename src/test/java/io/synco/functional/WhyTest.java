package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** "Why is it 7?" is answered in the terms of the reckoning, now and for each past write. */
@Functional
class WhyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void a_level_tells_its_terms_and_what_led_to_each_write() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            shop.odoo().receives(5, "MUG", WH1);
            shop.odoo().receives(1, "MUG", WH2);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            JsonObject level = berlin(shop);
            String path = "/levels/" + level.getLong("itemId") + "/" + level.getLong("locationId");

            // When
            JsonObject why = shop.api().get(path + "/why");

            // Then
            assertThat(why.getJsonArray("sentences"))
                    .contains(
                            "Odoo has 15 in WH/Stock.",
                            "Order " + order.name() + " is owed 2.",
                            "So 13 can be sold.",
                            "2 more are committed on Shopify to orders: on hand should be 15.");
            assertThat(why.getBoolean("again")).isFalse();
            assertThat(why.getJsonObject("terms").getInteger("onHand")).isEqualTo(15);
            assertThat(why.getJsonObject("level").getJsonObject("shopify").getInteger("onHand"))
                    .isEqualTo(15);
            JsonArray events = why.getJsonArray("events");
            assertThat(events.stream().map(event -> ((JsonObject) event).getString("kind")))
                    .contains("receipt");
            assertThat(events.stream()
                            .map(event -> (JsonObject) event)
                            .filter(event -> "receipt".equals(event.getString("kind")))
                            .map(event -> event.getInteger("amount")))
                    .containsExactly(5);
            JsonObject write = shop.api().list(path + "/writes").getJsonObject(0);
            assertThat(write.getInteger("from")).isEqualTo(10);
            assertThat(write.getInteger("to")).isEqualTo(15);
            assertThat(shop.api()
                            .get(path + "/why?write=" + write.getLong("id"))
                            .getJsonArray("sentences"))
                    .contains("Odoo has 15 in WH/Stock.");
            assertThat(shop.api()
                            .send("GET", path + "/why?write=999999999", null)
                            .status())
                    .isEqualTo(404);
        }
    }

    private static JsonObject berlin(Merchant shop) {
        return shop.api().list("/levels").stream()
                .map(JsonObject.class::cast)
                .filter(level -> BERLIN.equals(level.getString("location")))
                .findFirst()
                .orElseThrow();
    }
}
