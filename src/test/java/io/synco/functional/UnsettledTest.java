package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What of an order comes right by no event, and the three things that a person can say about it. */
@Functional
class UnsettledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void what_odoo_knows_is_written_off_and_sold_no_more_as_owed() {
        try (Merchant shop = fulfilledAndCancelledInOdoo()) {
            // When
            settles(shop, "odoo_knows");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.api().list("/unsettled")).isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(10));
            shop.settles();
            assertThat(shop.jobs("flagged")).noneMatch(UnsettledTest::isUnsettled);
            assertThat(shops.audit(shop.domain()))
                    .anySatisfy(line -> assertThat(line)
                            .contains("settled an order: odoo knows")
                            .contains("2 units"));
        }
    }

    @Test
    void what_is_to_be_delivered_now_leaves_odoo_once_by_a_document_of_its_own() {
        try (Merchant shop = fulfilledAndCancelledInOdoo()) {
            // When
            settles(shop, "deliver_now");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.api().list("/unsettled")).isEmpty());
            shop.settles();
            assertThat(shop.odoo().quantity("MUG", WH1)).isEqualTo(8);
            assertThat(shop.odoo().reserved("MUG", WH1)).isZero();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8));
        }
    }

    @Test
    void what_a_person_counts_is_written_off_when_the_count_is_seen() {
        try (Merchant shop = fulfilledAndCancelledInOdoo()) {
            // Given
            settles(shop, "count");
            assertThat(shop.api().list("/unsettled").getJsonObject(0).getString("answer"))
                    .isEqualTo("count");

            // When
            shop.odoo().counts(8, "MUG", WH1);

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.api().list("/unsettled")).isEmpty());
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8));
        }
    }

    /** Ten there, two of them sold and fulfilled on Shopify; their sales order was cancelled in Odoo before. */
    private Merchant fulfilledAndCancelledInOdoo() {
        Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token);
        Order order = shop.shopify().sells(2, "MUG", BERLIN);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
        shop.settles();
        shop.odoo().cancels(shop.odoo().ordersOf(order.name()).get(0));
        shop.shopify().orders().shipping().fulfil(order);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shop.api().list("/unsettled")).hasSize(1);
            assertThat(shop.jobs("flagged")).anyMatch(UnsettledTest::isUnsettled);
        });
        assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8);
        return shop;
    }

    private static boolean isUnsettled(JsonObject job) {
        return String.valueOf(job.getString("failure")).contains("Odoo has not delivered 2 of product");
    }

    private static void settles(Merchant shop, String how) {
        long id = shop.api().list("/unsettled").getJsonObject(0).getLong("id");
        Api.Answer answer = shop.api().post("/unsettled/" + id + "/settle", new JsonObject().put("how", how));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
