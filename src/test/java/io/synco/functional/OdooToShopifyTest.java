package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH1;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Level;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens in Odoo's warehouses reaches the mapped Shopify location, and no other. */
@Functional
class OdooToShopifyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Shops shops;

    @Test
    void a_receipt_in_the_second_warehouse_raises_on_hand_of_the_second_location_and_no_other() {
        try (Merchant shop =
                shops.open().product("MUG", 10, 3).product("CUP", 4, 4).live(shops::token)) {
            List<Level.Moment> berlinBefore = shop.level("MUG", BERLIN).history();

            shop.odoo().receives(5, "MUG", WH2);

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(8));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).history()).isEqualTo(berlinBefore);
            assertThat(shop.shopify().calls().of("inventorySetQuantities"))
                    .singleElement()
                    .satisfies(call -> assertThat(call.toString())
                            .contains("changeFromQuantity")
                            .contains("on_hand"));
            shop.isInStep();
        }
    }

    @Test
    void a_receipt_of_two_hundred_lines_is_one_read_of_quants_and_one_call() {
        try (Merchant shop = shops.open()) {
            Map<String, Double> lines = new LinkedHashMap<>();
            for (int i = 0; i < 200; i++) {
                shop.product("SKU-" + i, 0, 1);
                lines.put("SKU-" + i, 2.0);
            }
            shop.live(shops::token);
            shop.shopify().calls().clear();
            shop.odoo().calls().clear();

            shop.odoo().receives(WH2, lines);

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("SKU-199", HAMBURG).onHand()).isEqualTo(3));
            shop.settles();
            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isEqualTo(1);
            assertThat(shop.odoo().calls().count("stock.quant.search_read")
                            + shop.odoo().calls().count("stock.quant.read_group"))
                    .isEqualTo(1);
            assertThat(shop.events().stream()
                            .filter(event -> "receipt".equals(event.getString("kind")))
                            .filter(event -> "done".equals(event.getString("outcome"))))
                    .hasSize(200);
            shop.isInStep();
        }
    }

    @Test
    void a_transfer_between_warehouses_lowers_one_location_and_raises_the_other() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.odoo().transfers(4, "MUG", WH1, WH2);

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(7));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(6);
            shop.isInStep();
        }
    }

    @Test
    void a_count_sets_what_was_counted() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.odoo().counts(2, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(2));
            shop.settles();
            assertThat(shop.events()).anySatisfy(event -> {
                assertThat(event.getString("kind")).isEqualTo("count_down");
                assertThat(event.getString("outcome")).isEqualTo("done");
            });
        }
    }

    @Test
    void what_a_shop_assistant_sells_is_not_for_sale_from_its_reservation_on() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            long order = shop.odoo().sells(4, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(6));
            shop.settles();
            assertThat(shop.events("reserved_elsewhere")).singleElement().satisfies(event -> {
                assertThat(event.getString("outcome")).isEqualTo("done");
                assertThat(event.getString("subject")).contains("WH/OUT/");
            });

            shop.odoo().cancels(order);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10));
            shop.settles();
            assertThat(shop.events("freed_elsewhere")).hasSize(1);
            shop.isInStep();
        }
    }

    @Test
    void at_rest_nothing_is_written() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.shopify().calls().clear();

            shop.api().post("/compare", null);
            shop.settles();

            assertThat(shop.shopify().calls().count("inventorySetQuantities")).isZero();
        }
    }
}
