package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.WarehouseId;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.Permit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** saveOrder and deliver, in one step. */
class OdooOrdersTest extends OneOdoo {
    @Test
    void an_order_saved_again_is_the_same_order() {
        SavedOrder first = save(line(1, 3, mug));
        long changes = odoo.changes();

        assertThat(save(line(1, 3, mug))).isEqualTo(first);
        assertThat(odoo.changes()).isEqualTo(changes);
        assertThat(first.confirmed()).isTrue();
        assertThat(first.lineIds()).containsOnlyKeys("__synco__.l1");
    }

    @Test
    void quantities_are_raised_and_lowered_and_the_reservation_follows() {
        save(line(1, 5, mug));

        save(line(1, 8, mug));
        assertThat(reserved(mug, wh.stock())).isEqualTo(8);

        save(line(1, 3, mug));
        assertThat(reserved(mug, wh.stock())).isEqualTo(3);
    }

    @Test
    void a_line_that_came_later_joins_its_order() {
        save(line(1, 2, mug));

        SavedOrder after = save(line(1, 2, mug), line(2, 4, mug));

        assertThat(after.lineIds()).containsOnlyKeys("__synco__.l1", "__synco__.l2");
        assertThat(reserved(mug, wh.stock())).isEqualTo(6);
        assertThat(moves(after)).hasSize(2);
    }

    @Test
    void an_order_of_which_nothing_is_left_is_cancelled_once() {
        save(line(1, 2, mug));

        assertThat(save(line(1, 0, mug)).confirmed()).isFalse();
        long changes = odoo.changes();
        assertThat(save(line(1, 0, mug)).confirmed()).isFalse();

        assertThat(reserved(mug, wh.stock())).isZero();
        assertThat(odoo.changes()).isEqualTo(changes);
    }

    @Test
    void an_order_that_a_person_cancelled_is_not_revived() {
        SavedOrder saved = save(line(1, 2, mug));
        odoo.office().cancels(saved.odooId());

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(line(1, 3, mug)))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_order_that_a_person_deleted_is_not_made_again() {
        SavedOrder saved = save(line(1, 2, mug));
        odoo.office().cancels(saved.odooId());
        odoo.office().deletes(saved.odooId());
        SalesOrder wanted = order(line(1, 2, mug));
        SalesOrder stood = new SalesOrder(wanted.externalId(), wanted.name(), wanted.warehouse(), wanted.lines(), true);

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, stood))).isInstanceOf(NotFound.class);
        assertThat(save(line(1, 2, mug)).odooId()).isNotEqualTo(saved.odooId());
    }

    @Test
    void a_warehouse_that_is_gone_and_a_product_that_is_unknown_are_told() {
        SalesOrder elsewhere = new SalesOrder(DOCUMENT, "#1001", new WarehouseId(9), List.of(line(1, 1, mug)), false);

        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, elsewhere))).isInstanceOf(NotFound.class);
        assertThat(failure(odoo.saveOrder(SHOP, Permit.ALWAYS, order(line(1, 1, new ProductId(9999))))))
                .isInstanceOf(Refused.class);
        assertThat(odoo.office().orderOf(DOCUMENT)).isEmpty();
    }

    @Test
    void a_line_keeps_what_was_delivered_of_it_and_says_so_and_the_others_are_changed() {
        odoo.floor().counts(10, cup, wh.stock());
        SavedOrder saved = save(line(1, 5, mug), line(2, 4, cup));
        deliver(saved, 3);

        SavedOrder lowered = save(line(1, 2, mug), line(2, 1, cup));

        assertThat(lowered.delivered()).containsOnlyKeys(line(1, 2, mug).externalId());
        assertThat(reserved(mug, wh.stock())).isZero();
        assertThat(reserved(cup, wh.stock())).isEqualTo(1);
    }

    @Test
    void a_permit_that_ends_leaves_what_was_done_before_it() {
        AtomicInteger asked = new AtomicInteger();
        Permit once = () -> asked.incrementAndGet() > 1
                ? Uni.createFrom().failure(new RemoteException(new Unavailable("over")))
                : Uni.createFrom().voidItem();

        assertThat(failure(odoo.saveOrder(SHOP, once, order(line(1, 2, mug))))).isInstanceOf(Unavailable.class);
        assertThat(odoo.office().orderOf(DOCUMENT)).isPresent();
        assertThat(reserved(mug, wh.stock())).isZero();

        assertThat(save(line(1, 2, mug)).confirmed()).isTrue();
        assertThat(reserved(mug, wh.stock())).isEqualTo(2);
    }

    @Test
    void nothing_happens_before_somebody_subscribes() {
        Uni<SavedOrder> call = odoo.saveOrder(SHOP, Permit.ALWAYS, order(line(1, 2, mug)));
        assertThat(odoo.office().orderOf(DOCUMENT)).isEmpty();

        get(call);

        assertThat(odoo.office().orderOf(DOCUMENT)).isPresent();
    }

    @Test
    void an_order_is_delivered_in_part_and_the_rest_stays_reserved() {
        SavedOrder saved = save(line(1, 5, mug));

        deliver(saved, 2);

        assertThat(quantity(mug, wh.stock())).isEqualTo(8);
        assertThat(reserved(mug, wh.stock())).isEqualTo(3);
        assertThat(atCustomer(mug)).isEqualTo(2);
        assertThat(moves(saved)).extracting(move -> move.state()).containsExactly(MoveState.DONE, MoveState.ASSIGNED);
    }

    @Test
    void each_delivery_is_told_with_its_tracking_number() {
        SavedOrder saved = save(line(1, 5, mug));
        odoo.office().tracks(odoo.office().open(saved.odooId()).get(0).id(), "T1", "DHL");
        deliver(saved, 2);
        deliver(saved, 3);

        List<Delivery> deliveries = get(odoo.deliveries(SHOP, Set.of(ref(saved))));

        assertThat(deliveries).extracting(Delivery::quantities).containsExactly(mugs(2), mugs(3));
        assertThat(deliveries.get(0).trackingNumber()).contains("T1");
        assertThat(deliveries.get(1).trackingNumber()).isEmpty();
    }

    @Test
    void what_has_left_is_delivered_although_odoo_thought_it_had_less() {
        SavedOrder saved = save(line(1, 12, mug));

        deliver(saved, 12);

        assertThat(quantity(mug, wh.stock())).isEqualTo(-2);
        assertThat(reserved(mug, wh.stock())).isZero();
    }

    @Test
    void more_than_asked_goes_on_the_last_move() {
        SavedOrder saved = save(line(1, 5, mug));

        odoo.office().delivers(saved.odooId(), mugs(7));

        assertThat(atCustomer(mug)).isEqualTo(7);
        assertThat(quantity(mug, wh.stock())).isEqualTo(3);
    }

    @Test
    void nothing_open_is_said_so() {
        SavedOrder saved = save(line(1, 3, mug));
        deliver(saved, 3);

        assertThat(failure(odoo.deliver(SHOP, Permit.ALWAYS, ref(saved), mugs(3)))
                        .words())
                .contains("no open delivery");
    }

    @Test
    void a_line_that_a_person_added_is_not_ours() {
        SavedOrder saved = save(line(1, 3, mug));

        odoo.office().addsLine(saved.odooId(), 2, mug);

        assertThat(reserved(mug, wh.stock())).isEqualTo(5);
        assertThat(moves(saved))
                .singleElement()
                .satisfies(move -> assertThat(move.lines().get(0).quantity()).isEqualTo(Quantity.of(3)));
    }

    @Test
    void a_line_raised_by_hand_is_told_by_its_move() {
        SavedOrder saved = save(line(1, 3, mug));

        odoo.office().setsLine("__synco__.l1", 6);

        assertThat(moves(saved).get(0).lines().get(0).quantity()).isEqualTo(Quantity.of(6));
    }

    @Test
    void moves_of_a_deleted_order_are_found_by_their_group() {
        SavedOrder saved = save(line(1, 5, mug));
        deliver(saved, 2);
        odoo.office().cancels(saved.odooId());

        odoo.office().deletes(saved.odooId());

        assertThat(moves(saved)).extracting(move -> move.state()).containsExactly(MoveState.DONE, MoveState.CANCEL);
        assertThat(get(odoo.deliveries(SHOP, Set.of(ref(saved))))).isEmpty();
        assertThat(atCustomer(mug)).isEqualTo(2);
    }

    @Test
    void a_delivery_without_backorder_gives_up_the_rest() {
        SavedOrder saved = save(line(1, 5, mug));

        odoo.floor().validates(odoo.office().open(saved.odooId()).get(0).id(), mugs(2), false);
        assertThat(odoo.office().open(saved.odooId())).isEmpty();

        save(line(1, 6, mug));
        assertThat(reserved(mug, wh.stock())).isEqualTo(4);
    }

    @Test
    void a_kit_leaves_as_its_components() {
        ProductId set = odoo.settings().kit("SET", Map.of(mug, Quantity.of(2), cup, Quantity.of(1)));
        odoo.floor().counts(4, cup, wh.stock());

        SavedOrder saved = save(line(1, 3, set));

        assertThat(reserved(mug, wh.stock())).isEqualTo(6);
        assertThat(reserved(cup, wh.stock())).isEqualTo(3);
        assertThat(moves(saved)).extracting(move -> move.product()).containsExactly(mug, cup);
    }
}
