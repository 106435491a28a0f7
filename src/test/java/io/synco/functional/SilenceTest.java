package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.synco.kernel.ShopId;
import io.synco.sandbox.shopify.Subscription;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shopify stops telling: it is noticed, made good and asked. */
@Functional
class SilenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Inject
    io.synco.tenant.Shops directory;

    @Inject
    TenantTransaction tenant;

    @Inject
    MeterRegistry meters;

    @Test
    void what_shopify_has_dropped_is_subscribed_to_again_and_a_silent_topic_is_asked_about() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            ShopId id = directory.find(shop.domain()).await().atMost(PATIENCE).orElseThrow();
            List<String> before = topics(shop);
            assertThat(before).contains("ORDERS_CREATE", "INVENTORY_LEVELS_UPDATE");
            double silent = silent("inventory_levels/update");
            shop.shopify().webhooks().dropped("ORDERS_CREATE");
            shop.shopify().webhooks().dropped("INVENTORY_LEVELS_UPDATE");
            shop.shopify().setOnHandByHand("MUG", BERLIN, 4);
            run(
                    id,
                    "insert into seen_webhook (shop_id, topic, webhook_id, at) select $1, 'inventory_levels/update', 'w' || n,"
                            + " now() - interval '6 hours' - n * interval '5 minutes' from generate_series(1, 100) n");
            run(id, "delete from seen_webhook where shop_id = $1 and at > now() - interval '1 hour'");

            // When
            run(id, "update job set due_at = now() where shop_id = $1 and kind = 25 and key = 'watch'");
            run(id, "update shop_work set due_at = now() where shop_id = $1");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(topics(shop)).containsExactlyInAnyOrderElementsOf(before));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(silent("inventory_levels/update")).isEqualTo(silent + 1));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10));
        }
    }

    @Test
    void where_products_are_silent_the_catalogue_is_read_and_links_follow() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            // Given
            ShopId id = directory.find(shop.domain()).await().atMost(PATIENCE).orElseThrow();
            await().atMost(PATIENCE).until(() -> shop.api().get("/catalogue").getString("wholeAt") != null);
            shop.shopify().webhooks().lose("products/delete", 1);
            shop.shopify().webhooks().lose("inventory_items/delete", 1);
            shop.shopify().products().delete("MUG");
            run(id, "update catalogue_state set whole_at = now() - interval '13 hours' where shop_id = $1");
            run(
                    id,
                    "insert into seen_webhook (shop_id, topic, webhook_id, at) select $1, 'products/update', 'w' || n,"
                            + " now() - interval '6 hours' - n * interval '5 minutes' from generate_series(1, 100) n");

            // When
            run(id, "update job set due_at = now() where shop_id = $1 and kind = 25 and key = 'watch'");
            run(id, "update shop_work set due_at = now() where shop_id = $1");

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    shop.api().list("/links").getJsonObject(0).getString("reason"))
                            .isEqualTo("The variant is gone from Shopify."));
        }
    }

    private static List<String> topics(Merchant shop) {
        return shop.shopify().webhooks().subscriptions().stream()
                .map(Subscription::topic)
                .toList();
    }

    private double silent(String topic) {
        return meters.counter("synco.webhook.silent", "topic", topic).count();
    }

    private void run(ShopId shop, String sql) {
        tenant.in(shop, connection -> connection.preparedQuery(sql).execute(Tuple.of(shop.value())))
                .await()
                .atMost(PATIENCE);
    }
}
