package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.LevelId;
import io.synco.kernel.OrderLineId;
import io.synco.simulation.remote.LevelState.SetAside;
import io.synco.simulation.remote.ShopOrders.Wanted;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of states, shopify.md 2.4, row by row. */
class ShopifyStatesTest extends OneStore {
    @Test
    void an_order_commits_what_was_available() {
        sells(2);

        shows(mugs, 8, 2, 10);
    }

    @Test
    void an_order_may_sell_what_is_not_there() {
        sells(12);

        shows(mugs, -2, 12, 10);
    }

    @Test
    void a_customer_cannot_buy_what_is_not_available() {
        assertThat(shopify.orders().buys(Wanted.of(11, mug, main))).isEmpty();
        shows(mugs, 10, 0, 10);
    }

    @Test
    void a_line_over_two_locations_commits_at_both() {
        shopify.orders().places(new Wanted(mug, Map.of(main, 2, second, 3)));

        shows(mugs, 8, 2, 10);
        shows(mugsAtSecond, -3, 3, 0);
    }

    @Test
    void what_is_set_aside_stays_on_hand() {
        shopify.stock().setsAside(mugs, SetAside.RESERVED, 2);

        shows(mugs, 8, 0, 10);
        assertThat(shopify.level(mugs).held()).isEqualTo(2);
    }

    @Test
    void a_fulfilment_takes_from_committed_and_on_hand() {
        StoreOrder order = sells(3);

        shopify.shipping().fulfils(order.id(), line(order), 2, main);

        shows(mugs, 7, 1, 8);
        assertThat(order.part(line(order), main)).isEqualTo(part(order, 1, 2, 0, 0, 0));
    }

    @Test
    void a_cancelled_fulfilment_puts_its_units_back_into_committed() {
        StoreOrder order = sells(3);
        long fulfilment = shopify.shipping().fulfils(order.id(), line(order), 2, main);

        shopify.shipping().cancelsFulfilment(order.id(), fulfilment);

        shows(mugs, 7, 3, 10);
        assertThat(order.part(line(order), main)).isEqualTo(part(order, 3, 0, 0, 0, 0));
    }

    @Test
    void a_cancelled_order_with_restock_is_available_again() {
        StoreOrder order = sells(3);
        shopify.shipping().fulfils(order.id(), line(order), 1, main);

        shopify.orders().cancels(order.id(), true);

        shows(mugs, 9, 0, 9);
        assertThat(order.part(line(order), main)).isEqualTo(part(order, 0, 1, 2, 0, 0));
    }

    @Test
    void a_cancelled_order_without_restock_is_gone_from_on_hand() {
        StoreOrder order = sells(3);

        shopify.orders().cancels(order.id(), false);

        shows(mugs, 7, 0, 7);
        assertThat(order.part(line(order), main)).isEqualTo(part(order, 0, 0, 0, 3, 0));
    }

    @Test
    void a_refund_of_open_units_with_restock_makes_them_available() {
        StoreOrder order = sells(3);

        shopify.orders().refundsOpen(order.id(), line(order), 1, true);

        shows(mugs, 8, 2, 10);
    }

    @Test
    void a_return_is_available_where_it_came_back() {
        StoreOrder order = sells(3);
        shopify.shipping().fulfilsAll(order.id(), main);

        shopify.shipping().returns(order.id(), line(order), 1, second);

        shows(mugs, 7, 0, 7);
        shows(mugsAtSecond, 1, 0, 1);
    }

    @Test
    void a_refund_without_restock_moves_nothing() {
        StoreOrder order = sells(3);
        shopify.shipping().fulfilsAll(order.id(), main);

        shopify.shipping().refundsWithoutRestock(order.id());

        shows(mugs, 7, 0, 7);
    }

    @Test
    void an_edit_up_commits_more() {
        StoreOrder order = sells(1);

        shopify.orders().raises(order.id(), line(order), 2, main);

        shows(mugs, 7, 3, 10);
    }

    @Test
    void a_line_that_is_added_commits() {
        StoreOrder order = sells(1);

        OrderLineId added = shopify.orders().addsLine(order.id(), mug, 2, second);

        shows(mugsAtSecond, -2, 2, 0);
        assertThat(order.part(added, second).open()).isEqualTo(2);
    }

    @Test
    void an_edit_down_with_restock_makes_available() {
        StoreOrder order = sells(3);

        shopify.orders().lowers(order.id(), line(order), 2, true);

        shows(mugs, 9, 1, 10);
    }

    @Test
    void an_edit_down_without_restock_takes_from_on_hand() {
        StoreOrder order = sells(3);

        shopify.orders().lowers(order.id(), line(order), 2, false);

        shows(mugs, 7, 1, 8);
    }

    @Test
    void what_is_fulfilled_cannot_be_edited_away() {
        StoreOrder order = sells(3);
        shopify.shipping().fulfils(order.id(), line(order), 2, main);

        assertThatThrownBy(() -> shopify.orders().lowers(order.id(), line(order), 2, true))
                .isInstanceOf(IllegalArgumentException.class);
        shows(mugs, 7, 1, 8);
    }

    @Test
    void open_units_that_move_are_committed_at_the_other_location() {
        StoreOrder order = sells(3);

        shopify.orders().moves(order.id(), line(order), 2, main, second);

        shows(mugs, 9, 1, 10);
        shows(mugsAtSecond, -2, 2, 0);
        assertThat(order.part(line(order), second).open()).isEqualTo(2);
    }

    @Test
    void on_hand_set_by_hand_moves_available() {
        sells(4);

        shopify.stock().setsOnHand(mugs, 7);

        shows(mugs, 3, 4, 7);
    }

    @Test
    void a_level_that_is_switched_off_keeps_its_quantities() {
        shopify.stock().activates(mugs, false);

        shows(mugs, 10, 0, 10);
        assertThat(shopify.level(mugs).active()).isFalse();
    }

    @Test
    void an_item_that_is_not_tracked_keeps_its_numbers() {
        shopify.stock().tracks(mug, false);

        sells(3);

        shows(mugs, 10, 0, 10);
    }

    @Test
    void a_deleted_product_has_no_level_and_its_orders_go_on() {
        StoreOrder order = sells(3);

        shopify.stock().deletesProduct(mug);
        shopify.shipping().fulfilsAll(order.id(), main);

        assertThat(shopify.levels()).isEmpty();
        assertThat(order.part(line(order), main).fulfilled()).isEqualTo(3);
    }

    private void shows(LevelId level, int available, int committed, int onHand) {
        LevelState state = shopify.level(level);
        assertThat(state.available()).as("available").isEqualTo(available);
        assertThat(state.committed()).as("committed").isEqualTo(committed);
        assertThat(state.onHand()).as("on hand").isEqualTo(onHand);
    }

    private Part part(StoreOrder order, int open, int fulfilled, int restocked, int lost, int returned) {
        return new Part(line(order), mug, main, open, fulfilled, restocked, lost, returned);
    }

    private static OrderLineId line(StoreOrder order) {
        return order.lines().get(0).id();
    }
}
