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
import io.synco.stock.ProductTerms.Shelf;
import io.synco.stock.Share;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Sharer;
import io.synco.sync.port.ShopifyPort.LevelReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An increase where Shopify locations split one stock, and what keeps it back. */
class SplitGateTest {
    private static final ItemId MUG = new ItemId(501);
    private static final ProductId PRODUCT = new ProductId(71);
    private static final MappingId STOCK = new MappingId(1);
    private static final LocationId ONLINE = new LocationId(31);
    private static final LocationId COUNTER = new LocationId(32);
    private static final LocationId POP_UP = new LocationId(33);

    private final Map<LevelId, LevelReading> read = new HashMap<>();

    @Test
    void goes_out_where_the_other_location_owes_nothing() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER));
        shows(ONLINE, 5);
        shows(COUNTER, 0);

        assertThat(mayRise(rises)).isTrue();
    }

    @Test
    void is_held_while_the_other_location_has_sold_more_than_its_share() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER));
        shows(ONLINE, 5);
        shows(COUNTER, -1);

        assertThat(mayRise(rises)).isFalse();
    }

    @Test
    void goes_out_where_the_other_location_lacks_only_what_is_held_there() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER));
        shows(ONLINE, 5);
        read.put(at(COUNTER), new LevelReading(true, true, 0, 0, -1, 1));

        assertThat(mayRise(rises)).isTrue();
    }

    @Test
    void is_held_while_the_other_location_has_reserved_more_than_it_has() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER));
        shows(ONLINE, 5);
        read.put(at(COUNTER), new LevelReading(true, true, 2, 0, -5, 7, 7));

        assertThat(mayRise(rises)).isFalse();
    }

    @Test
    void is_held_while_the_other_location_has_more_than_anything_explains() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER));
        shows(ONLINE, 5);
        shows(COUNTER, 4);

        assertThat(mayRise(rises)).isFalse();
    }

    @Test
    void is_held_by_any_of_several_locations() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER), settled(POP_UP));
        shows(ONLINE, 5);
        shows(COUNTER, 3);
        shows(POP_UP, -1);

        assertThat(mayRise(rises)).isFalse();
    }

    @Test
    void goes_out_where_the_other_locations_own_rise_makes_good_what_it_owes() {
        Planned rises = planned(ONLINE, 5, 9, due(COUNTER));
        Planned other = planned(COUNTER, 2, 4, due(ONLINE));
        shows(ONLINE, 5);
        shows(COUNTER, -2);

        assertThat(mayRise(rises, other)).isTrue();
    }

    @Test
    void is_held_where_the_other_locations_own_rise_leaves_it_owing() {
        Planned rises = planned(ONLINE, 5, 9, due(COUNTER));
        Planned other = planned(COUNTER, 2, 4, due(ONLINE));
        shows(ONLINE, 5);
        shows(COUNTER, -3);

        assertThat(mayRise(rises, other)).isFalse();
    }

    @Test
    void is_held_until_the_other_locations_decrease_was_accepted() {
        Planned rises = planned(ONLINE, 5, 9, due(COUNTER));
        Planned other = planned(COUNTER, 4, 2, due(ONLINE));
        shows(ONLINE, 5);
        shows(COUNTER, 4);

        assertThat(mayRise(rises, other)).isFalse();
    }

    @Test
    void is_held_while_a_write_of_the_other_location_is_due_or_under_way() {
        Planned rises = planned(ONLINE, 5, 9, due(COUNTER));
        shows(ONLINE, 5);
        shows(COUNTER, 4);

        assertThat(mayRise(rises)).isFalse();
    }

    @Test
    void is_held_where_the_other_location_could_not_be_read() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER));
        shows(ONLINE, 5);

        assertThat(mayRise(rises)).isFalse();
    }

    @Test
    void goes_out_where_it_only_makes_good_what_the_location_itself_owes() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER));
        shows(ONLINE, -4);
        shows(COUNTER, -1);

        assertThat(mayRise(rises)).isTrue();
    }

    @Test
    void needs_nothing_read_where_nothing_is_split() {
        Planned rises = new Planned(level(ONLINE, 5, List.of()), target(Optional.empty(), 9));
        SplitGate gate = new SplitGate(List.of(rises));

        assertThat(gate.toRead(List.of(rises))).isEmpty();
        assertThat(gate.mayRise(rises, read)).isTrue();
    }

    @Test
    void needs_all_locations_of_the_split_read() {
        Planned rises = planned(ONLINE, 5, 9, settled(COUNTER), settled(POP_UP));

        assertThat(new SplitGate(List.of(rises)).toRead(List.of(rises)))
                .containsExactlyInAnyOrder(at(ONLINE), at(COUNTER), at(POP_UP));
    }

    private boolean mayRise(Planned rises, Planned... others) {
        List<Planned> all = new ArrayList<>(List.of(others));
        all.add(rises);
        return new SplitGate(all).mayRise(rises, read);
    }

    private void shows(LocationId location, int available) {
        read.put(at(location), new LevelReading(true, true, available, 0, available, 0));
    }

    private static LevelId at(LocationId location) {
        return new LevelId(MUG, location);
    }

    private static Sharer settled(LocationId location) {
        return new Sharer(location, 1, 0, true, Optional.of(3));
    }

    private static Sharer due(LocationId location) {
        return new Sharer(location, 1, 0, false, Optional.of(3));
    }

    private static Planned planned(LocationId location, int expected, int wanted, Sharer... others) {
        List<Sharer> sharers = new ArrayList<>(List.of(others));
        sharers.add(due(location));
        return new Planned(level(location, expected, sharers), target(Optional.of(new Share(wanted, 1, 2)), wanted));
    }

    private static DirtyLevel level(LocationId location, int expected, List<Sharer> sharers) {
        return new DirtyLevel(
                at(location),
                STOCK,
                Buffer.NONE,
                0,
                0,
                Optional.of(expected),
                1,
                Map.of(PRODUCT, Quantity.of(1)),
                sharers);
    }

    private static Target target(Optional<Share> share, int free) {
        ProductTerms terms = new ProductTerms(
                PRODUCT,
                STOCK,
                List.of(new Shelf(new StockLocationId(8), Quantity.of(free), Quantity.ZERO)),
                List.of(),
                List.of(),
                List.of());
        return new Target(List.of(new ComponentTerms(Quantity.of(1), terms)), share, Buffer.NONE, 0, 0);
    }
}
