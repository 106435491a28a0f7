package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.kernel.ShopId;
import io.synco.sandbox.shopify.Order;
import io.synco.shopify.ShopifyConfig;
import io.synco.tenant.TenantTransaction;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From the first opening of the app to the last trace of the shop, and what is left then. */
@Functional
class LifeOfAShopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LATER_WANTED = "write_merchant_managed_fulfillment_orders";

    @Inject
    Shops shops;

    @Inject
    ShopifyConfig config;

    @Inject
    io.synco.tenant.Shops directory;

    @Inject
    TenantTransaction tenant;

    @Test
    void a_whole_life_install_work_more_permissions_uninstall_reinstall_erasure_and_a_second_life() {
        try (Merchant shop = shops.open().product("MUG", 10, 3)) {
            // Installed by opening the app, by a merchant who has not agreed to all yet.
            List<String> fewer = new ArrayList<>(config.scopes());
            fewer.remove(LATER_WANTED);
            shop.shopify().agreesTo(fewer);
            shop.listensToTheApp().opens(200).takesToken(shops::token);
            assertThat(reason(shop)).contains(LATER_WANTED).contains("open the app in Shopify and agree");
            shop.connectsOdoo().mapsBothLocations().links().goesLive();
            ShopId first = number(shop);

            // More permissions: agreed to, told, and nothing is missing any more.
            shop.shopify().agreesTo(config.scopes());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reason(shop)).isNull());

            // Work.
            Order order = shop.shopify().sells(2, "MUG", BERLIN);
            shop.odoo().receives(5, "MUG", WH1);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(15));
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);

            // A customer asks what is stored, and then for it to be removed.
            shop.asksAboutData("customers/data_request", order.id(), 4711);
            shop.asksAboutData("customers/redact", order.id());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.api().list("/privacy"))
                            .hasSize(2)
                            .allSatisfy(row -> assertThat(((JsonObject) row).getString("doneAt"))
                                    .isNotNull()));
            assertThat(shop.api().list("/privacy").encode())
                    .contains("Of 2 orders that were named, 1 are known here")
                    .doesNotContain("john@example.com", "191167");

            // Uninstalled: nobody is let in, nothing is written, what was set up waits.
            Api before = shop.api();
            shop.shopify().uninstall();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(before.send("GET", "/shop", null).status())
                                    .isEqualTo(401));
            shop.odoo().receives(1, "MUG", WH1);
            assertThat(rows(first)).containsKeys("mapping", "link", "recipe", "level", "sf_order");
            assertThat(count(first, "select count(*) from secret where shop_id = $1 and name like 'shopify.%'"))
                    .isZero();
            assertThat(count(first, "select count(*) from shop where shop_id = $1 and live"))
                    .isZero();

            // Reinstalled: the same shop, read-only, with its links and its mapping; then live and in step.
            shop.shopify().agreesTo(config.scopes());
            shop.opens(200).takesToken(shops::token);
            assertThat(before.send("GET", "/shop", null).status()).isEqualTo(401);
            assertThat(number(shop)).isEqualTo(first);
            JsonObject again = shop.api().get("/shop");
            assertThat(again.getBoolean("live")).isFalse();
            assertThat(again.getJsonObject("shopify").getString("state")).isEqualTo("connected");
            assertThat(shop.api().get("/mapping").getJsonArray("mappings")).hasSize(2);
            shop.goesLive();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(16));
            shop.settles();

            // Erased: first refused because the shop is here, then carried out because it is not.
            shop.asksAboutData("shop/redact");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(outcomes(first)).anyMatch(said -> said.contains("nothing was erased")));
            shop.shopify().uninstall();
            Api second = shop.api();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(second.send("GET", "/shop", null).status())
                                    .isEqualTo(401));
            shop.asksAboutData("shop/redact");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows(first)).containsOnlyKeys("privacy_request"));
            assertThat(outcomes(first)).anyMatch(said -> said.contains("is erased"));
            assertThat(
                            count(
                                    first,
                                    "select count(*) from privacy_request where shop_id = $1 and kind = 1 and keys_shredded_at is not null"
                                            + " and done_at is not null and remote_id = 954889 and counts ? 'link' and orders = '{}'"))
                    .isEqualTo(1);
            assertThat(count(first, "select count(*) from privacy_request where shop_id = $1 and orders <> '{}'"))
                    .isZero();

            // A second life, of which nothing is known.
            shop.shopify().agreesTo(config.scopes());
            shop.opens(200).takesToken(shops::token);
            assertThat(number(shop)).isNotEqualTo(first);
            assertThat(shop.api().get("/mapping").getJsonArray("mappings")).isEmpty();
            shop.connectsOdoo().mapsBothLocations().links().goesLive();
            shop.isInStep();
        }
    }

    private static String reason(Merchant shop) {
        return shop.api().get("/shop").getJsonObject("shopify").getString("reason");
    }

    private ShopId number(Merchant shop) {
        return directory
                .presence(shop.domain())
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .shop();
    }

    private List<String> outcomes(ShopId shop) {
        return tenant.in(
                        shop,
                        connection -> connection
                                .preparedQuery(
                                        "select outcome from privacy_request where shop_id = $1 and outcome is not null")
                                .execute(Tuple.of(shop.value()))
                                .map(rows -> rows.stream()
                                        .map(row -> row.getString(0))
                                        .toList()))
                .await()
                .atMost(PATIENCE);
    }

    /** How many rows each table has of the shop, where it has any. */
    private Map<String, Long> rows(ShopId shop) {
        Map<String, Long> counts = new TreeMap<>();
        List<String> tables = tenant.in(
                        shop,
                        connection -> connection
                                .query(
                                        "select table_name::text from information_schema.columns where table_schema = 'public'"
                                                + " and column_name = 'shop_id'")
                                .execute()
                                .map(rows -> rows.stream()
                                        .map(row -> row.getString(0))
                                        .toList()))
                .await()
                .atMost(PATIENCE);
        for (String table : tables) {
            long count = count(shop, "select count(*) from " + table + " where shop_id = $1");
            if (count > 0) {
                counts.put(table, count);
            }
        }
        return counts;
    }

    private long count(ShopId shop, String sql) {
        return tenant.in(
                        shop,
                        connection -> connection
                                .preparedQuery(sql)
                                .execute(Tuple.of(shop.value()))
                                .map(rows -> rows.iterator().next().getLong(0)))
                .await()
                .atMost(PATIENCE);
    }
}
