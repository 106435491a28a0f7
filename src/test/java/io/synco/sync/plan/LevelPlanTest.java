package io.synco.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Promise;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.OdooPort.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LevelPlanTest {
    private static final ProductId MUG = new ProductId(7);
    private static final StockLocationId MAIN = new StockLocationId(8);
    private static final StockLocationId BIN = new StockLocationId(20);
    private static final StockLocationId OTHER = new StockLocationId(30);
    private static final MappingId MAPPING = new MappingId(1);

    private static DirtyLevel level(int expected, int open) {
        return new DirtyLevel(
                LevelId.of(1, 2), MAPPING, 0, open, Optional.of(expected), 3, Map.of(MUG, Quantity.of(1)));
    }

    private static Stock stock(StockLocationId location, int quantity, int reserved) {
        return new Stock(MUG, location, Quantity.of(quantity), Quantity.of(reserved));
    }

    private static Planned plan(DirtyLevel level, List<Promise> promises, Snapshot snapshot) {
        Books books = new Books(List.of(level), promises, Map.of(MAPPING, Set.of(MAIN, BIN)));
        return LevelPlan.of(books, snapshot).get(0);
    }

    @Test
    void sums_the_mapped_set_with_its_bins_and_nothing_else() {
        Snapshot snapshot =
                new Snapshot(List.of(stock(MAIN, 5, 0), stock(BIN, 4, 1), stock(OTHER, 50, 0)), List.of(), List.of());

        Planned planned = plan(level(3, 0), List.of(), snapshot);

        assertThat(planned.target().onHand()).isEqualTo(8);
        assertThat(planned.change()).isEqualTo(5);
    }

    @Test
    void a_reservation_from_bin_to_bin_is_taken_off_what_others_reserved() {
        Reservation inside =
                new Reservation(MUG, new Place(BIN, Usage.INTERNAL), new Place(MAIN, Usage.INTERNAL), Quantity.of(3));
        Reservation leaving =
                new Reservation(MUG, new Place(BIN, Usage.INTERNAL), new Place(OTHER, Usage.INTERNAL), Quantity.of(2));
        Snapshot snapshot = new Snapshot(List.of(stock(BIN, 10, 5)), List.of(inside, leaving), List.of());

        assertThat(plan(level(10, 0), List.of(), snapshot).target().onHand()).isEqualTo(8);
    }

    @Test
    void an_order_that_has_no_document_yet_is_promised() {
        Promise promise = new Promise("order@1", MAPPING, MUG, Quantity.of(4));
        Snapshot snapshot = new Snapshot(List.of(stock(MAIN, 10, 0)), List.of(), List.of());

        Planned planned = plan(level(10, 4), List.of(promise), snapshot);

        assertThat(planned.change()).isZero();
        assertThat(planned.target().available()).isEqualTo(6);
    }

    @Test
    void a_promise_at_another_mapping_takes_nothing_here() {
        Promise elsewhere = new Promise("order@2", new MappingId(2), MUG, Quantity.of(4));
        Snapshot snapshot = new Snapshot(List.of(stock(MAIN, 10, 0)), List.of(), List.of());

        assertThat(plan(level(10, 0), List.of(elsewhere), snapshot).target().onHand())
                .isEqualTo(10);
    }
}
