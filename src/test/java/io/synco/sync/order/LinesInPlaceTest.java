package io.synco.sync.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.WarehouseId;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesInPlaceTest {
    private static final LocationId BERLIN = new LocationId(70);
    private static final LocationId ONLINE = new LocationId(71);

    @Test
    void units_that_move_within_a_warehouse_stay_on_the_line_that_they_were_picked_for() {
        Wanted moved = document(line(BERLIN, 0, 6), line(ONLINE, 6, null));

        Wanted inPlace = LinesInPlace.of(moved);

        assertThat(inPlace.lines()).extracting(Line::quantity).containsExactly(Quantity.of(6), Quantity.ZERO);
        assertThat(inPlace.upToDate()).isTrue();
    }

    @Test
    void only_what_is_wanted_more_is_added_and_where_it_is_wanted() {
        Wanted raised = document(line(BERLIN, 4, 6), line(ONLINE, 3, null));

        assertThat(LinesInPlace.of(raised).lines())
                .extracting(Line::quantity)
                .containsExactly(Quantity.of(6), Quantity.of(1));
    }

    @Test
    void only_what_is_wanted_less_is_taken_off_and_where_it_is_not_wanted() {
        Wanted lowered = document(line(BERLIN, 2, 6), line(ONLINE, 3, 1));

        assertThat(LinesInPlace.of(lowered).lines())
                .extracting(Line::quantity)
                .containsExactly(Quantity.of(4), Quantity.of(1));
    }

    @Test
    void where_nothing_moved_each_line_gets_its_own() {
        Wanted fresh = document(line(BERLIN, 2, null), line(ONLINE, 3, null));

        assertThat(LinesInPlace.of(fresh).lines())
                .extracting(Line::quantity)
                .containsExactly(Quantity.of(2), Quantity.of(3));
    }

    private static Wanted document(Line... lines) {
        return new Wanted(
                "doc",
                new OrderId(1),
                "#1001",
                new MappingId(1),
                new WarehouseId(1),
                DocumentStore.CONFIRMED,
                Optional.empty(),
                List.of(lines));
    }

    private static Line line(LocationId at, int units, Integer posted) {
        return new Line(
                "l" + at,
                new OrderLineId(14),
                new ItemId(46),
                at,
                new ProductId(7),
                Quantity.of(1),
                units,
                0,
                0,
                Quantity.ZERO,
                "Mug",
                posted == null ? null : BigDecimal.valueOf(posted));
    }
}
