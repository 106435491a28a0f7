package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One Shopify location sells what lies at several Odoo locations and inside them. */
@Functional
class SeveralOdooLocationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHELF = WH1 + "/Stock/SHELF";

    @Inject
    Shops shops;

    @Test
    void going_live_offers_the_sum_of_what_lies_at_the_mapped_locations_and_inside_them() {
        try (Merchant shop = shopOfBothWarehouses()) {
            shop.goesLive();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10 + 4 + 3));
            assertThat(shop.level("MUG", HAMBURG).onHand()).as("not mapped").isEqualTo(3);
        }
    }

    @Test
    void a_receipt_at_any_of_them_raises_what_is_offered() {
        try (Merchant shop = shopOfBothWarehouses().goesLive()) {
            shop.odoo().receives(5, "MUG", WH2);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10 + 4 + 3 + 5));
        }
    }

    @Test
    void moving_units_from_one_to_another_writes_nothing() {
        try (Merchant shop = shopOfBothWarehouses().goesLive()) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10 + 4 + 3));
            shop.settles();
            shop.shopify().calls().clear();

            shop.odoo().transfers(2, "MUG", WH1 + "/Stock", WH2 + "/Stock");

            // What was written for a later receipt was written with the transfer read.
            shop.odoo().receives(1, "MUG", WH1);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10 + 4 + 3 + 1));
            shop.settles();
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isEqualTo(1);
        }
    }

    @Test
    void an_order_becomes_one_sales_order_in_the_warehouse_of_the_first_one() {
        try (Merchant shop = shopOfBothWarehouses().goesLive()) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.odoo().reserved("MUG", WH1)
                                    + shop.odoo().reserved("MUG", SHELF))
                            .isEqualTo(2));
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(shop.odoo().reserved("MUG", WH2)).isZero();
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(10 + 4 + 3 - 2);
        }
    }

    @Test
    void an_order_that_is_open_when_a_further_location_leaves_is_still_fulfilled_once() {
        try (Merchant shop = shopOfBothWarehouses().goesLive()) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().ordersOf(order.name())).hasSize(1));
            shop.settles();
            shop.mapsBothLocations();

            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(10 + 4 - 2);
                assertThat(shop.level("MUG", HAMBURG).available()).isEqualTo(3);
            });
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(order.fulfillments()).hasSize(1);
        }
    }

    /** Ten mugs lie in the first warehouse's stock and four on a shelf in it, three in the second warehouse. */
    private Merchant shopOfBothWarehouses() {
        Merchant shop = shops.open().product("MUG", 10, 3);
        shop.odoo().bin(WH1, "SHELF");
        shop.odoo().counts(4, "MUG", SHELF);
        return shop.installs(shops::token)
                .connectsOdoo()
                .mapsOnly(BERLIN, WH1 + "/Stock", WH2 + "/Stock")
                .links();
    }
}
