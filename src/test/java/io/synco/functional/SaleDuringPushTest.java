package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Level;
import io.synco.sandbox.shopify.Webhooks;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A sale during a push is never overwritten. */
@Functional
class SaleDuringPushTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shops shops;

    @Test
    void a_sale_between_our_read_and_our_write_whose_webhook_is_held_back_survives() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().webhooks().hold(Webhooks.ALL);
            AtomicBoolean sold = new AtomicBoolean();
            shop.shopify().beforeApplying("inventorySetQuantities", () -> {
                if (sold.compareAndSet(false, true)) {
                    shop.shopify().sells(4, "MUG", BERLIN);
                }
            });

            shop.odoo().receives(5, "MUG", WH1);

            Level mug = shop.level("MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(mug.onHand()).isEqualTo(15));
            assertThat(sold).isTrue();
            assertThat(mug.available()).isEqualTo(11);
            shop.shopify().webhooks().release(Webhooks.ALL);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(4));
            shop.settles();
            assertThat(mug.available()).isEqualTo(11);
            // At no moment was more for sale than what was left: 10 before the sale, 6 after it, 11 with the receipt.
            boolean afterSale = false;
            for (Level.Moment moment : mug.history()) {
                afterSale |= moment.committed() == 4;
                if (afterSale) {
                    assertThat(moment.available()).isLessThanOrEqualTo(11);
                    assertThat(moment.available()).isEqualTo(moment.onHand() - 4);
                }
            }
        }
    }

    @Test
    void an_edit_by_hand_is_put_back_and_recorded() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().setOnHandByHand("MUG", BERLIN, 25);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10));
            shop.settles();
            assertThat(shop.events())
                    .anySatisfy(event -> assertThat(event.getString("kind")).isEqualTo("edited_by_hand"));
        }
    }
}
