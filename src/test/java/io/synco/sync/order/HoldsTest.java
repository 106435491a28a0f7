package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.kernel.WarehouseId;
import io.synco.sync.job.Pause;
import io.synco.sync.job.PauseScope;
import io.synco.sync.job.Paused;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order for a mug in Berlin and a cup in Hamburg. */
class HoldsTest {
    private static final long MUG = 501;
    private static final long CUP = 502;
    private static final long BERLIN = 31;
    private static final long HAMBURG = 32;

    private final Wanted berlin = document(1, line(MUG, BERLIN, 2, 0));

    @Test
    void a_document_waits_for_its_location_and_not_for_another() {
        Wanted hamburg = document(2, line(CUP, HAMBURG, 1, 0));
        List<Wanted> all = List.of(berlin, hamburg);

        assertThat(Holds.document(paused(PauseScope.LOCATION, BERLIN), berlin, all))
                .isPresent();
        assertThat(Holds.document(paused(PauseScope.LOCATION, BERLIN), hamburg, all))
                .isEmpty();
    }

    @Test
    void every_document_of_an_order_waits_for_an_open_line_of_a_paused_item() {
        Wanted hamburg = document(2, line(CUP, HAMBURG, 1, 0));

        assertThat(Holds.document(paused(PauseScope.ITEM, MUG), hamburg, List.of(berlin, hamburg)))
                .isPresent();
    }

    @Test
    void what_was_fulfilled_elsewhere_holds_no_other_document() {
        Wanted fulfilled = document(1, line(MUG, BERLIN, 2, 2));
        Wanted hamburg = document(2, line(CUP, HAMBURG, 1, 0));

        assertThat(Holds.document(paused(PauseScope.ITEM, MUG), hamburg, List.of(fulfilled, hamburg)))
                .isEmpty();
    }

    @Test
    void a_fulfilment_does_not_wait_for_odoo_nor_a_delivery_there_for_shopify() {
        Paused odoo = paused(PauseScope.DIRECTION, Side.ODOO.code());

        assertThat(Holds.delivery(odoo, Side.SHOPIFY, berlin)).isEmpty();
        assertThat(Holds.delivery(odoo, Side.ODOO, berlin)).isPresent();
        assertThat(Holds.delivery(paused(PauseScope.ITEM, MUG), Side.SHOPIFY, berlin))
                .isPresent();
    }

    private static Paused paused(PauseScope scope, long subject) {
        return new Paused(List.of(new Pause(scope, subject, Optional.empty(), "Anna", "why", Instant.EPOCH)));
    }

    private static Line line(long item, long location, int units, int fulfilled) {
        return new Line(
                "l" + item,
                new OrderLineId(item),
                new ItemId(item),
                new LocationId(location),
                new ProductId(item),
                Quantity.of(1),
                units,
                fulfilled,
                0,
                Quantity.ZERO,
                "title",
                null);
    }

    private static Wanted document(long mapping, Line line) {
        return new Wanted(
                "doc" + mapping,
                new OrderId(1),
                "#1001",
                new MappingId(mapping),
                new WarehouseId(1),
                null,
                Optional.empty(),
                List.of(line));
    }
}
