package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two merchants on one installation trade at once: the same products, and neither notices the other. */
@Functional
class TwoShopsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void two_shops_trade_at_once_and_each_keeps_its_own_numbers() {
        try (Merchant one = shops.open().product("MUG", 10, 3).live(shops::token);
                Merchant two = shops.open().product("MUG", 70, 50).live(shops::token)) {
            Order ofOne = one.shopify().sells(2, "MUG", BERLIN);
            Order ofTwo = two.shopify().sells(9, "MUG", BERLIN);
            one.odoo().receives(5, "MUG", WH2);
            two.odoo().receives(1, "MUG", WH2);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(one.level("MUG", HAMBURG).onHand()).isEqualTo(8);
                assertThat(two.level("MUG", HAMBURG).onHand()).isEqualTo(51);
                assertThat(one.odoo().reserved("MUG", WH1)).isEqualTo(2);
                assertThat(two.odoo().reserved("MUG", WH1)).isEqualTo(9);
            });
            one.settles();
            two.settles();
            assertThat(one.odoo().ordersOf(ofOne.name())).hasSize(1);
            assertThat(two.odoo().ordersOf(ofTwo.name())).hasSize(1);
            assertThat(one.events())
                    .noneMatch(event -> event.getString("subject").contains(ofTwo.id() + ""));
            one.isInStep();
            two.isInStep();
        }
    }

    @Test
    void a_shop_whose_odoo_is_down_does_not_hold_up_another() {
        try (Merchant ill = shops.open().product("MUG", 10, 3).live(shops::token);
                Merchant well = shops.open().product("MUG", 10, 3).live(shops::token)) {
            ill.odoo().down();
            ill.shopify().sells(1, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    ill.api().get("/shop").getJsonObject("odoo").getString("state"))
                            .isEqualTo("waiting"));

            well.odoo().receives(5, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(well.level("MUG", BERLIN).onHand()).isEqualTo(15));
            assertThat(well.api().get("/shop").getJsonObject("odoo").getString("state"))
                    .isEqualTo("connected");
        }
    }

    @Test
    void a_shops_token_opens_no_other_shop() {
        try (Merchant one = shops.open().product("MUG", 10, 3).live(shops::token);
                Merchant two = shops.open().product("CUP", 70, 50).live(shops::token)) {
            assertThat(one.api().get("/shop").getString("domain")).isEqualTo(one.domain());
            assertThat(two.api().get("/shop").getString("domain")).isEqualTo(two.domain());
            assertThat(one.api().list("/levels").encode()).contains("MUG").doesNotContain("CUP");
            assertThat(two.api().list("/levels").encode()).contains("CUP").doesNotContain("MUG");
        }
    }
}
