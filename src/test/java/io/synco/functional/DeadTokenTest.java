package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.shopify.ShopifyConfig;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shopify accepts a shop's token no more: nothing is tried any further, it is said what to do, and doing it is enough. */
@Functional
class DeadTokenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Inject
    ShopifyConfig config;

    @Test
    void a_dead_token_pauses_the_connection_until_the_app_is_opened_and_then_what_waited_is_done() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            shop.shopify().tokens().revokeAll();
            shop.odoo().receives(5, "MUG", WH1);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shopify(shop).getString("state")).isEqualTo("paused"));
            assertThat(shopify(shop).getString("reason")).contains("open the app in Shopify");
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            shop.shopify().tokens().agree(config.scopes());

            // When
            shop.opens(200);

            // Then
            assertThat(shopify(shop).getString("state")).isEqualTo("connected");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            assertThat(shop.jobs("flagged")).isEmpty();
            shop.isInStep();
        }
    }

    private static JsonObject shopify(Merchant shop) {
        return shop.api().get("/shop").getJsonObject("shopify");
    }
}
