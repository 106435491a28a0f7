package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gift set is one mug, which is also sold alone, and two lids; mugs and lids lie in different bins of the mapped location. */
@Functional
class RecipesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MUGS = WH1 + "/Stock/BIN-A";
    private static final String LIDS = WH1 + "/Stock/BIN-B";

    @Inject
    Shops shops;

    private Merchant gifts() {
        Merchant shop = shops.open().product("MUG", 0, 0);
        shop.odoo().bin(WH1, "BIN-A");
        shop.odoo().bin(WH1, "BIN-B");
        shop.odoo().product("LID", "Lid");
        shop.odoo().counts(10, "MUG", MUGS);
        shop.odoo().counts(30, "LID", LIDS);
        shop.odoo().kit("GIFT", "Gift set", null, Map.of("MUG", 1.0, "LID", 2.0));
        shop.shopify().catalog().addProduct("Gift set", "GIFT", null);
        shop.shopify().stock("GIFT", BERLIN, 0);
        return shop;
    }

    @Test
    void a_receipt_of_a_component_raises_each_item_that_uses_it_once() {
        try (Merchant shop = gifts().live(shops::token)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("GIFT", BERLIN).onHand()).isEqualTo(10));
            int mugsBefore = shop.level("MUG", BERLIN).history().size();
            int giftsBefore = shop.level("GIFT", BERLIN).history().size();

            shop.odoo().receives(4, "MUG", WH1);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(14);
                assertThat(shop.level("GIFT", BERLIN).onHand()).isEqualTo(14);
            });
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).history()).hasSize(mugsBefore + 1);
            assertThat(shop.level("GIFT", BERLIN).history()).hasSize(giftsBefore + 1);
        }
    }

    @Test
    void the_component_that_is_short_limits_the_kit_and_no_other_item() {
        try (Merchant shop = gifts().live(shops::token)) {
            shop.odoo().counts(7, "LID", LIDS);

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("GIFT", BERLIN).onHand()).isEqualTo(3));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
        }
    }

    @Test
    void an_order_of_a_kit_takes_each_component_and_is_fulfilled_once_when_all_have_left() {
        try (Merchant shop = gifts().live(shops::token)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("GIFT", BERLIN).onHand()).isEqualTo(10));
            Order order = shop.shopify().sells(2, "GIFT", BERLIN);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(shop.odoo().reserved("MUG", MUGS)).isEqualTo(2);
                assertThat(shop.odoo().reserved("LID", LIDS)).isEqualTo(4);
                assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            });
            assertThat(shop.level("GIFT", BERLIN).available()).isEqualTo(8);
            long document = shop.odoo().ordersOf(order.name()).get(0);

            shop.odoo().delivers(document, Map.of("MUG", 2.0), "FIRST");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.events()).anySatisfy(event -> {
                        assertThat(event.getString("kind")).isEqualTo("delivered");
                        assertThat(event.getString("outcome")).isEqualTo("done");
                    }));
            shop.settles();
            assertThat(order.fulfillments()).isEmpty();
            shop.odoo().delivers(document, "SECOND");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            shop.settles();
            assertThat(order.fulfillments())
                    .singleElement()
                    .satisfies(fulfilment -> assertThat(fulfilment.toString()).contains("SECOND"));
            assertThat(shop.level("GIFT", BERLIN).committed()).isZero();
            assertThat(shop.level("GIFT", BERLIN).onHand()).isEqualTo(8);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
        }
    }

    @Test
    void a_pack_of_six_is_said_by_a_person_and_taken_back() {
        Merchant opened = gifts();
        opened.shopify().catalog().addProduct("Six mugs", "SIX", null);
        opened.shopify().stock("SIX", BERLIN, 0);
        try (Merchant shop = opened.live(shops::token)) {
            long mug = link(shop, "MUG").getJsonArray("odooProductIds").getLong(0);
            String recipe = "/links/" + link(shop, "SIX").getLong("itemId") + "/recipe";

            JsonObject set = shop.api()
                    .put(
                            recipe,
                            components(
                                    new JsonObject().put("odooProductId", mug).put("units", "6")))
                    .object();

            assertThat(set.getString("state")).isEqualTo("linked");
            assertThat(set.getString("recipe")).isEqualTo("chosen");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("SIX", BERLIN).onHand()).isEqualTo(1));
            shop.links();
            assertThat(link(shop, "SIX").getJsonArray("components"))
                    .isEqualTo(new JsonArray()
                            .add(new JsonObject().put("odooProductId", mug).put("units", "6")));
            assertThat(link(shop, "GIFT").getString("recipe")).isEqualTo("kit");
            JsonObject back = shop.api().send("DELETE", recipe, null).object();
            assertThat(back.getString("state")).isEqualTo("unmatched");
            assertThat(back.getJsonArray("components")).isEmpty();
        }
    }

    @Test
    void a_recipe_that_odoo_cannot_count_is_refused_in_words() {
        try (Merchant shop = gifts().live(shops::token)) {
            long kit = shop.odoo().kit("OTHER", "Another kit", null, Map.of("LID", 1.0));
            String recipe = "/links/" + link(shop, "MUG").getLong("itemId") + "/recipe";

            Api.Answer unknown = shop.api()
                    .put(
                            recipe,
                            components(new JsonObject()
                                    .put("odooProductId", 999_999)
                                    .put("units", "1")));
            Api.Answer aKit = shop.api()
                    .put(
                            recipe,
                            components(
                                    new JsonObject().put("odooProductId", kit).put("units", "1")));
            Api.Answer nobody = shop.api()
                    .put(
                            "/links/77/recipe",
                            components(new JsonObject().put("odooProductId", 1).put("units", "1")));

            assertThat(unknown.status()).isEqualTo(422);
            assertThat(unknown.object().getString("error")).contains("no active, storable product with the id 999999");
            assertThat(aKit.status()).isEqualTo(422);
            assertThat(aKit.object().getString("error")).contains("is a kit");
            assertThat(nobody.status()).isEqualTo(404);
        }
    }

    private static JsonObject components(JsonObject... components) {
        return new JsonObject().put("components", new JsonArray(List.of(components)));
    }

    private static JsonObject link(Merchant shop, String sku) {
        return shop.api().list("/links?limit=250").stream()
                .map(JsonObject.class::cast)
                .filter(link -> sku.equals(link.getString("sku")))
                .findFirst()
                .orElseThrow();
    }
}
