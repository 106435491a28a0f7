package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A fulfilment that is cancelled on Shopify is reckoned, a person is asked, and it is never made again by itself. */
@Functional
class CancelledFulfilmentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void a_cancelled_fulfilment_of_what_odoo_delivered_is_flagged_and_not_made_again() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = delivered(shop);

            // When
            shop.shopify().orders().shipping().cancel(order.fulfillments().get(0));

            // Then
            isFlagged(shop, order);
            shop.settles();
            assertThat(order.fulfillments()).hasSize(1);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.level("MUG", BERLIN).committed()).isEqualTo(2);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
            assertThat(shop.events())
                    .anySatisfy(event -> assertThat(event.getString("kind")).isEqualTo("fulfilment_cancelled"))
                    .noneSatisfy(event -> assertThat(event.getString("kind")).isEqualTo("edited_by_hand"));
            shop.isInStep();
        }
    }

    @Test
    void fulfilled_again_by_hand_it_asks_nobody_any_more() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = delivered(shop);
            shop.shopify().orders().shipping().cancel(order.fulfillments().get(0));
            isFlagged(shop, order);

            // When
            shop.shopify().orders().shipping().fulfil(order);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged")).isEmpty());
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(8);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
            shop.isInStep();
        }
    }

    private static Order delivered(Merchant shop) {
        Order order = shop.shopify().sells(2, "MUG", BERLIN);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
        shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
        shop.settles();
        return order;
    }

    private static void isFlagged(Merchant shop, Order order) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                        .singleElement()
                        .satisfies(job -> {
                            assertThat(job.getString("kind")).isEqualTo("cancelled_fulfilment");
                            assertThat(job.getString("failure"))
                                    .contains(order.name())
                                    .contains("Odoo has delivered it");
                            assertThat(job.getString("hint")).contains("fulfil them again on Shopify by hand");
                        }));
    }
}
