package io.synco.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.sandbox.shopify.Fulfillment.Tracking;
import io.synco.sandbox.shopify.Quantities.State;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What trade does to a level: the table in section 2.4 of the reference. */
class TradeTest {
    private static ShopifySandbox shopify;
    private Store store;

    @BeforeAll
    static void start() {
        shopify = ShopifySandbox.start(0);
    }

    @AfterAll
    static void stop() {
        shopify.close();
    }

    @BeforeEach
    void ten_mugs_here_and_five_there() {
        shopify.deleteStore("trade.myshopify.com");
        store = shopify.createStore("trade.myshopify.com");
        store.catalog().addLocation("Main");
        store.catalog().addLocation("Second");
        store.catalog().addProduct("Mug", "MUG", "4001");
        store.stock("MUG", "Main", 10);
        store.stock("MUG", "Second", 5);
    }

    private String mugs(String location) {
        Level level = store.level("MUG", location);
        return level.available() + " + " + level.committed() + " = " + level.onHand();
    }

    @Test
    void a_sale_moves_available_to_committed() {
        store.sells(3, "MUG");

        assertThat(mugs("Main")).isEqualTo("7 + 3 = 10");
    }

    @Test
    void a_location_with_enough_is_chosen() {
        store.setOnHandByHand("MUG", "Main", 1);
        store.sells(3, "MUG");

        assertThat(mugs("Second")).isEqualTo("2 + 3 = 5");
    }

    @Test
    void an_admin_order_may_oversell_but_a_checkout_may_not() {
        assertThat(store.order().line("MUG", 11, "Main").placeIfAvailable()).isEmpty();
        store.sells(11, "MUG", "Main");

        assertThat(mugs("Main")).isEqualTo("-1 + 11 = 10");
    }

    @Test
    void a_line_may_be_split_over_locations() {
        Order order = store.order().line("MUG", Map.of("Main", 2, "Second", 1)).place();

        assertThat(order.fulfillmentOrders()).hasSize(2);
        assertThat(mugs("Main")).isEqualTo("8 + 2 = 10");
        assertThat(mugs("Second")).isEqualTo("4 + 1 = 5");
    }

    @Test
    void a_fulfilment_takes_units_out_of_committed_and_on_hand() {
        Order order = store.sells(3, "MUG", "Main");

        store.orders().shipping().fulfil(order, "Main", "MUG", 2, Tracking.number("DHL", "JD1"));

        assertThat(mugs("Main")).isEqualTo("7 + 1 = 8");
        assertThat(order.fulfillmentOrders().get(0).status()).isEqualTo("IN_PROGRESS");
        assertThat(order.displayFulfillmentStatus()).isEqualTo("PARTIALLY_FULFILLED");
    }

    @Test
    void a_cancelled_fulfilment_is_committed_and_open_again() {
        Order order = store.sells(3, "MUG", "Main");
        Fulfillment sent = store.orders().shipping().fulfil(order, "Main", "MUG", 2, Tracking.NONE);

        store.orders().shipping().cancel(sent);

        assertThat(mugs("Main")).isEqualTo("7 + 3 = 10");
        assertThat(order.displayFulfillmentStatus()).isEqualTo("UNFULFILLED");
        store.orders().shipping().fulfil(order);
        assertThat(mugs("Main")).isEqualTo("7 + 0 = 7");
    }

    @Test
    void a_cancel_gives_back_what_is_open_or_loses_it() {
        store.orders().cancel(store.sells(3, "MUG", "Main"), true);
        assertThat(mugs("Main")).isEqualTo("10 + 0 = 10");

        Order lost = store.sells(3, "MUG", "Main");
        store.orders().cancel(lost, false);
        assertThat(mugs("Main")).isEqualTo("7 + 0 = 7");
        assertThat(lost.fulfillmentOrders().get(0).status()).isEqualTo("CLOSED");
        assertThat(lost.fulfillmentOrders().get(0).lines().get(0).total()).isZero();
    }

    @Test
    void an_edit_changes_what_is_committed_and_keeps_what_was_ordered() {
        Order order = store.sells(3, "MUG", "Main");

        store.orders().edit(order, "MUG", 1);
        assertThat(mugs("Main")).isEqualTo("9 + 1 = 10");
        assertThat(order.line("MUG").quantity()).isEqualTo(3);
        assertThat(order.line("MUG").currentQuantity()).isEqualTo(1);

        store.orders().edit(order, "MUG", 4);
        assertThat(mugs("Main")).isEqualTo("6 + 4 = 10");
    }

    @Test
    void what_is_fulfilled_cannot_be_edited_away() {
        Order order = store.sells(3, "MUG", "Main");
        store.orders().shipping().fulfil(order, "Main", "MUG", 2, Tracking.NONE);

        assertThatThrownBy(() -> store.orders().edit(order, "MUG", 0)).hasMessageContaining("cannot be edited away");
        assertThat(mugs("Main")).isEqualTo("7 + 1 = 8");
    }

    @Test
    void an_edit_by_hand_and_units_set_aside() {
        store.sells(2, "MUG", "Main");
        store.setOnHandByHand("MUG", "Main", 12);
        assertThat(mugs("Main")).isEqualTo("10 + 2 = 12");

        store.setAside("MUG", "Main", State.DAMAGED, 4);
        assertThat(mugs("Main")).isEqualTo("6 + 2 = 12");
    }

    @Test
    void an_app_fulfils_a_part_and_cannot_send_it_twice() {
        Order order = store.sells(3, "MUG", "Main");
        FulfillmentOrder routed = order.fulfillmentOrders().get(0);
        Caller app = new Caller(shopify, store);
        JsonObject variables = new JsonObject()
                .put(
                        "f",
                        new JsonObject()
                                .put(
                                        "trackingInfo",
                                        new JsonObject().put("company", "DHL").put("number", "JD2"))
                                .put(
                                        "lineItemsByFulfillmentOrder",
                                        new JsonArray().add(new JsonObject().put("fulfillmentOrderId", routed.gid()))));
        String mutation = "mutation Fulfill($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) {"
                + " fulfillment { id status trackingInfo { number } } userErrors { field message } } }";

        JsonObject first = app.ask(mutation, variables).getJsonObject("data").getJsonObject("fulfillmentCreate");
        JsonObject second = app.ask(mutation, variables).getJsonObject("data").getJsonObject("fulfillmentCreate");

        assertThat(first.getJsonObject("fulfillment").getString("status")).isEqualTo("SUCCESS");
        assertThat(mugs("Main")).isEqualTo("7 + 0 = 7");
        assertThat(second.getValue("fulfillment")).isNull();
        assertThat(second.getJsonArray("userErrors").getJsonObject(0).getString("message"))
                .contains("unfulfillable status= closed");
        assertThat(order.fulfillments()).hasSize(1);
    }

    @Test
    void two_stores_share_nothing() {
        shopify.deleteStore("other.myshopify.com");
        Store other = shopify.createStore("other.myshopify.com");
        other.catalog().addLocation("Main");
        other.catalog().addProduct("Mug", "MUG", "4001");
        other.stock("MUG", "Main", 1);
        other.sells(1, "MUG");

        assertThat(mugs("Main")).isEqualTo("10 + 0 = 10");
        assertThat(other.catalog().variant("MUG").itemId())
                .isNotEqualTo(store.catalog().variant("MUG").itemId());
        assertThat(List.of(other.orders().all().size(), store.orders().all().size()))
                .containsExactly(1, 0);
    }
}
