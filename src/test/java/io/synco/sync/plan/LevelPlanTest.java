package io.synco.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Buffer;
import io.synco.stock.ProductTerms;
import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Promise;
import io.synco.sync.plan.LevelPlan.Sharer;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.plan.LevelPlan.Withheld;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Instant;
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
    private static final MappingId ELSEWHERE = new MappingId(2);
    private static final Map<MappingId, Set<StockLocationId>> SETS =
            Map.of(MAPPING, Set.of(MAIN, BIN), ELSEWHERE, Set.of(OTHER));

    private static DirtyLevel level(int expected, int open) {
        return at(MAPPING, 2, expected, open, List.of());
    }

    private static DirtyLevel at(MappingId mapping, long location, int expected, int open, List<Sharer> sharers) {
        return new DirtyLevel(
                LevelId.of(1, location),
                mapping,
                Buffer.NONE,
                open,
                0,
                Optional.of(expected),
                3,
                Map.of(MUG, Quantity.of(1)),
                sharers);
    }

    private static Sharer sharer(long location, int weight, int open) {
        return new Sharer(new LocationId(location), weight, open, true, Optional.empty());
    }

    private static Stock stock(StockLocationId location, int quantity, int reserved) {
        return new Stock(MUG, location, Quantity.of(quantity), Quantity.of(reserved));
    }

    private static Promise promise(MappingId mapping, int units) {
        return new Promise(
                "order@" + mapping,
                new OrderId(1),
                "#1001",
                mapping,
                MUG,
                Quantity.of(units),
                Quantity.ZERO,
                Quantity.ZERO);
    }

    private static Reservation reservation(StockLocationId to, int units) {
        return new Reservation(
                MUG, new Place(BIN, Usage.INTERNAL), new Place(to, Usage.INTERNAL), Quantity.of(units), "WH/INT/00001");
    }

    private static Move delivered(MappingId mapping, StockLocationId from, int units) {
        Place customer = new Place(new StockLocationId(5), Usage.CUSTOMER);
        MoveLine line = new MoveLine(
                1, MoveState.DONE, MUG, new Place(from, Usage.INTERNAL), customer, Quantity.of(units), Instant.EPOCH);
        return new Move(
                1,
                "order@" + mapping,
                MoveState.DONE,
                MUG,
                customer,
                Optional.empty(),
                Optional.of(1L),
                Instant.EPOCH,
                List.of(line));
    }

    private static Snapshot snapshot(List<Stock> quants, List<Reservation> reservations, Move... moves) {
        return new Snapshot(quants, reservations, List.of(moves), Set.of());
    }

    private static Planned plan(DirtyLevel level, List<Promise> promises, Snapshot snapshot) {
        return plan(List.of(level), promises, List.of(), snapshot).get(0);
    }

    private static List<Planned> plan(
            List<DirtyLevel> levels, List<Promise> promises, List<Withheld> withheld, Snapshot snapshot) {
        return LevelPlan.of(new Books(levels, promises, withheld, SETS), snapshot);
    }

    @Test
    void sums_the_mapped_set_with_its_bins_and_nothing_else() {
        Snapshot snapshot = snapshot(List.of(stock(MAIN, 5, 0), stock(BIN, 4, 1), stock(OTHER, 50, 0)), List.of());

        Planned planned = plan(level(3, 0), List.of(), snapshot);

        assertThat(planned.target().onHand()).isEqualTo(8);
        assertThat(planned.change()).isEqualTo(5);
    }

    @Test
    void a_reservation_from_bin_to_bin_is_taken_off_what_others_reserved() {
        Snapshot snapshot = snapshot(List.of(stock(BIN, 10, 5)), List.of(reservation(MAIN, 3), reservation(OTHER, 2)));

        assertThat(plan(level(10, 0), List.of(), snapshot).target().onHand()).isEqualTo(8);
    }

    @Test
    void an_order_that_has_no_document_yet_is_promised() {
        Snapshot snapshot = snapshot(List.of(stock(MAIN, 10, 0)), List.of());

        Planned planned = plan(level(10, 4), List.of(promise(MAPPING, 4)), snapshot);

        assertThat(planned.change()).isZero();
        assertThat(planned.target().available()).isEqualTo(6);
    }

    @Test
    void a_promise_at_another_mapping_takes_nothing_here() {
        Snapshot snapshot = snapshot(List.of(stock(MAIN, 10, 0)), List.of());

        assertThat(plan(level(10, 0), List.of(promise(ELSEWHERE, 4)), snapshot)
                        .target()
                        .onHand())
                .isEqualTo(10);
    }

    @Test
    void what_was_delivered_for_one_location_and_moved_to_another_is_owed_no_more() {
        Snapshot snapshot = snapshot(List.of(stock(OTHER, 10, 0)), List.of(), delivered(MAPPING, MAIN, 4));
        List<Promise> promises = List.of(promise(MAPPING, 0), promise(ELSEWHERE, 4));

        Planned planned = plan(at(ELSEWHERE, 3, 14, 4, List.of()), promises, snapshot);

        assertThat(planned.target().onHand()).isEqualTo(14);
        assertThat(planned.target().available()).isEqualTo(10);
    }

    @Test
    void a_split_divides_what_can_be_sold_and_adds_what_each_has_open() {
        List<Sharer> sharers = List.of(sharer(2, 2, 1), sharer(3, 1, 0));
        Snapshot snapshot = snapshot(List.of(stock(MAIN, 10, 0)), List.of());

        List<Planned> planned = plan(
                List.of(at(MAPPING, 2, 0, 1, sharers), at(MAPPING, 3, 0, 0, sharers)),
                List.of(promise(MAPPING, 1)),
                List.of(),
                snapshot);

        assertThat(planned.get(0).target().onHand()).isEqualTo(7);
        assertThat(planned.get(1).target().onHand()).isEqualTo(3);
    }

    @Test
    void a_debt_of_a_split_goes_to_those_who_have_something_to_get() {
        List<Sharer> sharers = List.of(sharer(2, 1, 5), sharer(3, 1, 0));
        Snapshot snapshot = snapshot(List.of(stock(MAIN, 2, 0)), List.of());

        List<Planned> planned = plan(
                List.of(at(MAPPING, 2, 0, 5, sharers), at(MAPPING, 3, 0, 0, sharers)),
                List.of(promise(MAPPING, 5)),
                List.of(),
                snapshot);

        assertThat(planned.get(0).target().onHand()).isEqualTo(2);
        assertThat(planned.get(1).target().onHand()).isZero();
    }

    @Test
    void what_is_withheld_at_a_mapping_is_not_sold_there() {
        Withheld withheld = new Withheld(MAPPING, MUG, new ProductTerms.Exclusion(1, "receipt", Quantity.of(3)));
        Snapshot snapshot = snapshot(List.of(stock(MAIN, 10, 0)), List.of());

        assertThat(plan(List.of(level(10, 0)), List.of(), List.of(withheld), snapshot)
                        .get(0)
                        .target()
                        .onHand())
                .isEqualTo(7);
    }

    @Test
    void what_is_withheld_elsewhere_or_of_another_product_is_sold_here() {
        // Given
        ProductTerms.Exclusion receipt = new ProductTerms.Exclusion(1, "receipt", Quantity.of(3));
        List<Withheld> withheld = List.of(
                new Withheld(ELSEWHERE, MUG, receipt),
                new Withheld(MAPPING, new ProductId(8), receipt),
                new Withheld(MAPPING, MUG, new ProductTerms.Exclusion(2, "receipt", Quantity.of(1))),
                new Withheld(MAPPING, MUG, new ProductTerms.Exclusion(3, "receipt", Quantity.of(2))));

        // When
        Planned planned = plan(
                        List.of(level(10, 0)), List.of(), withheld, snapshot(List.of(stock(MAIN, 10, 0)), List.of()))
                .get(0);

        // Then
        assertThat(planned.target().onHand()).isEqualTo(7);
    }

    @Test
    void an_order_is_settled_when_it_has_everything_and_odoo_delivered_exactly_that() {
        Promise fulfilled = new Promise(
                "order@1", new OrderId(1), "#1001", MAPPING, MUG, Quantity.of(4), Quantity.of(4), Quantity.ZERO);
        Books books = new Books(List.of(), List.of(fulfilled), List.of(), SETS);

        assertThat(LevelPlan.settled(books, snapshot(List.of(), List.of(), delivered(MAPPING, MAIN, 4))))
                .containsExactly(new OrderId(1));
        assertThat(LevelPlan.settled(books, snapshot(List.of(), List.of(), delivered(MAPPING, MAIN, 3))))
                .isEmpty();
        assertThat(LevelPlan.settled(
                        new Books(List.of(), List.of(promise(MAPPING, 4)), List.of(), SETS),
                        snapshot(List.of(), List.of(), delivered(MAPPING, MAIN, 4))))
                .isEmpty();
    }
}
