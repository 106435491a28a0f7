package io.synco.sync.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.Side;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PausedTest {
    private static final Set<LocationId> BERLIN = Set.of(new LocationId(31));
    private static final Set<ItemId> MUG = Set.of(new ItemId(501));
    private static final LevelId LEVEL = LevelId.of(501, 31);

    @Test
    void a_paused_shop_holds_everything_on_both_sides() {
        Paused paused = of(pause(PauseScope.SHOP, 0));

        assertThat(paused.toward(Side.SHOPIFY)).isPresent();
        assertThat(paused.toward(Side.ODOO)).isPresent();
        assertThat(paused.holding(LEVEL)).isPresent();
    }

    @Test
    void a_paused_direction_leaves_the_other_alone() {
        Paused paused = of(pause(PauseScope.DIRECTION, Side.ODOO.code()));

        assertThat(paused.toward(Side.ODOO)).isPresent();
        assertThat(paused.toward(Side.SHOPIFY)).isEmpty();
        assertThat(paused.holding(LEVEL)).isEmpty();
        assertThat(paused.holding(Side.ODOO, BERLIN, MUG)).isPresent();
    }

    @Test
    void a_paused_location_or_item_holds_what_is_about_it_on_either_side_and_nothing_else() {
        Paused location = of(pause(PauseScope.LOCATION, 31));
        Paused item = of(pause(PauseScope.ITEM, 501));

        assertThat(location.holding(LEVEL)).isPresent();
        assertThat(location.holding(Side.ODOO, BERLIN, Set.of())).isPresent();
        assertThat(location.holding(LevelId.of(31, 32))).isEmpty();
        assertThat(item.holding(LEVEL)).isPresent();
        assertThat(item.holding(Side.ODOO, Set.of(), MUG)).isPresent();
        assertThat(item.holding(LevelId.of(502, 501))).isEmpty();
        assertThat(location.toward(Side.SHOPIFY)).isEmpty();
    }

    @Test
    void what_waits_says_who_and_why_and_how_many_more() {
        Paused paused = of(
                pause(PauseScope.DIRECTION, Side.ODOO.code()),
                pause(PauseScope.LOCATION, 31),
                pause(PauseScope.ITEM, 501));

        assertThat(paused.words(Side.SHOPIFY)).isEqualTo("Paused by Anna: LOCATION 31 (and 1 more)");
    }

    private static Paused of(Pause... pauses) {
        return new Paused(Arrays.asList(pauses));
    }

    private static Pause pause(PauseScope scope, long subject) {
        return new Pause(scope, subject, Optional.empty(), "Anna", scope + " " + subject, Instant.EPOCH);
    }
}
