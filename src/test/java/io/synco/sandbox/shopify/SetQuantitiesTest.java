package io.synco.sandbox.shopify;

import static io.synco.sandbox.shopify.Caller.errorCode;
import static io.synco.sandbox.shopify.Caller.errorMessage;
import static io.synco.sandbox.shopify.Caller.payload;
import static io.synco.sandbox.shopify.Caller.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import io.synco.sandbox.shopify.Quantities.State;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** inventorySetQuantities and its keys, against sections 2.1 and 2.2 of the reference. */
class SetQuantitiesTest {
    private static ShopifySandbox shopify;
    private Store store;
    private Caller app;

    @BeforeAll
    static void start() {
        shopify = ShopifySandbox.start(0);
    }

    @AfterAll
    static void stop() {
        shopify.close();
    }

    @BeforeEach
    void a_store_with_five_mugs() {
        shopify.deleteStore("set.myshopify.com");
        store = shopify.createStore("set.myshopify.com");
        store.catalog().addLocation("Main");
        store.catalog().addLocation("Second");
        store.catalog().addProduct("Mug", "MUG", "4001");
        store.catalog().addProduct("Cup", "CUP", "4002");
        store.stock("MUG", "Main", 5);
        store.stock("CUP", "Main", 5);
        app = new Caller(shopify, store);
    }

    @Test
    void setting_available_moves_on_hand_by_the_same_delta() {
        JsonObject answer = app.set("available", app.row("MUG", "Main", 8, 5));

        assertThat(refusals(answer)).isEmpty();
        assertThat(changes(answer)).containsExactly("available +3", "on_hand +3");
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(8);
    }

    @Test
    void setting_on_hand_shifts_available_and_leaves_committed() {
        store.sells(2, "MUG", "Main");
        store.setAside("MUG", "Main", State.DAMAGED, 1);

        JsonObject answer = app.set("on_hand", app.row("MUG", "Main", 9, 5));

        assertThat(changes(answer)).containsExactly("available +4", "on_hand +4");
        Level mugs = store.level("MUG", "Main");
        assertThat(List.of(mugs.available(), mugs.committed(), mugs.onHand())).containsExactly(6, 2, 9);
    }

    @Test
    void the_value_it_already_has_is_a_success_without_a_group() {
        JsonObject answer = app.set("on_hand", app.row("MUG", "Main", 5, 5));

        assertThat(payload(answer).getValue("inventoryAdjustmentGroup")).isNull();
        assertThat(refusals(answer)).isEmpty();
    }

    @Test
    void rows_without_a_change_are_absent_from_the_answer() {
        JsonObject answer = app.set("on_hand", app.row("MUG", "Main", 5, 5), app.row("CUP", "Main", 6, 5));

        assertThat(changes(answer)).containsExactly("available +1", "on_hand +1");
    }

    @Test
    void one_stale_row_refuses_the_whole_call_and_is_named() {
        store.setOnHandByHand("CUP", "Main", 4);

        JsonObject answer = app.set("on_hand", app.row("MUG", "Main", 7, 5), app.row("CUP", "Main", 7, 5));

        assertThat(refusals(answer))
                .containsExactly("CHANGE_FROM_QUANTITY_STALE at input.quantities.1.changeFromQuantity");
        assertThat(payload(answer).getValue("inventoryAdjustmentGroup")).isNull();
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(5);
    }

    @Test
    void a_sale_makes_a_compare_on_available_stale_but_not_one_on_on_hand() {
        store.sells(1, "MUG", "Main");

        assertThat(refusals(app.set("available", app.row("MUG", "Main", 7, 5)))).hasSize(1);
        assertThat(refusals(app.set("on_hand", app.row("MUG", "Main", 7, 5)))).isEmpty();
        assertThat(store.level("MUG", "Main").available()).isEqualTo(6);
    }

    @Test
    void an_explicit_null_compares_nothing_and_a_missing_compare_is_an_error() {
        assertThat(refusals(app.set("on_hand", app.row("MUG", "Main", 9, null))))
                .isEmpty();

        JsonObject row = app.row("MUG", "Main", 10, 9);
        row.remove("changeFromQuantity");
        JsonObject answer = app.set("on_hand", row);

        assertThat(errorCode(answer)).isEqualTo("INVALID_FIELD_ARGUMENTS");
        assertThat(errorMessage(answer))
                .isEqualTo("InventoryQuantityInput must include the following argument: changeFromQuantity.");
        assertThat(answer.getJsonObject("data").getValue("inventorySetQuantities"))
                .isNull();
    }

    @Test
    void without_the_directive_nothing_happens() {
        JsonObject answer = app.ask(
                Caller.SET.replace("@idempotent(key: $key)", "").replace(", $key: String!", ""),
                Caller.input("on_hand", "unused", app.row("MUG", "Main", 9, 5)));

        JsonObject error = answer.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("message"))
                .isEqualTo("The @idempotent directive is required for this mutation but was not provided.");
        assertThat(errorCode(answer)).isEqualTo("BAD_REQUEST");
        assertThat(error.getJsonArray("path")).containsExactly("inventorySetQuantities");
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(5);
    }

    @Test
    void bad_rows_are_named_with_shopifys_codes() {
        JsonObject noItem = app.row("MUG", "Main", 1, null).put("inventoryItemId", "gid://shopify/InventoryItem/1");
        JsonObject noPlace = app.row("MUG", "Main", 1, null).put("locationId", "gid://shopify/Location/1");
        store.inventory().writable(store.catalog().variant("CUP"), false);

        assertThat(refusals(app.set("on_hand", noItem)))
                .containsExactly("INVALID_INVENTORY_ITEM at input.quantities.0.inventoryItemId");
        assertThat(refusals(app.set("on_hand", noPlace)))
                .containsExactly("INVALID_LOCATION at input.quantities.0.locationId");
        assertThat(refusals(app.set("on_hand", app.row("MUG", "Main", -1, null))))
                .containsExactly("INVALID_QUANTITY_NEGATIVE at input.quantities.0.quantity");
        assertThat(refusals(app.set("available", app.row("MUG", "Main", 1_000_000_001, null))))
                .containsExactly("INVALID_QUANTITY_TOO_HIGH at input.quantities.0.quantity");
        assertThat(refusals(app.set("available", app.row("MUG", "Main", -1_000_000_001, null))))
                .containsExactly("INVALID_QUANTITY_TOO_LOW at input.quantities.0.quantity");
        assertThat(refusals(app.set("on_hand", app.row("CUP", "Main", 1, null))))
                .containsExactly("NON_MUTABLE_INVENTORY_ITEM at input.quantities.0.inventoryItemId");
        assertThat(refusals(app.set("reserved", app.row("MUG", "Main", 1, null))))
                .containsExactly("INVALID_NAME at input.name");
        assertThat(refusals(app.set("on_hand", app.row("MUG", "Main", 6, 5), app.row("MUG", "Main", 6, 5))))
                .containsExactly("NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR at input.quantities.1.inventoryItemId");
        assertThat(refusals(app.set("available", app.row("MUG", "Main", -2, 5))))
                .isEmpty();
    }

    @Test
    void reason_and_reference_are_checked() {
        JsonObject variables = Caller.input("on_hand", "k", app.row("MUG", "Main", 6, 5));
        variables.getJsonObject("input").put("reason", "because").put("referenceDocumentUri", "no uri");

        assertThat(refusals(app.ask(Caller.SET, variables)))
                .containsExactly(
                        "INVALID_REASON at input.reason", "INVALID_REFERENCE_DOCUMENT at input.referenceDocumentUri");
    }

    @Test
    void more_than_250_rows_are_refused_as_a_whole() {
        List<JsonObject> rows = new ArrayList<>();
        for (int i = 0; i < 251; i++) {
            rows.add(app.row("MUG", "Main", i, null));
        }

        JsonObject answer = app.set("on_hand", rows.toArray(JsonObject[]::new));

        assertThat(errorCode(answer)).isEqualTo("MAX_INPUT_SIZE_EXCEEDED");
        assertThat(errorMessage(answer))
                .isEqualTo("The input array size of 251 is greater than the maximum allowed of 250.");
        assertThat(answer.containsKey("data")).isFalse();
        assertThat(cost(answer).getValue("actualQueryCost")).isNull();
    }

    @Test
    void a_level_never_stocked_is_made_but_not_active() {
        assertThat(refusals(app.set("on_hand", app.row("MUG", "Second", 3, 0)))).isEmpty();

        assertThat(store.level("MUG", "Second").active()).isFalse();
        assertThat(store.level("MUG", "Second").onHand()).isEqualTo(3);
    }

    @Test
    void activating_keeps_the_old_quantities_and_refuses_new_ones() {
        app.set("on_hand", app.row("MUG", "Second", 3, 0));
        String activate = "mutation A($item: ID!, $loc: ID!, $n: Int, $key: String!) {"
                + " inventoryActivate(inventoryItemId: $item, locationId: $loc, available: $n) @idempotent(key: $key) {"
                + " inventoryLevel { isActive } userErrors { field message } } }";
        JsonObject variables = new JsonObject()
                .put("item", store.catalog().variant("MUG").itemGid())
                .put("loc", store.catalog().location("Second").gid());

        JsonObject first = app.ask(activate, variables.copy().put("key", "a1"));
        JsonObject again = app.ask(activate, variables.copy().put("key", "a2").put("n", 9));

        assertThat(first.encode()).contains("\"isActive\":true");
        assertThat(again.encode())
                .contains("Not allowed to set available quantity when the item is already active at the location.");
        assertThat(store.level("MUG", "Second").onHand()).isEqualTo(3);
    }

    @Test
    void the_same_key_answers_with_the_first_result_and_applies_once() {
        JsonObject variables = Caller.input("on_hand", "once", app.row("MUG", "Main", 7, 5));
        JsonObject first = app.ask(Caller.SET, variables);
        store.setOnHandByHand("MUG", "Main", 5);

        JsonObject replay = app.ask(Caller.SET, variables);

        assertThat(payload(replay)).isEqualTo(payload(first));
        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(5);
    }

    @Test
    void a_refusal_is_replayed_too_so_new_rows_need_a_new_key() {
        JsonObject stale = Caller.input("on_hand", "stale", app.row("MUG", "Main", 7, 4));
        assertThat(refusals(app.ask(Caller.SET, stale))).hasSize(1);
        store.setOnHandByHand("MUG", "Main", 4);

        assertThat(refusals(app.ask(Caller.SET, stale))).hasSize(1);
        assertThat(refusals(app.ask(Caller.SET, Caller.input("on_hand", "stale", app.row("MUG", "Main", 8, 4)))))
                .containsExactly("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    }

    @Test
    void a_key_is_forgotten_after_24_hours() {
        JsonObject variables = Caller.input("on_hand", "old", app.row("MUG", "Main", 7, 5));
        app.ask(Caller.SET, variables);
        store.setOnHandByHand("MUG", "Main", 5);
        shopify.clock().advance(Duration.ofHours(25));

        app.ask(Caller.SET, variables);

        assertThat(store.level("MUG", "Main").onHand()).isEqualTo(7);
    }

    @Test
    void a_key_in_use_is_refused_until_the_first_call_ended() {
        JsonObject variables = Caller.input("on_hand", "twice", app.row("MUG", "Main", 7, 5));
        List<JsonObject> meanwhile = new ArrayList<>();
        store.beforeApplying("inventorySetQuantities", () -> meanwhile.add(app.ask(Caller.SET, variables)));

        assertThat(refusals(app.ask(Caller.SET, variables))).isEmpty();
        assertThat(refusals(meanwhile.get(0))).containsExactly("IDEMPOTENCY_CONCURRENT_REQUEST");
    }

    @Test
    void an_order_can_come_between_the_callers_decision_and_the_write() {
        store.beforeApplying("inventorySetQuantities", () -> store.sells(3, "MUG", "Main"));

        app.set("on_hand", app.row("MUG", "Main", 10, 5));

        Level mugs = store.level("MUG", "Main");
        assertThat(List.of(mugs.available(), mugs.committed(), mugs.onHand())).containsExactly(7, 3, 10);
        assertThat(mugs.history().stream().map(moment -> moment.available() + "/" + moment.onHand()))
                .containsExactly("5/5", "2/5", "7/10");
    }

    @Test
    void a_write_costs_13_points_with_its_changes_selected_and_10_when_refused() {
        JsonObject written = cost(app.set("on_hand", app.row("MUG", "Main", 7, 5)));
        JsonObject refused = cost(app.set("on_hand", app.row("MUG", "Main", 7, 5)));

        assertThat(written.getInteger("requestedQueryCost")).isEqualTo(13);
        assertThat(written.getInteger("actualQueryCost")).isEqualTo(13);
        assertThat(refused.getInteger("actualQueryCost")).isEqualTo(10);
    }

    private static JsonObject cost(JsonObject answer) {
        return answer.getJsonObject("extensions").getJsonObject("cost");
    }

    private static List<String> changes(JsonObject answer) {
        JsonArray changes =
                payload(answer).getJsonObject("inventoryAdjustmentGroup").getJsonArray("changes");
        return changes.stream()
                .map(JsonObject.class::cast)
                .map(change -> change.getString("name") + " " + String.format("%+d", change.getInteger("delta")))
                .toList();
    }
}
