package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.odoo.OdooSandbox;
import io.synco.sandbox.odoo.Release;
import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sales orders in Odoo cost what their units cost on Shopify, and are whose the shop wants them to be. */
@Functional
class DocumentMoneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @ParameterizedTest
    @EnumSource
    void an_order_with_taxes_discount_and_shipping_costs_the_same_in_odoo(Release release) {
        try (Merchant shop =
                shops.open(OdooOptions.of(release)).product("MUG", 10, 3).live(shops::token)) {
            sellsWithTax(shop.odoo(), 19, false);
            shop.shopify()
                    .checkout()
                    .taxes(false, "VAT", "0.19")
                    .discount("0.1")
                    .shipping("Parcel", "4.90");

            Order order = shop.shopify().order().line("MUG", 3, BERLIN).place();

            // 3 x 9.50 less 10 % = 25.65, with 19 % = 30.52; 4.90 with 19 % = 5.83
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order)).containsExactly(36.35));
            shop.settles();
            assertThat(shop.jobs("flagged")).isEmpty();
            assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(3);
        }
    }

    @Test
    void an_order_over_two_locations_costs_the_same_in_two_documents_and_ships_once() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("CUP", 4, 6).live(shops::token)) {
            shop.shopify().checkout().shipping("Parcel", "4.90");

            Order order = shop.shopify()
                    .order()
                    .line("MUG", 2, BERLIN)
                    .line("CUP", 3, HAMBURG)
                    .place();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order))
                            .hasSize(2)
                            .satisfies(totals ->
                                    assertThat(totals.get(0) + totals.get(1)).isEqualTo(52.4)));
            shop.settles();
            assertThat(shop.odoo().idsOf("sale.order.line", "name", "Parcel")).hasSize(1);
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void shipping_follows_an_order_that_moves_to_another_warehouse() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().checkout().shipping("Parcel", "4.90");
            Order order = shop.shopify().order().line("MUG", 2, BERLIN).place();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order)).containsExactly(23.9));

            shop.shopify().orders().move(order, "MUG", BERLIN, HAMBURG);

            // The first is cancelled in Odoo, as it stood.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order)).containsExactly(23.9, 23.9));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isZero());
            shop.settles();
            assertThat(shop.odoo().reserved("MUG", WH2)).isEqualTo(2);
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void an_edited_order_costs_what_it_costs_now() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            Order order = shop.shopify().order().line("MUG", 2, BERLIN).place();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order)).containsExactly(19.0));

            shop.shopify().orders().edit(order, "MUG", 3);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order)).containsExactly(28.5));
            shop.shopify().orders().edit(order, "MUG", 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order)).containsExactly(9.5));
            shop.settles();
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    @Test
    void a_tax_that_odoo_lacks_is_flagged_the_goods_are_reserved_and_a_retry_puts_it_right() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().checkout().taxes(true, "Alcohol duty", "0.22");

            Order order = shop.shopify().order().line("MUG", 2, BERLIN).place();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                            .singleElement()
                            .satisfies(job -> assertThat(job.getString("failure"))
                                    .contains(order.name())
                                    .contains("22 % (Alcohol duty)")));
            assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2);
            assertThat(totals(shop, order)).containsExactly(19.0);

            sellsWithTax(shop.odoo(), 22, true);
            shop.api().post("/jobs/" + shop.jobs("flagged").get(0).getValue("id") + "/retry", new JsonObject());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged")).isEmpty());
            assertThat(totals(shop, order)).containsExactly(19.0);
        }
    }

    @Test
    void a_shop_that_leaves_prices_to_odoo_is_billed_by_its_price_list() {
        try (Merchant shop =
                shops.open(OdooOptions.of(Release.V16)).product("MUG", 10, 3).live(shops::token)) {
            assertThat(shop.api().get("/orders/settings").getString("prices")).isEqualTo("shopify");
            choose(shop, "odoo", "one");

            Order order = shop.shopify().order().line("MUG", 2, BERLIN).place();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, order)).containsExactly(2.0));
            assertThat(shops.audit(shop.domain()))
                    .anySatisfy(line -> assertThat(line)
                            .contains("settings of documents chosen")
                            .contains("prices odoo"));
        }
    }

    @Test
    void customers_are_matched_by_address_only_where_the_shop_wants_it() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().checkout().customer(7001, "Ann Example", "ann@example.com");
            Order first = shop.shopify().sells(1, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(totals(shop, first)).hasSize(1));
            assertThat(shop.odoo().idsOf("res.partner", "email", "ann@example.com"))
                    .isEmpty();
            assertThat(shop.shopify().calls().count("SyncoOrderBuyer")).isZero();
            choose(shop, "shopify", "by_email");

            Order second = shop.shopify().sells(1, "MUG", BERLIN);
            Order third = shop.shopify().sells(1, "MUG", BERLIN);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(totals(shop, second)).hasSize(1);
                assertThat(totals(shop, third)).hasSize(1);
            });
            List<Long> ann = shop.odoo().idsOf("res.partner", "email", "ann@example.com");
            assertThat(ann).hasSize(1);
            assertThat(partner(shop, second)).isEqualTo(ann.get(0));
            assertThat(partner(shop, third)).isEqualTo(ann.get(0));
            shop.settles();
            assertThat(shop.jobs("flagged")).isEmpty();
        }
    }

    private static long partner(Merchant shop, Order order) {
        return shop.odoo()
                .value("sale.order", shop.odoo().ordersOf(order.name()).get(0), "partner_id");
    }

    private static void choose(Merchant shop, String prices, String customers) {
        Api.Answer answer = shop.api()
                .put("/orders/settings", new JsonObject().put("prices", prices).put("customers", customers));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void sellsWithTax(OdooSandbox odoo, double percent, boolean included) {
        odoo.enters(
                "account.tax",
                Map.of(
                        "name",
                        percent + " %",
                        "amount",
                        percent,
                        "amount_type",
                        "percent",
                        "type_tax_use",
                        "sale",
                        "price_include",
                        included,
                        "company_id",
                        1L));
    }

    private static List<Double> totals(Merchant shop, Order order) {
        return shop.odoo().ordersOf(order.name()).stream()
                .map(shop.odoo()::totalOf)
                .toList();
    }
}
