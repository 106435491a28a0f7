package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.plan.DocumentFlow;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.SavedOrder;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes back, as recorded (odoo-moves.md A2), and what the sync model reads from it. */
class OdooReturnsTest extends OneOdoo {
    @Test
    void a_return_names_the_delivery_that_it_takes_back() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));

        odoo.floor().takesBack(delivery, mugs(2), wh.stock());

        assertThat(moves(saved).get(1).returnOf()).contains(moves(saved).get(0).id());
        assertThat(quantity(mug, wh.stock())).isEqualTo(7);
        assertThat(atCustomer(mug)).isEqualTo(3);
        assertThat(flow(saved)).isEqualTo(new DocumentFlow(Quantity.of(3), Quantity.ZERO, Quantity.ZERO));
        assertThat(get(odoo.deliveries(SHOP, Set.of(ref(saved)))))
                .extracting(Delivery::quantities)
                .containsExactly(mugs(5));
    }

    @Test
    void no_more_comes_back_than_went() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));
        odoo.floor().expectsBack(delivery, mugs(4), wh.stock(), true);

        assertThatThrownBy(() -> odoo.floor().takesBack(delivery, mugs(2), wh.stock()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_return_that_is_announced_moves_and_reserves_nothing() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));

        odoo.floor().expectsBack(delivery, mugs(2), wh.stock(), true);

        assertThat(moves(saved).get(1).state()).isEqualTo(MoveState.ASSIGNED);
        assertThat(reserved(mug, wh.view())).isZero();
        assertThat(flow(saved).gone()).isEqualTo(Quantity.of(5));
    }

    @Test
    void a_return_of_a_return_points_at_the_return() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));
        long back = odoo.floor().takesBack(delivery, mugs(2), wh.stock());

        odoo.floor().sendsAgain(back, mugs(1));

        assertThat(moves(saved).get(2).returnOf()).contains(moves(saved).get(1).id());
        assertThat(atCustomer(mug)).isEqualTo(4);
        assertThat(flow(saved).gone()).isEqualTo(Quantity.of(4));
        assertThat(get(odoo.deliveries(SHOP, Set.of(ref(saved))))).hasSize(1);
    }

    @Test
    void what_came_back_is_needed_again_unless_it_is_not_refunded() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));
        odoo.floor().takesBack(delivery, mugs(2), wh.stock());
        odoo.floor().validates(odoo.floor().expectsBack(delivery, mugs(1), wh.stock(), false));

        save(line(1, 6, mug));

        assertThat(reserved(mug, wh.stock())).isEqualTo(3);
    }

    @Test
    void the_backorder_stays_reserved_while_all_that_went_comes_back() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(3));

        odoo.floor().takesBack(delivery, mugs(3), wh.stock());

        assertThat(flow(saved)).isEqualTo(new DocumentFlow(Quantity.ZERO, Quantity.ZERO, Quantity.of(2)));
    }

    @Test
    void a_return_into_quarantine_is_sellable_only_after_a_transfer_that_names_nobody() {
        StockLocationId quarantine = odoo.settings().bin(wh.view(), "Quarantine");
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));
        odoo.floor().takesBack(delivery, mugs(5), quarantine);
        int moves = moves(saved).size();

        odoo.floor().transfers(5, mug, quarantine, wh.stock());

        assertThat(quantity(mug, wh.stock())).isEqualTo(10);
        assertThat(moves(saved)).hasSize(moves);
        assertThat(flow(saved).gone()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_return_of_an_order_that_was_deleted_is_found_by_its_group() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));
        odoo.office().cancels(saved.odooId());
        odoo.office().deletes(saved.odooId());

        odoo.floor().takesBack(delivery, mugs(2), wh.stock());

        assertThat(flow(saved).gone()).isEqualTo(Quantity.of(3));
        assertThat(atCustomer(mug)).isEqualTo(3);
    }

    @Test
    void a_finished_delivery_that_is_corrected_moves_stock() {
        SavedOrder saved = save(line(1, 5, mug));
        long delivery = odoo.office().delivers(saved.odooId(), mugs(5));

        odoo.floor().corrects(delivery, mug, 3);

        assertThat(quantity(mug, wh.stock())).isEqualTo(7);
        assertThat(atCustomer(mug)).isEqualTo(3);
        assertThat(flow(saved).gone()).isEqualTo(Quantity.of(3));
    }

    @Test
    void lines_tell_where_the_goods_came_from_when_a_person_chose_another_place() {
        StockLocationId elsewhere = odoo.settings().bin(wh.view(), "Shop window");
        odoo.floor().counts(5, mug, elsewhere);
        SavedOrder saved = save(line(1, 5, mug));
        long transfer = odoo.office().open(saved.odooId()).get(0).id();

        odoo.floor().takesFrom(transfer, elsewhere);
        assertThat(flow(saved).reserved()).isEqualTo(Quantity.ZERO);
        assertThat(reserved(mug, elsewhere)).isEqualTo(5);
        odoo.floor().validates(transfer);

        assertThat(quantity(mug, wh.stock())).isEqualTo(10);
        assertThat(quantity(mug, elsewhere)).isZero();
        assertThat(flow(saved).gone()).isEqualTo(Quantity.of(5));
    }

    @Test
    void an_order_that_is_opened_again_gets_new_moves() {
        SavedOrder saved = save(line(1, 5, mug));
        odoo.office().cancels(saved.odooId());

        odoo.office().reopens(saved.odooId());

        assertThat(moves(saved)).extracting(Move::state).containsExactly(MoveState.CANCEL, MoveState.ASSIGNED);
        assertThat(save(line(1, 5, mug)).confirmed()).isTrue();
    }

    @Test
    void a_delivery_that_a_person_deleted_leaves_the_order_without_moves() {
        SavedOrder saved = save(line(1, 5, mug));

        odoo.floor().deletesTransfer(odoo.office().open(saved.odooId()).get(0).id());

        assertThat(moves(saved)).isEmpty();
        assertThat(reserved(mug, wh.stock())).isZero();
        assertThat(save(line(1, 5, mug)).confirmed()).isTrue();
    }

    @Test
    void a_demand_lowered_on_the_transfer_frees_all_until_somebody_asks() {
        SavedOrder saved = save(line(1, 5, mug));
        long transfer = odoo.office().open(saved.odooId()).get(0).id();

        odoo.floor().redemands(transfer, mug, 2);
        assertThat(reserved(mug, wh.stock())).isZero();

        odoo.floor().assigns(transfer);
        assertThat(reserved(mug, wh.stock())).isEqualTo(2);
    }

    private DocumentFlow flow(SavedOrder saved) {
        return DocumentFlow.of(moves(saved), odoo.below(wh.stock()), DocumentFlow.Fulfilled.NOTHING);
    }
}
