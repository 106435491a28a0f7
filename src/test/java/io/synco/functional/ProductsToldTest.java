package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Variant;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a merchant does to products on Shopify reaches links and levels by webhooks, and by the next import where these get lost. */
@Functional
class ProductsToldTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void a_new_product_waits_to_be_linked_and_a_renamed_one_stays_linked() {
        try (Merchant shop = live()) {
            long mug = item(shop, "MUG");

            shop.shopify().products().rename("MUG", "MUG-2");
            long cup = shop.shopify().products().create("A CUP", "CUP", "4711").itemId();

            linkIs(shop, cup, "unmatched", "new on Shopify");
            await().atMost(PATIENCE)
                    .until(() -> link(shop, mug).orElseThrow().getString("sku").equals("MUG-2"));
            assertThat(link(shop, mug).orElseThrow().getString("state")).isEqualTo("linked");
            shop.odoo().receives(5, "MUG", WH1);
            hasOnHand(shop, "MUG-2", 15);
            assertThat(shop.events("product_changed"))
                    .extracting(event -> event.getString("outcomeText"))
                    .hasSize(2)
                    .anyMatch(words -> words.contains("stays linked"))
                    .anyMatch(words -> words.contains("new on Shopify"));
        }
    }

    @Test
    void a_deleted_product_told_thrice_is_gone_once_and_made_anew_it_waits_for_a_match() {
        try (Merchant shop = live()) {
            long before = item(shop, "MUG");
            shop.shopify().webhooks().repeat("products/delete", 3);

            shop.shopify().products().delete("MUG");
            linkIs(shop, before, "unmatched", "gone from Shopify");
            Variant anew = shop.shopify()
                    .products()
                    .create("A MUG", "MUG", link(shop, before).orElseThrow().getString("barcode"));

            linkIs(shop, anew.itemId(), "unmatched", "new on Shopify");
            shop.settles();
            assertThat(shop.events("product_changed"))
                    .filteredOn(event -> event.getString("outcomeText").contains("gone"))
                    .hasSize(1);
            imports(shop);
            linkIs(shop, anew.itemId(), "linked", "");
            linkIs(shop, before, "unmatched", "gone from Shopify");
        }
    }

    @Test
    void tracking_switched_off_stops_the_levels_and_switched_on_they_follow_again() {
        try (Merchant shop = live()) {
            long mug = item(shop, "MUG");

            shop.shopify().products().track("MUG", false);
            linkIs(shop, mug, "untracked", "does not track");
            shop.odoo().receives(5, "MUG", WH1);
            shop.odoo().receives(1, "CUP", WH1);
            hasOnHand(shop, "CUP", 5);
            assertThat(shop.level("MUG", BERLIN).onHand())
                    .as("nobody writes it")
                    .isEqualTo(10);

            shop.shopify().products().track("MUG", true);
            linkIs(shop, mug, "linked", "");
            hasOnHand(shop, "MUG", 15);
        }
    }

    @Test
    void a_bundle_is_not_written() {
        try (Merchant shop = live()) {
            long mug = item(shop, "MUG");

            shop.shopify().products().bundle("MUG", true);

            linkIs(shop, mug, "untracked", "bundles");
            shop.odoo().receives(5, "MUG", WH1);
            shop.odoo().receives(1, "CUP", WH1);
            hasOnHand(shop, "CUP", 5);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void what_no_webhook_told_the_next_import_finds() {
        try (Merchant shop = live()) {
            long mug = item(shop, "MUG");
            shop.shopify().webhooks().lose("products/delete", 1);
            shop.shopify().webhooks().lose("inventory_items/delete", 1);
            shop.shopify().products().delete("MUG");

            imports(shop);

            linkIs(shop, mug, "unmatched", "gone from Shopify");
            assertThat(shop.api().get("/catalogue").getLong("variants")).isEqualTo(1);
        }
    }

    @Test
    void what_is_deleted_while_shopify_writes_its_file_does_not_come_back_by_it() {
        try (Merchant shop = live()) {
            long mug = item(shop, "MUG");
            shop.shopify().bulk().takes(Duration.ofSeconds(6));
            int begun = shop.shopify().bulk().begun();
            assertThat(shop.api().post("/catalogue/import", null).status()).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> shop.shopify().bulk().begun() > begun);

            shop.shopify().products().delete("MUG");

            linkIs(shop, mug, "unmatched", "gone from Shopify");
            assertThat(shop.api().get("/catalogue").getBoolean("reading"))
                    .as("told before the file is read")
                    .isTrue();
            isRead(shop);
            linkIs(shop, mug, "unmatched", "gone from Shopify");
            assertThat(shop.api().get("/catalogue").getLong("variants")).isEqualTo(1);
        }
    }

    private Merchant live() {
        Merchant shop = shops.open().product("MUG", 10, 3).product("CUP", 4, 4).installs(shops::token);
        await().atMost(PATIENCE).until(() -> shop.api().get("/catalogue").getString("wholeAt") != null);
        return shop.connectsOdoo().mapsBothLocations().links().goesLive();
    }

    private static long item(Merchant shop, String sku) {
        return shop.shopify().catalog().variant(sku).itemId();
    }

    private static Optional<JsonObject> link(Merchant shop, long item) {
        return shop.api().list("/links").stream()
                .map(JsonObject.class::cast)
                .filter(link -> link.getLong("itemId") == item)
                .findFirst();
    }

    private static void linkIs(Merchant shop, long item, String state, String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonObject link = link(shop, item).orElseThrow(() -> new AssertionError("No link of item " + item));
            assertThat(link.getString("state")).isEqualTo(state);
            assertThat(link.getString("reason", "")).contains(reason);
        });
    }

    private static void hasOnHand(Merchant shop, String sku, int units) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shop.level(sku, BERLIN).onHand()).isEqualTo(units));
    }

    private static void imports(Merchant shop) {
        assertThat(shop.api().post("/catalogue/import", null).status()).isEqualTo(202);
        isRead(shop);
    }

    private static void isRead(Merchant shop) {
        await().atMost(PATIENCE).until(() -> !shop.api().get("/catalogue").getBoolean("reading"));
    }
}
