package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a person pauses waits, says why, and is worked off on resume, once. */
@Functional
class PauseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WHY = "the shelves are being counted";

    @Inject
    Shops shops;

    @Test
    void a_receipt_and_an_order_of_a_paused_shop_wait_and_then_make_one_write_and_one_document() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            pause(shop, "shop/all");
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            shop.odoo().receives(5, "MUG", WH1);
            waits(shop, "order");
            waits(shop, "push");
            assertThat(shop.odoo().ordersOf(order.name())).isEmpty();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.api().get("/shop").getJsonObject("counts").getLong("paused"))
                    .isEqualTo(1);

            // When
            resume(shop, "shop/all");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isEqualTo(1);
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2);
            assertThat(shop.jobs("flagged")).isEmpty();
            shop.isInStep();
        }
    }

    @Test
    void while_odoo_is_not_written_to_an_order_is_counted_all_the_same() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            pause(shop, "direction/odoo");
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            waits(shop, "order");

            // When
            shop.odoo().receives(5, "MUG", WH1);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(13);
            assertThat(shop.odoo().ordersOf(order.name())).isEmpty();
            resume(shop, "direction/odoo");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().ordersOf(order.name())).hasSize(1));
            shop.settles();
            shop.isInStep();
        }
    }

    @Test
    void a_paused_location_waits_while_the_other_goes_on() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            String berlin = "location/" + id(shop, BERLIN);
            pause(shop, berlin);

            // When
            shop.odoo().receives(5, "MUG", WH1);
            shop.odoo().receives(4, "MUG", WH2);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(7));
            waits(shop, "push");
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            resume(shop, berlin);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            shop.isInStep();
        }
    }

    @Test
    void a_delivery_of_a_paused_item_is_told_shopify_when_it_is_resumed() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            shop.settles();
            String mug = "item/" + shop.api().list("/levels").getJsonObject(0).getLong("itemId");
            pause(shop, mug);
            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");
            waits(shop, "fulfil");
            assertThat(order.fulfillments()).isEmpty();

            // When
            resume(shop, mug);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            shop.settles();
            assertThat(order.fulfillments()).hasSize(1);
            shop.isInStep();
        }
    }

    private static void pause(Merchant shop, String what) {
        shop.shopify().calls().clear();
        Api.Answer answer = shop.api().put("/pauses/" + what, new JsonObject().put("reason", WHY));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.object().getString("meanwhile")).startsWith("While paused, ");
        assertThat(shop.api().list("/pauses")).hasSize(1);
    }

    private static void resume(Merchant shop, String what) {
        assertThat(shop.api().send("DELETE", "/pauses/" + what, null).status()).isEqualTo(204);
    }

    /** And says why, without having tried. */
    private static void waits(Merchant shop, String kind) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.jobs("waiting")).anySatisfy(job -> {
                    assertThat(job.getString("kind")).isEqualTo(kind);
                    assertThat(job.getString("failure"))
                            .startsWith("Paused by ")
                            .endsWith(": " + WHY);
                    assertThat(job.getInteger("attempts")).isZero();
                }));
    }

    private static long id(Merchant shop, String location) {
        return shop.api().get("/locations").getJsonArray("shopify").stream()
                .map(JsonObject.class::cast)
                .filter(row -> location.equals(row.getString("name")))
                .findFirst()
                .orElseThrow()
                .getLong("id");
    }
}
