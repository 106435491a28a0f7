package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Fulfillment;
import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a merchant's direction rules do, and what they keep from being done. */
@Functional
class DirectionRulesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OFF_IN_WORDS =
            "Stock that comes in at Odoo this way is not sold on Shopify until a person releases it.";

    @Inject
    Shops shops;

    @Test
    void a_receipt_that_is_switched_off_raises_nothing_and_stands_among_the_exclusions() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("receipt", "off");

            // When
            shop.odoo().receives(5, "MUG", WH1);

            // Then
            JsonObject withheld = withheld(shop);
            assertThat(withheld.getDouble("units")).isEqualTo(5);
            assertThat(withheld.getString("subject")).startsWith("receipt WH/IN/");
            assertThat(withheld.getString("rule")).isEqualTo("stock-in.off@1");
            assertThat(withheld.getJsonArray("locations")).containsExactly(BERLIN);
            assertThat(withheld.getJsonArray("items")).containsExactly("A MUG");
            shop.settles();
            assertThat(shop.events("receipt")).singleElement().satisfies(event -> {
                assertThat(event.getString("outcome")).isEqualTo("ignored");
                assertThat(event.getString("rule")).isEqualTo("stock-in.off@1");
                assertThat(event.getString("outcomeText")).isEqualTo(OFF_IN_WORDS);
            });
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
        }
    }

    @Test
    void an_order_after_a_receipt_that_is_switched_off_is_sold_from_the_rest() {
        try (Merchant shop = shopWithFiveWithheld()) {
            shop.shopify().sells(2, "MUG", BERLIN);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8);
            assertThat(withheld(shop).getDouble("units")).isEqualTo(5);
        }
    }

    @Test
    void a_scrap_takes_the_withheld_units_first() {
        try (Merchant shop = shopWithFiveWithheld()) {
            shop.odoo().scraps(3, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(withheld(shop).getDouble("units")).isEqualTo(2));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
        }
    }

    @Test
    void a_scrap_of_more_than_is_withheld_lowers_what_is_sold_by_the_rest() {
        try (Merchant shop = shopWithFiveWithheld()) {
            shop.odoo().scraps(7, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8));
            shop.settles();
            assertThat(shop.api().list("/exclusions")).isEmpty();
        }
    }

    @Test
    void what_a_person_releases_is_sold_and_told_once() {
        try (Merchant shop = shopWithFiveWithheld()) {
            // Given
            String release = "/exclusions/" + withheld(shop).getLong("id") + "/release";

            // When
            Api.Answer released = shop.api().post(release, null);

            // Then
            assertThat(released.status()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            assertThat(shop.api().list("/exclusions")).isEmpty();
            assertThat(shop.events("released")).singleElement().satisfies(event -> {
                assertThat(event.getString("outcome")).isEqualTo("done");
                assertThat(event.getString("rule")).isEqualTo("released");
                assertThat(event.getDouble("amount")).isEqualTo(5);
            });
            assertThat(shops.audit(shop.domain()))
                    .filteredOn(line -> line.contains("released withheld units"))
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line).contains("receipt WH/IN/").contains("5 units"));
            assertThat(shop.api().post(release, null).status()).isEqualTo(404);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15);
        }
    }

    @Test
    void a_location_follows_its_own_rule_whatever_the_shops_is() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("receipt", "off").choosesAt(HAMBURG, "receipt", "follow");

            // When
            shop.odoo().receives(5, "MUG", WH1);
            shop.odoo().receives(4, "MUG", WH2);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(7));
            assertThat(withheld(shop).getJsonArray("locations")).containsExactly(BERLIN);
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.events("receipt"))
                    .extracting(event -> event.getString("rule"))
                    .containsExactlyInAnyOrder("stock-in.off@1", "stock-in/" + shop.locationId(HAMBURG) + "@1");
        }
    }

    @Test
    void what_comes_in_after_a_rule_is_back_at_its_default_is_sold() {
        try (Merchant shop = shopWithFiveWithheld()) {
            // Given
            shop.chooses("receipt", null);

            // When
            shop.odoo().receives(4, "MUG", WH1);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(14));
            assertThat(withheld(shop).getDouble("units")).isEqualTo(5);
        }
    }

    @Test
    void orders_that_are_switched_off_make_no_document_and_their_units_are_not_sold_again() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("order_changed", "off");
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.eventsOfOrders())
                            .isNotEmpty()
                            .allSatisfy(event -> {
                                assertThat(event.getString("outcome")).isEqualTo("ignored");
                                assertThat(event.getString("outcomeText"))
                                        .isEqualTo("Orders on Shopify are not brought to Odoo;"
                                                + " what is open of them is kept from sale.");
                            }));

            // When
            shop.odoo().receives(5, "MUG", WH1);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(13);
            assertThat(shop.odoo().ordersOf(order.name())).isEmpty();
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void a_delivery_that_is_switched_off_makes_no_fulfilment() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("delivered", "off");
            Order order = sold(shop);

            // When
            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("delivered"))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.getString("outcome")).isEqualTo("ignored");
                                assertThat(event.getString("rule")).isEqualTo("delivered.off@1");
                            }));
            shop.settles();
            assertThat(order.fulfillments()).isEmpty();
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
        }
    }

    @Test
    void a_delivery_at_one_location_tells_nothing_of_another_where_it_is_switched_off() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("CUP", 4, 6).live(shops::token)) {
            // Given
            shop.choosesAt(BERLIN, "delivered", "off");
            Order order = shop.shopify()
                    .order()
                    .line("MUG", 2, BERLIN)
                    .line("CUP", 3, HAMBURG)
                    .place();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2);
                assertThat(shop.odoo().reserved("CUP", WH2)).isEqualTo(3);
            });
            List<Long> documents = shop.odoo().ordersOf(order.name());
            shop.odoo().delivers(documents.get(0), "TRACK-1");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("delivered")).hasSize(1));
            shop.settles();

            // When
            shop.odoo().delivers(documents.get(1), "TRACK-2");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("delivered")).hasSize(2));
            shop.settles();
            assertThat(order.line("CUP").fulfilled()).isEqualTo(3);
            assertThat(order.line("MUG").fulfilled()).isZero();
        }
    }

    @Test
    void a_fulfilment_that_is_switched_off_leaves_the_delivery_undone_and_its_units_owed() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("fulfilled", "off");
            Order order = sold(shop);

            // When
            shop.shopify().orders().shipping().fulfil(order);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("fulfilled"))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.getString("outcome")).isEqualTo("ignored");
                                assertThat(event.getString("rule")).isEqualTo("fulfilled.off@1");
                            }));
            shop.settles();
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(10);
            assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8);
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void what_other_documents_tell_odoo_is_not_delivered_and_not_asked_for_any_more() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("fulfilled", "other_documents");
            Order order = shop.shopify().sells(3, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(3));

            // When
            shop.shopify().orders().shipping().fulfil(order, BERLIN, "MUG", 2, Fulfillment.Tracking.NONE);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(1));
            shop.settles();
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(10);
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(shop.jobs("flagged")).isEmpty();
            assertThat(shop.events("fulfilled"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getString("rule")).isEqualTo("fulfilled.elsewhere@1"));
            // The other document takes the two units out: nothing of it is sold twice.
            shop.odoo().delivers(shop.odoo().sells(2, "MUG", WH1), null);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(7));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
        }
    }

    @Test
    void an_edit_down_stays_until_a_person_answers() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("edited_by_hand", "flag");
            shop.shopify().setOnHandByHand("MUG", BERLIN, 7);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                            .singleElement()
                            .satisfies(job -> {
                                assertThat(job.getString("kind")).isEqualTo("edit");
                                assertThat(job.getString("failure")).contains("lowered by 3");
                                assertThat(job.getString("hint")).contains("then retry");
                            }));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(7);
            assertThat(shop.events("edited_by_hand")).singleElement().satisfies(event -> {
                assertThat(event.getString("outcome")).isEqualTo("flagged");
                assertThat(event.getString("rule")).isEqualTo("hand-edit.flag@1");
            });

            // When
            Api.Answer retried =
                    shop.api().post("/jobs/" + shop.jobs("flagged").get(0).getLong("id") + "/retry", null);

            // Then
            assertThat(retried.status()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10));
            shop.settles();
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void a_receipt_does_not_answer_an_edit_down() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("edited_by_hand", "flag");
            shop.shopify().setOnHandByHand("MUG", BERLIN, 7);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged")).hasSize(1));

            // When
            shop.odoo().receives(5, "MUG", WH1);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(12));
            shop.settles();
            assertThat(shop.jobs("flagged")).hasSize(1);
        }
    }

    @Test
    void an_edit_up_is_put_back_at_once() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.chooses("edited_by_hand", "flag");

            // When
            shop.shopify().setOnHandByHand("MUG", BERLIN, 14);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events("edited_by_hand"))
                            .singleElement()
                            .satisfies(event ->
                                    assertThat(event.getString("outcome")).isEqualTo("done")));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10));
            shop.settles();
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void the_rules_are_listed_with_what_each_choice_does() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.chooses("receipt", "off").choosesAt(HAMBURG, "receipt", "follow");

            JsonArray rules = shop.api().list("/rules");

            JsonObject receipt = rules.stream()
                    .map(JsonObject.class::cast)
                    .filter(rule -> "receipt".equals(rule.getString("kind")))
                    .findFirst()
                    .orElseThrow();
            assertThat(receipt.getString("choice")).isEqualTo("off");
            assertThat(receipt.getString("sentence")).isEqualTo(OFF_IN_WORDS);
            assertThat(receipt.getJsonArray("options")).hasSize(2);
            assertThat(receipt.getJsonArray("locations").getJsonObject(0).getLong("shopifyLocationId"))
                    .isEqualTo(shop.locationId(HAMBURG));
            assertThat(shops.audit(shop.domain()))
                    .anySatisfy(line -> assertThat(line)
                            .contains("rule chosen")
                            .contains("receipt")
                            .contains("off"));
        }
    }

    /** Ten mugs in Berlin, and five more that came in while receipts are switched off. */
    private Merchant shopWithFiveWithheld() {
        Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token).chooses("receipt", "off");
        shop.odoo().receives(5, "MUG", WH1);
        withheld(shop);
        shop.settles();
        return shop;
    }

    private static Order sold(Merchant shop) {
        Order order = shop.shopify().sells(2, "MUG", BERLIN);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
        shop.settles();
        return order;
    }

    /** The only units that are withheld, as soon as they are. */
    private static JsonObject withheld(Merchant shop) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.api().list("/exclusions")).hasSize(1));
        return shop.api().list("/exclusions").getJsonObject(0);
    }
}
