package io.synco.sync.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Buffer;
import io.synco.stock.ProductTerms;
import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Withheld;
import io.synco.sync.push.BookReader.Later;
import io.synco.sync.push.BookReader.Load;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A snapshot of Odoo is read for the books of one moment, and planned with those of a later one. */
class LaterBooksTest {
    private static final MappingId STOCK = new MappingId(1);
    private static final StockLocationId SHELF = new StockLocationId(8);
    private static final LocationId BERLIN = new LocationId(31);
    private static final ProductId MUG = new ProductId(71);
    private static final ProductId CUP = new ProductId(72);

    @Test
    void what_touched_a_level_after_the_snapshot_leaves_it_dirty() {
        Load first = load(List.of(level(501, MUG, 4)), 5);
        Load later = load(List.of(level(501, MUG, 6)), 5);

        assertThat(first.later(later).books().levels())
                .singleElement()
                .satisfies(level -> assertThat(level.wantedRev()).isEqualTo(4));
    }

    @Test
    void a_level_that_became_dirty_after_the_snapshot_waits_for_the_next() {
        Load first = load(List.of(level(501, MUG, 4)), 5);
        Load later = load(List.of(level(501, MUG, 4), level(502, MUG, 1)), 5);

        assertThat(first.later(later).books().levels()).containsExactly(level(501, MUG, 4));
    }

    @Test
    void a_level_that_is_made_of_something_else_since_waits_for_the_next() {
        Load first = load(List.of(level(501, MUG, 4), level(502, MUG, 1)), 5);
        Load later = load(List.of(level(501, CUP, 5), level(502, MUG, 1)), 5);

        assertThat(first.later(later).books().levels()).containsExactly(level(502, MUG, 1));
    }

    @Test
    void a_level_of_locations_that_were_not_read_waits_for_the_next() {
        Load first = load(List.of(level(501, MUG, 4)), 5);
        Load later = new Load(
                new Books(
                        List.of(level(501, MUG, 5)),
                        List.of(),
                        List.of(),
                        Map.of(STOCK, Set.of(SHELF, new StockLocationId(12)))),
                Set.of(),
                Set.of(),
                true);

        assertThat(first.later(later).books().levels()).isEmpty();
    }

    @Test
    void what_was_used_up_since_the_snapshot_lowers_nothing_too_far_and_lets_nothing_rise() {
        Later later = load(List.of(level(501, MUG, 4)), 5).later(load(List.of(level(501, MUG, 5)), 2));

        assertThat(units(later)).containsExactly(Quantity.of(2));
        assertThat(later.steady()).isFalse();
    }

    @Test
    void what_was_withheld_since_the_snapshot_lowers_nothing_and_lets_nothing_rise() {
        Load first = new Load(
                new Books(List.of(level(501, MUG, 4)), List.of(), List.of(), Map.of(STOCK, Set.of(SHELF))),
                Set.of(),
                Set.of(),
                true);

        Later later = first.later(load(List.of(level(501, MUG, 5)), 5));

        assertThat(units(later)).isEmpty();
        assertThat(later.steady()).isFalse();
    }

    @Test
    void what_was_withheld_all_along_counts_and_lets_rise_what_rises() {
        Later later = load(List.of(level(501, MUG, 4)), 5).later(load(List.of(level(501, MUG, 5)), 5));

        assertThat(units(later)).containsExactly(Quantity.of(5));
        assertThat(later.steady()).isTrue();
    }

    private static List<Quantity> units(Later later) {
        return later.books().withheld().stream()
                .map(one -> one.exclusion().units())
                .toList();
    }

    private static Load load(List<DirtyLevel> levels, int withheld) {
        Withheld exclusion =
                new Withheld(STOCK, MUG, new ProductTerms.Exclusion(9, "receipt WH/IN/00012", Quantity.of(withheld)));
        return new Load(
                new Books(levels, List.of(), List.of(exclusion), Map.of(STOCK, Set.of(SHELF))),
                Set.of(),
                Set.of(),
                true);
    }

    private static DirtyLevel level(long item, ProductId product, long wantedRev) {
        return new DirtyLevel(
                new LevelId(new ItemId(item), BERLIN),
                STOCK,
                Buffer.NONE,
                0,
                0,
                Optional.of(10),
                wantedRev,
                Map.of(product, Quantity.of(1)),
                List.of());
    }
}
