package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.Release;
import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that stand in Odoo as delivery transfers, by choice of the shop. */
@Functional
class TransferDocumentsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shops shops;

    @ParameterizedTest
    @EnumSource(Release.class)
    void an_order_is_a_transfer_and_its_delivery_one_fulfilment(Release release) {
        try (Merchant shop = withTransfers(release)) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            List<Long> transfers = transfersOf(shop, order);
            assertThat(transfers).hasSize(1);

            shop.odoo().validates(transfers.get(0));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            shop.settles();
            assertThat(order.fulfillments()).hasSize(1);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            assertThat(shop.odoo().ordersOf(order.name())).isEmpty();
            shop.isInStep();
        }
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_fulfilment_on_shopify_is_delivered_by_the_transfer_once(Release release) {
        try (Merchant shop = withTransfers(release)) {
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
            assertThat(transfersOf(shop, order)).hasSize(1);
            shop.isInStep();
        }
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_cancelled_order_gives_its_units_back(Release release) {
        try (Merchant shop = withTransfers(release)) {
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
            shop.isInStep();
        }
    }

    @Test
    void an_order_that_was_begun_as_a_sales_order_stays_one() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            Order before = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));

            chooses(shop, "transfer");

            Order after = shop.shopify().sells(3, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(5));
            shop.odoo().delivers(shop.odoo().ordersOf(before.name()).get(0), "TRACK-1");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(before.fulfillments()).hasSize(1));
            shop.settles();
            assertThat(shop.odoo().ordersOf(before.name())).hasSize(1);
            assertThat(shop.odoo().ordersOf(after.name())).isEmpty();
            assertThat(transfersOf(shop, after)).hasSize(1);
            shop.isInStep();
        }
    }

    @Test
    void another_word_is_refused() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            Api.Answer answer = shop.api().put("/orders/document-kind", new JsonObject().put("kind", "invoice"));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("sales_order or transfer");
        }
    }

    private Merchant withTransfers(Release release) {
        Merchant shop =
                shops.open(OdooOptions.of(release)).product("MUG", 10, 3).live(shops::token);
        chooses(shop, "transfer");
        return shop;
    }

    private static void chooses(Merchant shop, String kind) {
        Api.Answer answer = shop.api().put("/orders/document-kind", new JsonObject().put("kind", kind));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static List<Long> transfersOf(Merchant shop, Order order) {
        return shop.odoo().idsOf("stock.picking", "origin", order.name());
    }
}
