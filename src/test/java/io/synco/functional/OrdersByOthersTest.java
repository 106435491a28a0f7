package io.synco.functional;

import static io.synco.functional.Merchant.BERLIN;
import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders that are open at go-live, or kept off Odoo by rule: created, adopted, or handled elsewhere. */
@Functional
class OrdersByOthersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shops shops;

    @Test
    void an_order_that_is_open_at_go_live_is_created_for_its_open_units_by_default() {
        try (Merchant shop = ready()) {
            Order order = shop.shopify().sells(2, "MUG", BERLIN);

            shop.goesLive();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().reserved("MUG", WH1)).isEqualTo(2));
            shop.settles();
            assertThat(shop.odoo().ordersOf(order.name())).hasSize(1);
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(8);
        }
    }

    @Test
    void an_adopted_order_takes_its_own_document_over_and_makes_none() {
        try (Merchant shop = ready()) {
            // Given
            Order order = shop.shopify().sells(3, "MUG", BERLIN);
            long document = broughtByAnother(shop, order, 3);
            handles(shop, "adopted", "handled_elsewhere");
            JsonObject open =
                    shop.api().get("/orders/open").getJsonArray("orders").getJsonObject(0);
            assertThat(open.getString("mode")).isEqualTo("adopted");
            assertThat(open.getJsonArray("documents")).hasSize(1);

            // When
            shop.goesLive();

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listed(shop, order).getJsonArray("documents"))
                            .hasSize(1));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(7);
            assertThat(shop.odoo().ordersOf(order.name())).containsExactly(document);

            shop.odoo().delivers(document, "TRACK-1");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(order.fulfillments()).hasSize(1));
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(7);
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(7);
            assertThat(shop.odoo().ordersOf(order.name())).containsExactly(document);
        }
    }

    @Test
    void of_two_documents_that_name_an_adopted_order_a_person_names_the_right_one() {
        try (Merchant shop = ready()) {
            // Given
            Order order = shop.shopify().sells(3, "MUG", BERLIN);
            long right = broughtByAnother(shop, order, 3);
            broughtByAnother(shop, order, 1);
            handles(shop, "adopted", "handled_elsewhere");
            shop.goesLive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                            .anySatisfy(job -> assertThat(job.getString("failure"))
                                    .contains("Several sales orders in Odoo name")));
            assertThat(shop.level("MUG", BERLIN).available()).isLessThanOrEqualTo(6);

            // When
            choosesFor(shop, order, "adopted", List.of(nameOf(right)));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listed(shop, order).getJsonArray("documents"))
                            .containsExactly(nameOf(right)));
            shop.settles();
            assertThat(shop.jobs("flagged")).isEmpty();
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(6);
            assertThat(shops.audit(shop.domain()))
                    .anySatisfy(line -> assertThat(line)
                            .contains("handling of an order chosen")
                            .contains("adopted: " + nameOf(right)));
        }
    }

    @Test
    void an_order_that_is_handled_elsewhere_counts_as_soon_as_its_document_is_there_and_is_never_touched() {
        try (Merchant shop = ready()) {
            // Given
            shop.goesLive().chooses("order_changed", "off");
            Order order = shop.shopify().sells(4, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listed(shop, order).getInteger("unmatched"))
                            .isEqualTo(4));

            // When
            long document = broughtByAnother(shop, order, 4);

            // Then
            await().atMost(PATIENCE.multipliedBy(2))
                    .untilAsserted(() -> assertThat(listed(shop, order).getInteger("unmatched"))
                            .isZero());
            shop.settles();
            assertThat(shop.level("MUG", BERLIN).onHand()).isEqualTo(10);
            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(6);

            shop.odoo().delivers(document, "TRACK-1");
            shop.odoo().receives(1, "MUG", WH1);

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", BERLIN).available()).isEqualTo(7));
            shop.settles();
            assertThat(order.fulfillments()).isEmpty();
            assertThat(shop.odoo().ordersOf(order.name())).containsExactly(document);
        }
    }

    @Test
    void an_order_that_syncO_has_made_a_document_for_cannot_be_handled_in_another_way() {
        try (Merchant shop = ready().goesLive()) {
            Order order = shop.shopify().sells(1, "MUG", BERLIN);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(shop.odoo().ordersOf(order.name())).hasSize(1));
            shop.settles();

            Api.Answer answer =
                    shop.api().put("/orders/" + order.id() + "/handling", new JsonObject().put("mode", "adopted"));

            assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        }
    }

    private Merchant ready() {
        return shops.open()
                .product("MUG", 10, 3)
                .installs(shops::token)
                .connectsOdoo()
                .mapsBothLocations()
                .links();
    }

    private static void handles(Merchant shop, String openAtGoLive, String keptOff) {
        Api.Answer answer = shop.api()
                .put(
                        "/orders/handling",
                        new JsonObject().put("openAtGoLive", openAtGoLive).put("keptOff", keptOff));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void choosesFor(Merchant shop, Order order, String mode, List<String> documents) {
        Api.Answer answer = shop.api()
                .put(
                        "/orders/" + order.id() + "/handling",
                        new JsonObject().put("mode", mode).put("documents", new JsonArray(documents)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static long broughtByAnother(Merchant shop, Order order, double units) {
        long document = shop.odoo().sells(units, "MUG", WH1);
        shop.odoo().changes("sale.order", document, Map.of("client_order_ref", order.name()));
        return document;
    }

    private static JsonObject listed(Merchant shop, Order order) {
        return shop.api().list("/orders").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("name").equals(order.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Order " + order.name() + " is not listed"));
    }

    private static String nameOf(long document) {
        return "S%05d".formatted(document);
    }
}
