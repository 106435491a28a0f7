package io.synco.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Bulk;
import io.synco.sandbox.shopify.Fault;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The catalogue is read by a bulk operation, whatever happens to it on the way, and linked. */
@Functional
class CatalogueImportTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void a_catalogue_is_read_at_installation_and_linked_when_asked_for() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("CUP", 4, 4).installs(shops::token)) {
            assertThat(whole(shop).getLong("variants")).isEqualTo(2);
            shop.connectsOdoo().mapsBothLocations();

            imports(shop);

            assertThat(shop.api().list("/links")).hasSize(2);
            assertThat(shop.api().list("/links").getJsonObject(0).getString("state"))
                    .isEqualTo("linked");
            shop.goesLive();
            shop.isInStep();
        }
    }

    @Test
    void a_file_that_breaks_off_and_an_operation_that_fails_lose_no_variant() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).installs(shops::token)) {
            whole(shop);
            shop.connectsOdoo().mapsBothLocations();
            shop.shopify().bulk().nextEnds(Bulk.End.FAILED);
            shop.shopify().faults().add(Fault.of(Fault.Kind.CUT_AFTER).on("bulk-file"));

            imports(shop);

            assertThat(shop.api().list("/links").getJsonObject(0).getString("state"))
                    .isEqualTo("linked");
        }
    }

    @Test
    void links_go_out_as_a_table_and_come_back_checked_line_by_line() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("SIX", 1, 1).installs(shops::token)) {
            shop.connectsOdoo().mapsBothLocations().links();
            long mug = shop.shopify().catalog().variant("MUG").itemId();
            long six = shop.shopify().catalog().variant("SIX").itemId();
            long product = product(shop, mug);
            String table = shop.api().send("GET", "/links.csv", null).body();
            assertThat(table).startsWith("item_id,odoo_products,").contains(mug + "," + product + ":1,linked");

            JsonObject refused =
                    sends(shop, "item_id,odoo_products\n" + six + "," + product + ":6\n1,12\n" + mug + ",999999\n");
            assertThat(refused.getJsonArray("wrong")).hasSize(2);
            assertThat(product(shop, six)).as("all or nothing").isNotEqualTo(product);

            JsonObject taken = sends(
                    shop, "item_id;odoo_products\r\n" + six + ";" + product + ":6\r\n" + mug + ";" + product + "\r\n");
            assertThat(taken.getInteger("changed")).isEqualTo(1);
            assertThat(taken.getInteger("unchanged")).isEqualTo(1);
            assertThat(product(shop, six)).isEqualTo(product);
        }
    }

    @Test
    void a_link_is_undone_and_keeps_its_history() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("SIX", 1, 1).installs(shops::token)) {
            shop.connectsOdoo().mapsBothLocations().links();
            long six = shop.shopify().catalog().variant("SIX").itemId();
            long before = product(shop, six);
            long mug = product(shop, shop.shopify().catalog().variant("MUG").itemId());
            sends(shop, "item_id,odoo_products\n" + six + "," + mug + ":6\n");

            Api.Answer undone = shop.api().post("/links/" + six + "/versions/undo", null);

            assertThat(undone.status()).as(undone.body()).isEqualTo(200);
            assertThat(product(shop, six)).isEqualTo(before);
            assertThat(shop.api().list("/links/" + six + "/versions")).hasSize(3);
        }
    }

    private static JsonObject sends(Merchant shop, String table) {
        Api.Answer answer = shop.api().sendText("PUT", "/links.csv", "text/csv", table);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.object();
    }

    private static long product(Merchant shop, long item) {
        return shop.api().list("/links").stream()
                .map(JsonObject.class::cast)
                .filter(link -> link.getLong("itemId") == item)
                .findFirst()
                .orElseThrow()
                .getJsonArray("odooProductIds")
                .getLong(0);
    }

    private static void imports(Merchant shop) {
        assertThat(shop.api().post("/catalogue/import", null).status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> !shop.api().get("/catalogue").getBoolean("reading"));
    }

    private static JsonObject whole(Merchant shop) {
        return await().atMost(PATIENCE)
                .until(
                        () -> shop.api().get("/catalogue"),
                        state -> state.getString("wholeAt") != null && !state.getBoolean("reading"));
    }
}
