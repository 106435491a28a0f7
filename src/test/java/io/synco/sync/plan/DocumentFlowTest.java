package io.synco.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.plan.DocumentFlow.Fulfilled;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentFlowTest {
    private static final ProductId MUG = new ProductId(7);
    private static final Place STOCK = new Place(new StockLocationId(8), Usage.INTERNAL);
    private static final Place OUTPUT = new Place(new StockLocationId(9), Usage.INTERNAL);
    private static final Place QUALITY = new Place(new StockLocationId(10), Usage.INTERNAL);
    private static final Place CUSTOMER = new Place(new StockLocationId(5), Usage.CUSTOMER);
    private static final Place SCRAP = new Place(new StockLocationId(14), Usage.INVENTORY);
    private static final Set<StockLocationId> SET = Set.of(STOCK.id());

    private long next;

    private Move move(MoveState state, Place from, Place to, Place end, int quantity) {
        next++;
        MoveLine line = new MoveLine(next, state, MUG, from, to, Quantity.of(quantity), Instant.EPOCH);
        return new Move(
                next, "order", state, MUG, end, Optional.empty(), Optional.empty(), Instant.EPOCH, List.of(line));
    }

    private static DocumentFlow flow(Move... moves) {
        return DocumentFlow.of(List.of(moves), SET, Fulfilled.NOTHING);
    }

    private Move delivery(long picking, int quantity) {
        return picked(move(MoveState.DONE, STOCK, CUSTOMER, CUSTOMER, quantity), picking, Optional.empty());
    }

    private Move returned(Move delivery, int quantity) {
        return picked(move(MoveState.DONE, CUSTOMER, STOCK, STOCK, quantity), 99, Optional.of(delivery.id()));
    }

    private static Move picked(Move move, long picking, Optional<Long> returnOf) {
        return new Move(
                move.id(),
                move.document(),
                move.state(),
                move.product(),
                move.finalDestination(),
                returnOf,
                Optional.of(picking),
                move.writeDate(),
                move.lines());
    }

    private static Quantity gone(int fulfilled, Set<Long> pickings, Move... moves) {
        return DocumentFlow.of(List.of(moves), SET, new Fulfilled(Quantity.of(fulfilled), pickings))
                .gone();
    }

    @Test
    void a_confirmed_order_reserves_and_nothing_is_gone() {
        DocumentFlow flow = flow(move(MoveState.ASSIGNED, STOCK, CUSTOMER, CUSTOMER, 5));

        assertThat(flow.reserved()).isEqualTo(Quantity.of(5));
        assertThat(flow.gone()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_partial_delivery_leaves_the_backorder_reserved() {
        DocumentFlow flow = flow(
                move(MoveState.DONE, STOCK, CUSTOMER, CUSTOMER, 2),
                move(MoveState.ASSIGNED, STOCK, CUSTOMER, CUSTOMER, 3));

        assertThat(flow.gone()).isEqualTo(Quantity.of(2));
        assertThat(flow.reserved()).isEqualTo(Quantity.of(3));
    }

    @Test
    void what_is_picked_and_stands_in_output_is_gone_but_no_longer_reserved_in_the_set() {
        DocumentFlow flow = flow(
                move(MoveState.DONE, STOCK, OUTPUT, CUSTOMER, 5),
                move(MoveState.ASSIGNED, OUTPUT, CUSTOMER, CUSTOMER, 5));

        assertThat(flow.gone()).isEqualTo(Quantity.of(5));
        assertThat(flow.reserved()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_pick_reserves_for_the_customer_though_it_goes_to_output() {
        assertThat(flow(move(MoveState.ASSIGNED, STOCK, OUTPUT, CUSTOMER, 5)).reserved())
                .isEqualTo(Quantity.of(5));
    }

    @Test
    void what_comes_back_from_the_customer_is_owed_again_wherever_it_lands() {
        Move out = move(MoveState.DONE, STOCK, CUSTOMER, CUSTOMER, 5);

        assertThat(flow(out, move(MoveState.DONE, CUSTOMER, OUTPUT, OUTPUT, 5)).gone())
                .isEqualTo(Quantity.ZERO);
    }

    @Test
    void what_comes_back_after_it_was_fulfilled_is_a_receipt() {
        Move out = delivery(1, 5);

        assertThat(gone(5, Set.of(1L), out, returned(out, 2))).isEqualTo(Quantity.of(5));
    }

    @Test
    void of_two_deliveries_the_one_that_is_not_fulfilled_is_owed_again_when_it_comes_back() {
        Move told = delivery(1, 3);
        Move fresh = delivery(2, 2);

        assertThat(gone(3, Set.of(1L), told, fresh, returned(fresh, 2))).isEqualTo(Quantity.of(3));
        assertThat(gone(3, Set.of(1L), told, fresh, returned(told, 3))).isEqualTo(Quantity.of(5));
    }

    @Test
    void a_fulfilment_made_on_shopify_counts_for_what_odoo_delivered_after_it() {
        Move out = delivery(1, 5);

        assertThat(gone(5, Set.of(), out, returned(out, 2))).isEqualTo(Quantity.of(5));
    }

    @Test
    void a_fulfilment_that_was_cancelled_on_shopify_lets_a_return_be_owed_again() {
        Move out = delivery(1, 5);

        assertThat(gone(0, Set.of(1L), out, returned(out, 5))).isEqualTo(Quantity.ZERO);
    }

    @Test
    void of_two_that_left_both_are_gone_though_the_fulfilled_one_came_back() {
        Move fulfilled = delivery(1, 1);
        Move rest = delivery(2, 1);

        assertThat(gone(1, Set.of(), fulfilled, returned(fulfilled, 1), rest)).isEqualTo(Quantity.of(2));
    }

    @Test
    void an_undone_delivery_over_two_steps_leaves_nothing_on_the_way() {
        Move pick = move(MoveState.DONE, STOCK, OUTPUT, CUSTOMER, 2);
        Move out = picked(move(MoveState.DONE, OUTPUT, CUSTOMER, CUSTOMER, 2), 1, Optional.empty());
        List<Move> moves = List.of(pick, out, returned(out, 2));

        List<Move> kept = Undone.leaveOut(moves, Map.of(1L, Map.of(MUG, Quantity.of(2))));

        assertThat(DocumentFlow.of(kept, SET, new Fulfilled(Quantity.of(2), Set.of()))
                        .gone())
                .isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_return_of_a_return_belongs_to_the_delivery() {
        Move out = delivery(1, 5);
        Move back = returned(out, 5);
        Move again = picked(move(MoveState.DONE, STOCK, CUSTOMER, CUSTOMER, 5), 3, Optional.of(back.id()));

        assertThat(gone(0, Set.of(), out, back, again)).isEqualTo(Quantity.of(5));
    }

    @Test
    void a_cancelled_or_draft_move_takes_nothing() {
        DocumentFlow flow = flow(
                move(MoveState.CANCEL, STOCK, CUSTOMER, CUSTOMER, 5),
                move(MoveState.DRAFT, STOCK, CUSTOMER, CUSTOMER, 5));

        assertThat(flow).isEqualTo(new DocumentFlow(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO));
    }

    @Test
    void a_pick_undone_into_quality_control_is_owed_again() {
        Move pick = move(MoveState.DONE, STOCK, OUTPUT, CUSTOMER, 6);
        Move back = picked(move(MoveState.DONE, OUTPUT, QUALITY, QUALITY, 6), 2, Optional.of(pick.id()));

        assertThat(flow(pick, back).gone()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_pick_that_was_undone_and_done_again_is_on_its_way() {
        Move pick = move(MoveState.DONE, STOCK, OUTPUT, CUSTOMER, 6);
        Move back = picked(move(MoveState.DONE, OUTPUT, QUALITY, QUALITY, 6), 2, Optional.of(pick.id()));
        Move again = picked(move(MoveState.DONE, QUALITY, OUTPUT, CUSTOMER, 6), 3, Optional.of(back.id()));

        assertThat(flow(pick, back, again).gone()).isEqualTo(Quantity.of(6));
    }

    @Test
    void what_stands_in_output_is_not_delivered() {
        DocumentFlow flow = flow(
                move(MoveState.DONE, STOCK, OUTPUT, CUSTOMER, 5), move(MoveState.DONE, OUTPUT, CUSTOMER, CUSTOMER, 2));

        assertThat(flow.deliveredOnly().gone()).isEqualTo(Quantity.of(2));
        assertThat(flow.gone()).isEqualTo(Quantity.of(5));
    }

    @Test
    void a_scrapped_unit_still_has_to_be_delivered() {
        DocumentFlow flow =
                flow(move(MoveState.DONE, STOCK, OUTPUT, CUSTOMER, 5), move(MoveState.DONE, OUTPUT, SCRAP, SCRAP, 1));

        assertThat(flow.gone()).isEqualTo(Quantity.of(4));
    }

    @Test
    void a_reservation_that_stays_in_the_set_is_not_for_the_customer() {
        assertThat(flow(move(MoveState.ASSIGNED, STOCK, STOCK, STOCK, 5)).reserved())
                .isEqualTo(Quantity.ZERO);
    }
}
