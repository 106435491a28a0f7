package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.synco.sandbox.shopify.Webhooks;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A Shopify order takes its units from the right Odoo warehouse, once. */
@Functional
class ShopifyToOdooTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void an_order_over_two_locations_becomes_one_confirmed_sales_order_in_each_warehouse() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("CUP", 4, 6).live(shops::token)) {
            shop.shopify().webhooks().repeat("orders/create", 3);

            Order order = shop.shopify()
                    .order()
                    .line("MUG", 2, BERLIN)
                    .line("CUP", 3, HAMBURG)
                    .place();

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2);
                assertThat(shop.odoo().reserved("CUP", WH2)).isEqualTo(3);
            });
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(2);
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8);
            assertThat(shop.level("CUP", HAMBURG).available()).isEqualTo(3);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
        }
    }

    @Test
    void an_order_whose_webhook_is_lost_is_found_before_anything_is_raised() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().webhooks().hold(Webhooks.ALL);
            Order order = shop.shopify().sells(2, "MUG", BERLIN);

            shop.odoo().receives(5, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().ordersOf(order.name())).hasSize(1));
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(13);
            shop.shopify().webhooks().release(Webhooks.ALL);
            shop.settles();
            shop.isInStep();
        }
    }

    @Test
    void a_delivery_in_odoo_makes_one_fulfilment_with_its_tracking_number() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));

            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            shop.settles();
            assertThat(order.fulfillments()).hasSize(1);
            assertThat(order.fulfillments().get(0).toString()).contains("TRACK-1");
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            shop.isInStep();
        }
    }

    @Test
    void a_fulfilment_on_shopify_is_delivered_in_odoo_once() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));

            shop.shopify().orders().shipping().fulfil(order);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(8));
            shop.settles();
            assertThat(order.fulfillments()).hasSize(1);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            shop.isInStep();
        }
    }

    @Test
    void a_line_that_is_not_linked_is_flagged_and_the_rest_goes_through() {
        try (Merchant shop = shops.open().product("MUG", 10, 3)) {
            shop.shopify().catalog().addProduct("Only here", "SHOPIFY-ONLY", "1");
            shop.shopify().stock("SHOPIFY-ONLY", BERLIN, 5);
            shop.live(shops::token);

            Order order = shop.shopify()
                    .order()
                    .line("MUG", 2, BERLIN)
                    .line("SHOPIFY-ONLY", 1, BERLIN)
                    .place();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                            .singleElement()
                            .satisfies(job -> {
                                assertThat(job.getString("failure"))
                                        .contains(order.name())
                                        .contains("not linked");
                                assertThat(job.getString("hint")).contains("Link the item");
                            }));
        }
    }

    @Test
    void an_order_cancelled_with_restock_gives_its_units_back_in_odoo() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));

            shop.shopify().orders().cancel(order, true);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isZero());
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(10);
        }
    }

    @Test
    void an_order_that_is_edited_changes_its_sales_order() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("CUP", 6, 6).live(shops::token)) {
            Order order = shop.shopify()
                    .order()
                    .line("MUG", 2, BERLIN)
                    .line("CUP", 2, BERLIN)
                    .place();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("CUP", WH1)).isEqualTo(2));

            shop.shopify().webhooks().hold(Webhooks.ALL);
            shop.shopify().orders().edit(order, "MUG", 3);
            shop.shopify().orders().edit(order, "CUP", 1);
            shop.shopify().webhooks().release(Webhooks.ALL);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(3);
                assertThat(shop.odoo().reserved("CUP", WH1)).isEqualTo(1);
            });
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(shop.jobs("flagged")).isEmpty();
            shop.isInStep();
        }
    }
}
