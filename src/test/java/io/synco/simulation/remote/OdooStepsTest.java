package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.port.Permit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deliveries of two steps as recorded on 16 and 17 (odoo-moves.md A1), and of three. */
class OdooStepsTest extends OneOdoo {
    @Override
    OdooWarehouse.Flow flow() {
        return new OdooWarehouse.Flow(2, 1, true);
    }

    @Test
    void all_steps_stand_at_once_and_end_at_the_customer() {
        SavedOrder saved = save(line(1, 5, mug));

        assertThat(moves(saved))
                .extracting(Move::state)
                .containsExactlyInAnyOrder(MoveState.WAITING, MoveState.ASSIGNED);
        assertThat(moves(saved)).allMatch(move -> move.finalDestination().usage() == Usage.CUSTOMER);
        assertThat(get(odoo.reservations(SHOP, Set.of(mug), odoo.below(wh.view()))))
                .singleElement()
                .satisfies(reserved -> {
                    assertThat(reserved.at().id()).isEqualTo(wh.stock());
                    assertThat(reserved.finalDestination().usage()).isEqualTo(Usage.CUSTOMER);
                });
    }

    @Test
    void the_picks_of_two_lines_of_one_product_are_one_move() {
        SavedOrder saved = save(line(1, 2, mug), line(2, 3, mug));

        assertThat(moves(saved)).hasSize(3);
        assertThat(open(saved, TransferKind.PICK).demand()).isEqualTo(mugs(5));
    }

    @Test
    void a_delivery_waits_for_its_pick() {
        SavedOrder saved = save(line(1, 5, mug));

        assertThat(failure(odoo.deliver(SHOP, Permit.ALWAYS, ref(saved), mugs(5))))
                .isInstanceOf(Refused.class);
        assertThat(quantity(mug, wh.stock())).isEqualTo(10);
    }

    @Test
    void a_pick_of_a_part_reserves_that_part_for_the_one_delivery() {
        SavedOrder saved = save(line(1, 5, mug));

        odoo.floor().validates(open(saved, TransferKind.PICK).id(), mugs(2), true);

        assertThat(quantity(mug, wh.output())).isEqualTo(2);
        assertThat(reserved(mug, wh.output())).isEqualTo(2);
        assertThat(reserved(mug, wh.stock())).isEqualTo(3);
        assertThat(moves(saved))
                .extracting(Move::state)
                .containsExactlyInAnyOrder(MoveState.DONE, MoveState.ASSIGNED, MoveState.PARTIALLY_AVAILABLE);
    }

    @Test
    void a_pick_and_its_delivery_in_two_parts_take_each_unit_once() {
        SavedOrder saved = save(line(1, 5, mug));
        odoo.floor().validates(open(saved, TransferKind.PICK).id(), mugs(2), true);
        deliver(saved, 2);

        odoo.floor().validates(open(saved, TransferKind.PICK).id());
        deliver(saved, 3);

        assertThat(atCustomer(mug)).isEqualTo(5);
        assertThat(quantity(mug, wh.view())).isEqualTo(5);
        assertThat(reserved(mug, wh.view())).isZero();
        assertThat(get(odoo.deliveries(SHOP, Set.of(ref(saved)))))
                .extracting(Delivery::quantities)
                .containsExactly(mugs(2), mugs(3));
    }

    @Test
    void a_line_raised_and_lowered_before_the_pick_changes_both_moves_in_place() {
        SavedOrder saved = save(line(1, 5, mug));
        List<Long> ids = moves(saved).stream().map(Move::id).toList();

        save(line(1, 8, mug));
        save(line(1, 3, mug));

        assertThat(moves(saved)).extracting(Move::id).isEqualTo(ids);
        assertThat(open(saved, TransferKind.PICK).demand()).isEqualTo(mugs(3));
        assertThat(open(saved, TransferKind.OUT).demand()).isEqualTo(mugs(3));
        assertThat(reserved(mug, wh.stock())).isEqualTo(3);
    }

    @Test
    void a_line_raised_after_the_pick_gets_a_new_pick() {
        SavedOrder saved = save(line(1, 2, mug));
        odoo.floor().validates(open(saved, TransferKind.PICK).id());

        save(line(1, 6, mug));

        assertThat(open(saved, TransferKind.PICK).demand()).isEqualTo(mugs(4));
        assertThat(open(saved, TransferKind.OUT).demand()).isEqualTo(mugs(6));
        assertThat(reserved(mug, wh.output())).isEqualTo(2);
    }

    @Test
    void what_was_picked_too_much_is_to_be_carried_back() {
        SavedOrder saved = save(line(1, 5, mug));
        odoo.floor().validates(open(saved, TransferKind.PICK).id());

        save(line(1, 3, mug));
        assertThat(reserved(mug, wh.output())).isEqualTo(5);

        odoo.floor().validates(open(saved, TransferKind.INT).id());

        assertThat(quantity(mug, wh.stock())).isEqualTo(7);
        assertThat(reserved(mug, wh.output())).isEqualTo(3);
    }

    @Test
    void an_order_cancelled_after_a_part_was_picked_leaves_it_in_output_unreserved() {
        SavedOrder saved = save(line(1, 5, mug));
        odoo.floor().validates(open(saved, TransferKind.PICK).id(), mugs(2), true);

        odoo.office().cancels(saved.odooId());

        assertThat(quantity(mug, wh.output())).isEqualTo(2);
        assertThat(reserved(mug, wh.view())).isZero();
        assertThat(moves(saved))
                .filteredOn(move -> move.state() == MoveState.DONE)
                .extracting(move -> move.finalDestination().id())
                .containsExactly(wh.output());
    }

    @Test
    void a_deleted_order_leaves_its_done_pick_to_its_group() {
        SavedOrder saved = save(line(1, 5, mug));
        odoo.floor().validates(open(saved, TransferKind.PICK).id(), mugs(2), true);
        odoo.office().cancels(saved.odooId());

        odoo.office().deletes(saved.odooId());

        assertThat(moves(saved))
                .filteredOn(move -> move.state() == MoveState.DONE)
                .hasSize(1);
        DocumentRef withoutGroup = new DocumentRef(DOCUMENT, saved.odooId(), java.util.Optional.empty());
        assertThat(get(odoo.documentMoves(SHOP, Set.of(withoutGroup)))).isEmpty();
    }

    @Test
    void a_pick_taken_back_leaves_the_delivery_without_goods_and_nobody_picks_again() {
        SavedOrder saved = save(line(1, 5, mug));
        long pick = open(saved, TransferKind.PICK).id();
        odoo.floor().validates(pick);

        long back = odoo.floor().expectsBack(pick, mugs(5), wh.stock(), true);
        assertThat(get(odoo.reservations(SHOP, Set.of(mug), odoo.below(wh.output()))))
                .extracting(reserved -> reserved.finalDestination().id())
                .containsExactly(wh.stock());
        odoo.floor().validates(back);

        assertThat(quantity(mug, wh.stock())).isEqualTo(10);
        assertThat(reserved(mug, wh.view())).isZero();
        assertThat(moves(saved))
                .filteredOn(move -> move.state().open())
                .extracting(Move::state)
                .containsExactly(MoveState.CONFIRMED);
    }

    @Test
    void a_cancelled_pick_cancels_the_delivery_that_waits_for_it() {
        SavedOrder saved = save(line(1, 5, mug));

        odoo.floor().cancelsTransfer(open(saved, TransferKind.PICK).id());

        assertThat(odoo.office().open(saved.odooId())).isEmpty();
        save(line(1, 6, mug));
        assertThat(open(saved, TransferKind.OUT).demand()).isEqualTo(mugs(6));
    }

    @Test
    void the_components_of_a_kit_are_picked_too() {
        ProductId set = odoo.settings().kit("SET", Map.of(mug, Quantity.of(2), cup, Quantity.of(1)));
        odoo.floor().counts(4, cup, wh.stock());
        SavedOrder saved = save(line(1, 3, set), line(2, 1, mug));

        assertThat(moves(saved)).hasSize(6);

        odoo.office().delivers(saved.odooId());

        assertThat(atCustomer(mug)).isEqualTo(7);
        assertThat(atCustomer(cup)).isEqualTo(3);
        assertThat(get(odoo.deliveries(SHOP, Set.of(ref(saved)))))
                .extracting(Delivery::quantities)
                .containsExactly(Map.of(mug, Quantity.of(7), cup, Quantity.of(3)));
    }

    @Test
    void three_steps_pass_through_packing() {
        OdooWarehouse far = odoo.settings().warehouse("WH3", new OdooWarehouse.Flow(3, 1, true));
        odoo.floor().counts(5, mug, far.stock());
        long order = odoo.office().sells(4, mug, far);
        List<SalesPeople.Transfer> steps = odoo.office().open(order);

        assertThat(steps)
                .extracting(SalesPeople.Transfer::kind)
                .containsExactly(TransferKind.PICK, TransferKind.PACK, TransferKind.OUT);
        odoo.floor().validates(steps.get(0).id());
        assertThat(reserved(mug, far.packing())).isEqualTo(4);
        odoo.floor().validates(steps.get(1).id());
        assertThat(reserved(mug, far.output())).isEqualTo(4);
        odoo.floor().validates(steps.get(2).id());

        assertThat(quantity(mug, far.view())).isEqualTo(1);
    }

    @Test
    void a_receipt_of_three_steps_is_reserved_for_its_next_step_all_the_way() {
        OdooWarehouse far = odoo.settings().warehouse("WH3", new OdooWarehouse.Flow(1, 3, true));
        odoo.floor().receives(6, mug, far);

        assertThat(quantity(mug, far.stock())).isZero();
        assertThat(reserved(mug, far.input())).isEqualTo(6);
        assertThat(get(odoo.reservations(SHOP, Set.of(mug), odoo.below(far.view()))))
                .extracting(Reservation::finalDestination)
                .extracting(place -> place.id())
                .containsExactly(far.stock());
    }

    private SalesPeople.Transfer open(SavedOrder saved, TransferKind kind) {
        return odoo.office().open(saved.odooId()).stream()
                .filter(transfer -> transfer.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
