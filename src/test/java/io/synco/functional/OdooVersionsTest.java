package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.Release;
import io.synco.sandbox.shopify.Order;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main path, both ways, with each version of Odoo. */
@Functional
class OdooVersionsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shops shops;

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_receipt_in_odoo_raises_on_hand_on_shopify(Release release) {
        try (Merchant shop = open(release).live(shops::token)) {
            shop.odoo().receives(5, "MUG", WH2);

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(8));
            shop.isInStep();
        }
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void an_order_makes_one_document_and_its_delivery_one_fulfilment(Release release) {
        try (Merchant shop = open(release).live(shops::token)) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            long document = shop.odoo().ordersOf(order.name()).get(0);

            shop.odoo().delivers(document, "TRACK-1");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            shop.settles();
            assertThat(order.fulfillments()).hasSize(1);
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(8);
            assertThat(shop.odoo().ordersOf(order.name())).containsExactly(document);
            shop.isInStep();
        }
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_fulfilment_on_shopify_is_delivered_in_odoo_once(Release release) {
        try (Merchant shop = open(release).live(shops::token)) {
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
            shop.isInStep();
        }
    }

    private Merchant open(Release release) {
        return shops.open(OdooOptions.of(release)).product("MUG", 10, 3);
    }
}
