package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Bulk;
import io.synco.sandbox.shopify.Fault;
import io.synco.sandbox.shopify.Webhooks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no webhook and no poll has told, a comparison finds, repairs by rule, and reports. */
@Functional
class ComparisonTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void an_edit_that_shopify_never_told_of_is_put_back_and_reported() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("CUP", 4, 4).live(shops::token)) {
            shop.shopify().webhooks().lose(Webhooks.ALL, 1);
            shop.shopify().setOnHandByHand("MUG", BERLIN, 14);

            JsonObject last = compares(shop);

            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(last.getInteger("levels")).isEqualTo(4);
            assertThat(last.getInteger("differing")).isEqualTo(1);
            JsonObject drift = drift(shop).get(0);
            assertThat(drift.getString("sku")).isEqualTo("MUG");
            assertThat(drift.getString("location")).isEqualTo(BERLIN);
            assertThat(drift.getString("cause")).isEqualTo("on_hand");
            assertThat(drift.getInteger("expected")).isEqualTo(10);
            assertThat(drift.getInteger("seen")).isEqualTo(14);
            assertThat(drift.getString("why")).startsWith("Edited on Shopify");
        }
    }

    @Test
    void a_fulfilment_that_shopify_never_told_of_is_found_and_delivered() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            var order = shop.shopify().sells(2, "MUG", BERLIN);
            shop.settles();
            shop.shopify().webhooks().lose(Webhooks.ALL, 20);
            shop.shopify().orders().shipping().fulfil(order);

            compares(shop);

            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.odoo().quantity("MUG", Merchant.WH1 + "/Stock"))
                            .isEqualTo(8));
            shop.isInStep();
        }
    }

    @Test
    void at_rest_a_comparison_reads_no_level_by_itself_and_finds_nothing() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().calls().clear();

            JsonObject last = compares(shop);

            assertThat(last.getInteger("differing")).isZero();
            assertThat(last.getInteger("planned")).isEqualTo(2);
            assertThat(drift(shop)).isEmpty();
            assertThat(shop.shopify().calls().count("nodes")).isZero();
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
        }
    }

    @Test
    void an_operation_that_fails_is_begun_again_and_a_torn_file_is_read_on() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            int before = shop.shopify().bulk().begun();
            shop.shopify().bulk().nextEnds(Bulk.End.FAILED);
            shop.shopify().faults().add(Fault.of(Fault.Kind.CUT_AFTER).on("bulk-file"));

            JsonObject last = compares(shop);

            assertThat(last.getInteger("planned")).isEqualTo(2);
            assertThat(shop.shopify().bulk().begun() - before).isEqualTo(2);
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void an_operation_whose_answer_is_lost_is_found_again_and_not_begun_twice() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            int before = shop.shopify().bulk().begun();
            shop.shopify().faults().add(Fault.of(Fault.Kind.CUT_AFTER).on("bulkOperationRunQuery"));

            compares(shop);

            assertThat(shop.shopify().bulk().begun() - before).isEqualTo(1);
        }
    }

    @Test
    void what_is_sold_meanwhile_is_no_drift() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            int before = shop.shopify().bulk().begun();
            shop.shopify().bulk().takes(Duration.ofSeconds(3));
            shop.api().post("/compare", null);
            await().atMost(PATIENCE).until(() -> shop.shopify().bulk().begun() > before);

            var order = shop.shopify().sells(2, "MUG", HAMBURG);
            shop.shopify().orders().shipping().fulfil(order);
            shop.settles();

            assertThat(drift(shop)).isEmpty();
            shop.isInStep();
        }
    }

    @Test
    void a_shop_chooses_how_often() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            assertThat(shop.api().get("/compare").getInteger("everyMinutes")).isEqualTo(1_440);

            Api.Answer refused = shop.api().put("/compare", new JsonObject().put("everyMinutes", 5));
            Api.Answer chosen = shop.api().put("/compare", new JsonObject().put("everyMinutes", 360));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(chosen.status()).isEqualTo(200);
            assertThat(shop.api().get("/compare").getInteger("everyMinutes")).isEqualTo(360);
            assertThat(shops.audit(shop.domain())).anyMatch(line -> line.contains("comparison scheduled"));
        }
    }

    private static JsonObject compares(Merchant shop) {
        Api.Answer asked = shop.api().post("/compare", null);
        assertThat(asked.status()).isEqualTo(202);
        shop.settles();
        JsonObject last = shop.api().get("/compare").getJsonObject("last");
        assertThat(last.getString("phase")).isEqualTo("ended");
        return last;
    }

    private static List<JsonObject> drift(Merchant shop) {
        JsonArray rows = shop.api().list("/compare/drift");
        return rows.stream().map(JsonObject.class::cast).toList();
    }
}
