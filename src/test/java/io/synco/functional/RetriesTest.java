package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Fault;
import io.synco.sandbox.shopify.Order;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a remote does to a call, the number ends right, once, and without a person. */
@Functional
class RetriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"THROTTLED", "TOO_MANY_REQUESTS", "BAD_GATEWAY", "CUT_BEFORE", "CUT_AFTER", "INTERNAL_ERROR"})
    void a_write_that_shopify_disturbs_twice_arrives_once(Fault.Kind kind) {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify()
                    .faults()
                    .add(Fault.of(kind).on("inventorySetQuantities").times(2).retryAfter(1));

            shop.odoo().receives(5, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).history().stream()
                            .filter(moment -> moment.onHand() != 10)
                            .map(moment -> moment.onHand())
                            .distinct())
                    .containsExactly(15);
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void an_order_waits_while_odoo_is_down_and_goes_through_when_it_is_back() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.odoo().down();
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.api()
                                    .get("/shop")
                                    .getJsonObject("odoo")
                                    .getString("state"))
                            .isEqualTo("waiting"));

            shop.odoo().up();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().ordersOf(order.name())).hasSize(1));
            shop.settles();
            assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2);
        }
    }

    @Test
    void a_sales_order_whose_answer_is_lost_is_made_once() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.odoo()
                    .faults()
                    .add(io.synco.sandbox.odoo.Fault.cutAfter()
                            .on("sale.order.load")
                            .times(1));
            shop.odoo()
                    .faults()
                    .add(io.synco.sandbox.odoo.Fault.cutAfter()
                            .on("sale.order.action_confirm")
                            .times(1));

            Order order = shop.shopify().sells(2, "MUG", BERLIN);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
        }
    }

    @Test
    void what_odoo_refuses_is_flagged_with_its_words_and_can_be_retried() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.odoo()
                    .faults()
                    .add(io.synco.sandbox.odoo.Fault.userError("The warehouse is being counted.")
                            .on("sale.order.action_confirm"));
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                            .singleElement()
                            .satisfies(job ->
                                    assertThat(job.getString("failure")).contains("The warehouse is being counted.")));
            shop.odoo().faults().clear();

            shop.api().post("/jobs/" + shop.jobs("flagged").get(0).getLong("id") + "/retry", null);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }
}
