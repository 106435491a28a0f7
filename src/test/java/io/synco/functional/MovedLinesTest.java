package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.synco.sandbox.shopify.Webhooks;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An order's units leave once, wherever Shopify wants them to be sent from in the end. */
@Functional
class MovedLinesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void a_line_moved_before_its_delivery_is_taken_from_the_other_warehouse() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            Order order = sold(shop);

            shop.shopify().orders().move(order, "MUG", BERLIN, HAMBURG);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(shop.odoo().reserved("MUG", WH1)).isZero();
                assertThat(shop.odoo().reserved("MUG", WH2)).isEqualTo(2);
            });
            shop.settles();
            shop.isInStep();
            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(1), "TRACK-2");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            shop.settles();
            shop.isInStep();
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void a_line_moved_after_its_delivery_is_fulfilled_once_and_delivered_no_second_time() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = sold(shop);
            pause(shop);
            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("delivered")).hasSize(1));
            shop.shopify().orders().move(order, "MUG", BERLIN, HAMBURG);

            // When
            shop.api().send("DELETE", "/pauses/direction/shopify", null);

            // Then
            sentOnceFromTheFirst(shop, order);
        }
    }

    @Test
    void a_line_moved_while_its_fulfilment_is_being_made_is_fulfilled_once() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = sold(shop);
            shop.shopify()
                    .beforeApplying(
                            "fulfillmentCreate", () -> shop.shopify().orders().move(order, "MUG", BERLIN, HAMBURG));

            // When
            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");

            // Then
            sentOnceFromTheFirst(shop, order);
        }
    }

    @Test
    void an_order_fulfilled_at_once_is_delivered_in_odoo() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.shopify().webhooks().hold(Webhooks.ALL);
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            shop.shopify().orders().shipping().fulfil(order);

            // When
            shop.shopify().webhooks().release(Webhooks.ALL);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(8));
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(order.fulfillments()).hasSize(1);
            assertThat(shop.jobs("flagged")).isEmpty();
            shop.isInStep();
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
        }
    }

    /** By the first warehouse, for the second location. */
    private static void sentOnceFromTheFirst(Merchant shop, Order order) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(3);
        });
        shop.settles();
        assertThat(order.fulfillments()).hasSize(1);
        assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(8);
        assertThat(shop.odoo().quantity("MUG", WH2)).isEqualTo(3);
        assertThat(shop.odoo().reserved("MUG", WH2)).isZero();
        assertThat(shop.jobs("flagged")).isEmpty();
        shop.isInStep();
    }

    private static Order sold(Merchant shop) {
        Order order = shop.shopify().sells(2, "MUG", BERLIN);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
        shop.settles();
        return order;
    }

    private static void pause(Merchant shop) {
        Api.Answer answer = shop.api()
                .put("/pauses/direction/shopify", new JsonObject().put("reason", "the shelves are being counted"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
