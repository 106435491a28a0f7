package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.Inbox.Hint;
import io.synco.sync.port.ShopifyPort.Fulfil;
import io.synco.sync.port.ShopifyPort.FulfilAnswer;
import io.synco.sync.port.ShopifyPort.FulfilLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.RowError;
import io.synco.sync.port.ShopifyPort.SetAnswer;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** inventorySetQuantities and fulfillmentCreate. */
class ShopifyWritesTest extends OneStore {
    private static final SetAnswer ACCEPTED = new SetAnswer.Accepted();

    @Test
    void on_hand_moves_available_and_leaves_committed() {
        sells(4);

        assertThat(set(call(new SetRow(mugs, 7, 10)))).isEqualTo(ACCEPTED);

        assertThat(shopify.level(mugs))
                .isEqualTo(LevelState.EMPTY.plusAvailable(3).plusCommitted(4));
    }

    @Test
    void a_stale_row_is_named_and_nothing_of_the_call_is_applied() {
        SetAnswer answer = set(call(new SetRow(mugsAtSecond, 5, 0), new SetRow(mugs, 7, 9)));

        assertThat(errors(answer))
                .extracting(RowError::row, RowError::kind, RowError::code)
                .containsExactly(tuple(1, RowError.Kind.STALE, "CHANGE_FROM_QUANTITY_STALE"));
        assertThat(shopify.level(mugsAtSecond).onHand()).isZero();
    }

    @Test
    void what_can_never_be_written_is_named_row_by_row() {
        ItemId untracked = shopify.stock().addsProduct("TEA");
        shopify.stock().tracks(untracked, false);
        ItemId bundle = shopify.stock().addsProduct("SET");
        shopify.stock().makesBundle(bundle);
        shopify.stock().activates(mugsAtSecond, false);

        SetAnswer answer = set(call(
                new SetRow(new LevelId(new ItemId(1), main), 1, 0),
                new SetRow(new LevelId(mug, new LocationId(1)), 1, 0),
                new SetRow(new LevelId(untracked, main), 1, 0),
                new SetRow(new LevelId(bundle, main), 1, 0),
                new SetRow(mugsAtSecond, 1, 0),
                new SetRow(mugs, -1, 10)));

        assertThat(errors(answer))
                .extracting(RowError::row, RowError::kind, RowError::code)
                .containsExactly(
                        tuple(0, RowError.Kind.NOT_WRITABLE, "INVALID_INVENTORY_ITEM"),
                        tuple(1, RowError.Kind.NOT_WRITABLE, "INVALID_LOCATION"),
                        tuple(2, RowError.Kind.NOT_WRITABLE, "NON_MUTABLE_INVENTORY_ITEM"),
                        tuple(3, RowError.Kind.NOT_WRITABLE, "NON_MUTABLE_INVENTORY_ITEM"),
                        tuple(4, RowError.Kind.NOT_WRITABLE, "ITEM_NOT_STOCKED_AT_LOCATION"),
                        tuple(5, RowError.Kind.NOT_WRITABLE, "INVALID_QUANTITY_NEGATIVE"));
    }

    @Test
    void a_location_that_is_switched_off_takes_no_writes() {
        shopify.stock().activates(main, false);

        assertThat(errors(set(call(new SetRow(mugs, 7, 10)))))
                .extracting(RowError::code)
                .containsExactly("ITEM_NOT_STOCKED_AT_LOCATION");
        assertThat(get(shopify.levels(SHOP, java.util.Set.of(mugs))).get(mugs).active())
                .isFalse();
    }

    @Test
    void one_level_twice_is_refused() {
        assertThat(errors(set(call(new SetRow(mugs, 7, 10), new SetRow(mugs, 8, 10)))))
                .extracting(RowError::row, RowError::code)
                .containsExactly(tuple(1, "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR"));
    }

    @Test
    void more_than_250_rows_are_refused_as_a_whole() {
        SetRow[] rows =
                IntStream.range(0, 251).mapToObj(i -> new SetRow(mugs, 7, 10)).toArray(SetRow[]::new);

        assertThat(failure(shopify.setOnHand(SHOP, call(rows)))).isInstanceOf(Refused.class);
    }

    @Test
    void the_same_key_and_rows_again_write_nothing_and_answer_the_same() {
        SetOnHand call = call(new SetRow(mugs, 7, 10));
        set(call);
        shopify.stock().setsOnHand(mugs, 9);

        assertThat(set(call)).isEqualTo(ACCEPTED);
        assertThat(shopify.level(mugs).onHand()).isEqualTo(9);
    }

    @Test
    void a_refusal_is_remembered_too() {
        SetOnHand call = call(new SetRow(mugs, 7, 9));
        SetAnswer refused = set(call);
        shopify.stock().setsOnHand(mugs, 9);

        assertThat(set(call)).isEqualTo(refused);
        assertThat(shopify.level(mugs).onHand()).isEqualTo(9);
    }

    @Test
    void a_key_with_other_rows_asks_for_a_new_one() {
        set(call(new SetRow(mugs, 7, 10)));

        assertThat(errors(set(call(new SetRow(mugs, 6, 7)))))
                .extracting(RowError::row, RowError::kind, RowError::code)
                .containsExactly(tuple(-1, RowError.Kind.NEW_KEY, "IDEMPOTENCY_KEY_PARAMETER_MISMATCH"));
        assertThat(shopify.level(mugs).onHand()).isEqualTo(7);
    }

    @Test
    void a_key_is_forgotten_after_a_day() {
        SetOnHand call = call(new SetRow(mugs, 7, 10));
        set(call);
        shopify.stock().setsOnHand(mugs, 10);

        time.pass(Duration.ofHours(24));
        set(call);
        assertThat(shopify.level(mugs).onHand()).isEqualTo(10);

        time.pass(Duration.ofMillis(1));
        set(call);
        assertThat(shopify.level(mugs).onHand()).isEqualTo(7);
    }

    @Test
    void another_key_writes_the_same_rows_again() {
        set(call(new SetRow(mugs, 7, 10)));

        assertThat(errors(set(call(new UUID(0, 2), new SetRow(mugs, 7, 10)))))
                .extracting(RowError::kind)
                .containsExactly(RowError.Kind.STALE);
    }

    @Test
    void our_own_write_comes_back_as_a_hint() {
        set(call(new SetRow(mugs, 7, 10), new SetRow(mugsAtSecond, 0, 0)));

        assertThat(hints).singleElement().satisfies(hint -> {
            assertThat(hint.topic()).isEqualTo("inventory_levels/update");
            assertThat(hint.about()).isEqualTo(new io.synco.sync.port.Inbox.About.Level(mugs));
        });
    }

    @Test
    void a_fulfilment_of_ours_takes_the_units_and_tells_its_tracking_number() {
        StoreOrder order = sells(3);
        OpenLine open = read(order).open().get(0);

        FulfilAnswer answer = get(shopify.fulfil(SHOP, fulfil(open, 3)));

        assertThat(answer)
                .isEqualTo(new FulfilAnswer.Created(order.fulfilmentIds().get(0)));
        assertThat(read(order).open()).isEmpty();
        assertThat(read(order).fulfilled()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(3);
            assertThat(line.trackingNumber()).contains("T1");
            assertThat(line.line()).isEqualTo(open.line());
        });
        assertThat(shopify.level(mugs).onHand()).isEqualTo(7);
    }

    @Test
    void the_same_fulfilment_again_sends_again_while_units_remain() {
        StoreOrder order = sells(3);
        Fulfil call = fulfil(read(order).open().get(0), 1);

        get(shopify.fulfil(SHOP, call));
        get(shopify.fulfil(SHOP, call));

        assertThat(order.fulfilmentIds()).hasSize(2);
        assertThat(order.fulfilled()).isEqualTo(2);
    }

    @Test
    void what_is_not_open_any_more_is_refused() {
        StoreOrder order = sells(3);
        OpenLine open = read(order).open().get(0);

        assertThat(get(shopify.fulfil(SHOP, fulfil(open, 4)))).isInstanceOf(FulfilAnswer.Refused.class);
        shopify.orders().cancels(order.id(), true);
        assertThat(get(shopify.fulfil(SHOP, fulfil(open, 1)))).isInstanceOf(FulfilAnswer.Refused.class);
        assertThat(order.fulfilmentIds()).isEmpty();
    }

    @Test
    void every_hint_has_an_id_of_its_own() {
        StoreOrder order = sells(3);
        shopify.shipping().fulfilsAll(order.id(), main);

        assertThat(topics())
                .containsExactly(
                        "orders/create",
                        "inventory_levels/update",
                        "orders/updated",
                        "fulfillments/create",
                        "orders/fulfilled",
                        "orders/updated");
        assertThat(hints).extracting(Hint::id).doesNotHaveDuplicates();
    }

    private static List<RowError> errors(SetAnswer answer) {
        return ((SetAnswer.Refused) answer).errors();
    }

    private static Fulfil fulfil(OpenLine open, int units) {
        return new Fulfil(
                open.fulfilmentOrder(),
                List.of(new FulfilLine(open.fulfilmentOrderLineId(), units)),
                Optional.of("T1"),
                Optional.of("DHL"));
    }
}
