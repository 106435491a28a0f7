package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Call;
import io.synco.sandbox.shopify.Order;
import io.synco.sandbox.shopify.Quantities.State;
import io.synco.sandbox.shopify.Webhooks;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two Shopify locations sell what lies in one Odoo warehouse: each its share of it, or both all of it. */
@Functional
class SharedStockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STOCK = WH1 + "/Stock";

    @Inject
    Shops shops;

    @Test
    void each_location_offers_its_share_and_together_what_is_free() {
        try (Merchant shop = splits(10)) {
            shop.goesLive();

            offers(shop, 7, 3);
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(7);
            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(3);
        }
    }

    @Test
    void a_sale_at_one_location_leaves_the_shares_in_their_proportion() {
        try (Merchant shop = splits(12).goesLive()) {
            offers(shop, 8, 4);
            shop.settles();

            shop.shopify().sells(3, "MUG", BERLIN);

            // Nine are left: 6 and 3.
            offers(shop, 6, 3);
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(6 + 3);
            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(3);
            assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(3);
        }
    }

    @Test
    void what_a_sale_takes_from_the_other_location_goes_before_what_it_gives() {
        try (Merchant shop = splits(12).goesLive()) {
            offers(shop, 8, 4);
            shop.settles();
            shop.shopify().calls().clear();

            shop.shopify().sells(6, "MUG", BERLIN);

            // Six are left: 4 and 2.
            offers(shop, 4, 2);
            shop.settles();
            List<Call> writes = shop.shopify().calls().of("inventorySetQuantities");
            assertThat(writes).hasSize(2);
            assertThat(writes.get(0).toString()).contains(place(shop, HAMBURG)).doesNotContain(place(shop, BERLIN));
            assertThat(writes.get(1).toString()).contains(place(shop, BERLIN)).doesNotContain(place(shop, HAMBURG));
        }
    }

    @Test
    void a_receipt_raises_both_shares() {
        try (Merchant shop = splits(6).goesLive()) {
            offers(shop, 4, 2);
            shop.settles();

            shop.odoo().receives(6, "MUG", WH1);

            offers(shop, 8, 4);
            shop.settles();
            assertThat(shop.events("receipt"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getString("outcome")).isEqualTo("done"));
        }
    }

    @Test
    void an_increase_is_held_while_the_other_location_has_oversold_and_goes_out_afterwards() {
        try (Merchant shop = splits(6).goesLive()) {
            // Given
            offers(shop, 4, 2);
            shop.settles();
            shop.shopify().webhooks().hold(Webhooks.ALL);
            // A person sets aside on Shopify more than is left in Hamburg: five are promised that are not there.
            shop.shopify().setAside("MUG", HAMBURG, State.RESERVED, 7);
            assertThat(shop.level("MUG", HAMBURG).available()).isEqualTo(-5);

            // When
            shop.odoo().receives(6, "MUG", WH1);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(4));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("waiting"))
                            .singleElement()
                            .satisfies(job -> assertThat(job.getString("failure"))
                                    .startsWith("A quantity may rise only when the other locations")));
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(4);
            assertThat(shop.events("receipt"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.getString("outcome")).isEqualTo("open"));
            shop.shopify().setAside("MUG", HAMBURG, State.RESERVED, -7);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8));
            shop.shopify().webhooks().release(Webhooks.ALL);
            shop.settles();
            offers(shop, 8, 4);
        }
    }

    @Test
    void an_order_of_a_split_location_is_delivered_once_and_nothing_is_lost() {
        try (Merchant shop = splits(12).goesLive()) {
            offers(shop, 8, 4);
            Order order = shop.shopify().sells(3, "MUG", HAMBURG);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(3));
            shop.settles();

            shop.odoo().delivers(shop.odoo().ordersOf(order.name()).get(0), "TRACK-1");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            offers(shop, 6, 3);
            shop.settles();
            assertThat(order.fulfillments()).hasSize(1);
        }
    }

    @Test
    void pooled_locations_offer_the_same_and_are_warned_of() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 0).installs(shops::token).connectsOdoo()) {
            JsonObject mapped = shop.mapsTogether("pool", STOCK, shares(1, 1));
            assertThat(mapped.getJsonArray("warnings"))
                    .singleElement()
                    .asString()
                    .contains("Berlin, Hamburg");
            shop.links().goesLive();
            offers(shop, 10, 10);

            shop.shopify().sells(3, "MUG", BERLIN);

            offers(shop, 7, 7);
            shop.settles();
        }
    }

    /** All of it lies in one warehouse, two thirds of it for Berlin. */
    private Merchant splits(int units) {
        Merchant shop =
                shops.open().product("MUG", units, 0).installs(shops::token).connectsOdoo();
        JsonObject mapped = shop.mapsTogether("split", STOCK, shares(2, 1));
        assertThat(mapped.getJsonArray("warnings")).isEmpty();
        return shop.links();
    }

    private static Map<String, Integer> shares(int berlin, int hamburg) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        shares.put(BERLIN, berlin);
        shares.put(HAMBURG, hamburg);
        return shares;
    }

    private static String place(Merchant shop, String location) {
        return "Location/" + shop.locationId(location);
    }

    private static void offers(Merchant shop, int berlin, int hamburg) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(berlin);
            assertThat(shop.level("MUG", HAMBURG).available()).isEqualTo(hamburg);
        });
    }
}
