package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Usage;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people and orders do with the stock of one warehouse that ships in one step. */
class OdooReservingTest extends OneOdoo {
    @Test
    void an_order_reserves_what_is_free() {
        SavedOrder saved = save(line(1, 4, mug));

        assertThat(reserved(mug, wh.stock())).isEqualTo(4);
        assertThat(moves(saved)).singleElement().satisfies(move -> {
            assertThat(move.state()).isEqualTo(MoveState.ASSIGNED);
            assertThat(move.finalDestination().usage()).isEqualTo(Usage.CUSTOMER);
        });
    }

    @Test
    void what_is_not_there_waits_until_somebody_asks() {
        SavedOrder saved = save(line(1, 12, mug));
        odoo.floor().receives(5, mug, wh);

        assertThat(moves(saved)).extracting(move -> move.state()).containsExactly(MoveState.PARTIALLY_AVAILABLE);
        assertThat(reserved(mug, wh.stock())).isEqualTo(10);

        odoo.floor().assigns(odoo.office().open(saved.odooId()).get(0).id());

        assertThat(moves(saved)).extracting(move -> move.state()).containsExactly(MoveState.ASSIGNED);
        assertThat(reserved(mug, wh.stock())).isEqualTo(12);
    }

    @Test
    void another_channel_reserves_before_us() {
        odoo.office().sells(8, mug, wh);

        save(line(1, 4, mug));

        assertThat(reserved(mug, wh.stock())).isEqualTo(10);
    }

    @Test
    void a_cancelled_order_of_another_channel_frees_its_stock() {
        long order = odoo.office().sells(8, mug, wh);

        odoo.office().cancels(order);

        assertThat(reserved(mug, wh.stock())).isZero();
    }

    @Test
    void a_count_below_what_is_reserved_leaves_only_what_is_there_reserved() {
        save(line(1, 5, mug));

        odoo.floor().counts(2, mug, wh.stock());

        assertThat(quantity(mug, wh.stock())).isEqualTo(2);
        assertThat(reserved(mug, wh.stock())).isEqualTo(2);
    }

    @Test
    void a_transfer_takes_stock_that_was_reserved() {
        StockLocationId bin = odoo.settings().bin(wh.stock(), "A");
        save(line(1, 8, mug));

        odoo.floor().transfers(5, mug, wh.stock(), bin);

        assertThat(odoo.quantity(mug, Set.of(wh.stock())).floor()).isEqualTo(5);
        assertThat(odoo.reserved(mug, Set.of(wh.stock())).floor()).isEqualTo(5);
        assertThat(quantity(mug, wh.stock())).isEqualTo(10);
    }

    @Test
    void an_open_transfer_reserves_for_a_place_inside() {
        StockLocationId bin = odoo.settings().bin(wh.stock(), "A");

        odoo.floor().opensTransfer(3, mug, wh.stock(), bin);

        assertThat(get(odoo.reservations(SHOP, Set.of(mug), odoo.below(wh.stock()))))
                .extracting(r -> r.at().id(), r -> r.finalDestination().id(), Reservation::quantity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(wh.stock(), bin, io.synco.kernel.Quantity.of(3)));
    }

    @Test
    void an_order_takes_from_the_bins_of_its_warehouse() {
        StockLocationId bin = odoo.settings().bin(wh.stock(), "A");
        odoo.floor().counts(3, mug, bin);

        save(line(1, 12, mug));

        assertThat(odoo.reserved(mug, Set.of(bin)).floor()).isEqualTo(2);
        assertThat(reserved(mug, wh.stock())).isEqualTo(12);
    }

    @Test
    void scrap_leaves_the_building() {
        odoo.floor().scraps(3, mug, wh.stock());

        assertThat(odoo.inside(mug).floor()).isEqualTo(7);
    }

    @Test
    void what_goes_between_two_warehouses_stays_in_the_building() {
        OdooWarehouse other = odoo.settings().warehouse("WH2");
        long first = odoo.floor().opensResupply(4, mug, wh, other);

        odoo.floor().validates(first);

        assertThat(quantity(mug, wh.stock())).isEqualTo(6);
        assertThat(quantity(mug, other.stock())).isZero();
        assertThat(odoo.inside(mug).floor()).isEqualTo(10);
    }
}
