package io.synco.simulation.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Location;
import io.synco.sync.port.OdooPort.Product;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The feed of finished moves, and the other plain readings. */
class OdooFeedTest extends OneOdoo {
    @Test
    void a_receipt_is_told_in_full() {
        odoo.floor().receives(5, mug, wh);

        DoneMove told = last(done(Instant.EPOCH));
        assertThat(told.from().usage()).isEqualTo(Usage.SUPPLIER);
        assertThat(told.to().id()).isEqualTo(wh.stock());
        assertThat(told.quantity()).isEqualTo(Quantity.of(5));
        assertThat(told.reference()).isEqualTo("WH/IN/00001");
        assertThat(told.inventory()).isFalse();
        assertThat(told.salesOrder()).isEmpty();
    }

    @Test
    void a_count_is_an_inventory_move_even_where_it_changes_nothing() {
        odoo.floor().counts(10, mug, wh.stock());

        DoneMove told = last(done(Instant.EPOCH));
        assertThat(told.inventory()).isTrue();
        assertThat(told.quantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_delivery_names_its_order() {
        SavedOrder saved = save(line(1, 5, mug));
        odoo.office().delivers(saved.odooId());

        assertThat(last(done(Instant.EPOCH)).salesOrder()).contains(saved.odooId());
    }

    @Test
    void a_slow_transaction_appears_late_with_an_earlier_date() {
        time.pass(Duration.ofMinutes(5));
        Instant seen = time.now();
        odoo.floor().receives(1, mug, wh);

        time.pass(Duration.ofSeconds(10));
        odoo.inTransactionBegun(Duration.ofSeconds(90), () -> odoo.floor().receives(2, mug, wh));

        assertThat(done(seen)).extracting(DoneMove::quantity).containsExactly(Quantity.of(1));
        assertThat(done(seen.minusSeconds(80)))
                .extracting(DoneMove::quantity)
                .containsExactly(Quantity.of(2), Quantity.of(1));
        assertThat(quantity(mug, wh.stock())).isEqualTo(13);
    }

    @Test
    void pages_are_cut_by_date_and_id_and_seconds_are_whole() {
        time.pass(Duration.ofMillis(60_700));
        Instant at = time.now();
        odoo.floor().receives(1, mug, wh);
        odoo.floor().receives(2, mug, wh);
        time.pass(Duration.ofMillis(200));
        odoo.floor().receives(3, mug, wh);

        List<DoneMove> all = done(at);

        assertThat(all).extracting(DoneMove::quantity).containsExactly(Quantity.of(1), Quantity.of(2), Quantity.of(3));
        assertThat(all).extracting(DoneMove::writeDate).containsOnly(at.minusMillis(700));
        assertThat(get(odoo.movesDone(SHOP, at, 2))).isEqualTo(all.subList(0, 2));
    }

    @Test
    void a_move_that_is_corrected_comes_again() {
        long receipt = odoo.floor().receives(5, mug, wh);
        time.pass(Duration.ofMinutes(5));

        odoo.floor().corrects(receipt, mug, 4);

        assertThat(done(time.now())).extracting(DoneMove::quantity).containsExactly(Quantity.of(4));
        assertThat(quantity(mug, wh.stock())).isEqualTo(14);
    }

    @Test
    void stock_is_told_for_internal_locations_and_a_location_that_is_gone_is_said_so() {
        save(line(1, 3, mug));

        assertThat(get(odoo.quants(SHOP, Set.of(mug, cup), odoo.below(wh.view()))))
                .containsExactly(new Stock(mug, wh.stock(), Quantity.of(10), Quantity.of(3)));
        assertThat(failure(odoo.quants(SHOP, Set.of(mug), Set.of(new StockLocationId(1)))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void locations_and_products_are_told_as_they_were_set_up() {
        StockLocationId bin = odoo.settings().bin(wh.stock(), "A");

        assertThat(get(odoo.locations(SHOP)))
                .filteredOn(location -> location.id().equals(bin))
                .containsExactly(new Location(
                        bin,
                        "WH/Stock/A",
                        "internal",
                        wh.view() + "/" + wh.stock() + "/" + bin + "/",
                        java.util.Optional.of(wh.id()),
                        "WH",
                        false));
        assertThat(get(odoo.products(SHOP, 0))).extracting(Product::sku).containsExactly("MUG", "CUP");
        assertThat(get(odoo.products(SHOP, mug.value())))
                .extracting(Product::sku)
                .containsExactly("CUP");
    }

    private List<DoneMove> done(Instant since) {
        return get(odoo.movesDone(SHOP, since, 1_000));
    }

    private static DoneMove last(List<DoneMove> moves) {
        return moves.get(moves.size() - 1);
    }
}
