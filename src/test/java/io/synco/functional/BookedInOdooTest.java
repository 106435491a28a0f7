package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens on Shopify with goods, beside orders and fulfilments: put back, or booked in Odoo where a merchant chose so. */
@Functional
class BookedInOdooTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void a_quantity_that_is_raised_by_hand_is_booked_as_an_inventory_difference() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("edited_by_hand", "follow");

            // When
            shop.shopify().setOnHandByHand("MUG", BERLIN, 13);

            // Then
            stands(shop, "MUG", 13);
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(13);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
            booked(shop, "edited_by_hand", "hand-edit.follow@1", 3);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("count_up"))
                            .filteredOn(event -> "booked".equals(event.getString("rule")))
                            .singleElement()
                            .satisfies(event ->
                                    assertThat(event.getString("outcome")).isEqualTo("ignored")));
        }
    }

    @Test
    void a_quantity_that_is_lowered_by_hand_leaves_odoo_too() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.chooses("edited_by_hand", "follow");

            shop.shopify().setOnHandByHand("MUG", BERLIN, 6);

            stands(shop, "MUG", 6);
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(6);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
            booked(shop, "edited_by_hand", "hand-edit.follow@1", -4);
        }
    }

    @Test
    void a_lost_answer_books_nothing_twice() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("edited_by_hand", "follow");
            shop.odoo().faults().add(Fault.cutAfter().on("stock.picking.load").times(1));
            shop.odoo()
                    .faults()
                    .add(Fault.cutAfter().on("stock.picking.button_validate").times(1));

            // When
            shop.shopify().setOnHandByHand("MUG", BERLIN, 13);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("edited_by_hand"))
                            .singleElement()
                            .satisfies(event ->
                                    assertThat(event.getString("outcome")).isEqualTo("done")));
            shop.settles();
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(13);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(13);
        }
    }

    @Test
    void while_odoo_refuses_the_quantity_stands_and_says_why() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("edited_by_hand", "follow");
            shop.odoo()
                    .faults()
                    .add(Fault.accessError("not allowed to transfer").on("stock.picking.load"));
            shop.shopify().setOnHandByHand("MUG", BERLIN, 13);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                            .singleElement()
                            .satisfies(job -> assertThat(job.getString("kind")).isEqualTo("book")));

            // When
            shop.odoo().receives(5, "MUG", WH1);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(18));
            JsonObject why = shop.api()
                    .get("/levels/" + shop.level("MUG", BERLIN).variant().itemId() + "/" + shop.locationId(BERLIN)
                            + "/why");
            assertThat(why.encode()).contains("3 are there by what Shopify says, and not booked in Odoo yet");
            // A person gives it up: Odoo decides again.
            long job = shop.jobs("flagged").get(0).getLong("id");
            assertThat(shop.api()
                            .post("/jobs/" + job + "/dismiss", new JsonObject().put("reason", "counted wrong"))
                            .status())
                    .isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
        }
    }

    @Test
    void what_is_made_of_several_products_is_put_back() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("SAUCER", 10, 3).installs(shops::token)) {
            // Given
            shop.shopify().catalog().addProduct("Tea for two", "TEA-SET", "4099");
            shop.shopify().stock("TEA-SET", BERLIN, 5);
            shop.odoo().kit("TEA-SET", "Tea for two", "4099", Map.of("MUG", 2.0, "SAUCER", 2.0));
            shop.connectsOdoo().mapsBothLocations().links().goesLive();
            shop.chooses("edited_by_hand", "follow");

            // When
            shop.shopify().setOnHandByHand("TEA-SET", BERLIN, 7);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("edited_by_hand"))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.getString("rule")).isEqualTo("hand-edit.follow@1");
                                assertThat(event.getString("outcomeText")).contains("made of several products");
                            }));
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("TEA-SET", BERLIN).onHand()).isEqualTo(5));
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(10);
        }
    }

    @Test
    void what_a_refund_restocks_is_put_back_until_odoo_has_the_goods() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = sent(shop, 2);

            // When
            shop.shopify().orders().shipping().restock(order, "MUG", 1, BERLIN);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("restocked"))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.getString("outcome")).isEqualTo("done");
                                assertThat(event.getString("rule")).isEqualTo("restock");
                            }));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8));
            shop.settles();
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(8);
            assertThat(shop.events("edited_by_hand")).isEmpty();
        }
    }

    @Test
    void what_a_refund_restocks_is_booked_where_the_rule_says_so() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.choosesAt(BERLIN, "restocked", "follow");
            Order order = sent(shop, 2);
            long written = shop.shopify().calls().count("inventorySetQuantities");

            // When
            shop.shopify().orders().shipping().restock(order, "MUG", 1, BERLIN);

            // Then
            stands(shop, "MUG", 9);
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(9);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isEqualTo(written);
            booked(shop, "restocked", "restock.follow/" + shop.locationId(BERLIN) + "@1", 1);
            assertThat(shop.events("edited_by_hand")).isEmpty();
        }
    }

    @Test
    void what_is_cancelled_without_restock_is_put_back_on_sale() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            Order order = placed(shop, 2);

            // When
            shop.shopify().orders().cancel(order, false);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("cancelled_without_restock"))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.getString("rule")).isEqualTo("lost");
                                assertThat(event.getDouble("amount")).isEqualTo(-2);
                            }));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10));
            shop.settles();
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(10);
            assertThat(shop.events("edited_by_hand")).isEmpty();
        }
    }

    @Test
    void an_order_keeps_the_rule_of_its_location() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.choosesAt(HAMBURG, "order_changed", "off");

            // When
            shop.shopify().sells(1, "MUG", HAMBURG);

            // Then
            String rule = "order.off/" + shop.locationId(HAMBURG) + "@1";
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.eventsOfOrders())
                            .isNotEmpty()
                            .allSatisfy(event -> {
                                assertThat(event.getString("outcome")).isEqualTo("ignored");
                                assertThat(event.getString("rule")).isEqualTo(rule);
                            }));
        }
    }

    private static void stands(Merchant shop, String sku, double units) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.odoo().quantity(sku, WH1)).isEqualTo(units));
    }

    private static void booked(Merchant shop, String kind, String rule, double units) {
        assertThat(shop.events(kind)).singleElement().satisfies(event -> {
            assertThat(event.getString("outcome")).isEqualTo("done");
            assertThat(event.getString("outcomeText")).startsWith("Booked in Odoo as WH/INT/");
            assertThat(event.getString("rule")).isEqualTo(rule);
            assertThat(event.getDouble("amount")).isEqualTo(units);
        });
    }

    private static Order placed(Merchant shop, int units) {
        Order order = shop.shopify().sells(units, "MUG", BERLIN);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(units));
        shop.settles();
        return order;
    }

    private static Order sent(Merchant shop, int units) {
        Order order = placed(shop, units);
        shop.shopify().orders().shipping().fulfil(order);
        stands(shop, "MUG", 10 - units);
        shop.settles();
        return order;
    }
}
