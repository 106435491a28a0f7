package io.synco.sync.job;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.Side;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All that is paused in a shop at one moment. Empty answers mean that nothing holds it back. */
public record Paused(List<Pause> pauses) {

    public Optional<Pause> find(PauseScope scope, long subject) {
        return first(pause -> pause.is(scope, subject));
    }

    /** What holds back every write to this side. */
    public Optional<Pause> toward(Side side) {
        return first(pause -> pause.is(PauseScope.SHOP, 0) || pause.is(PauseScope.DIRECTION, side.code()));
    }

    /** What holds back the writing of this level. */
    public Optional<Pause> holding(LevelId level) {
        return holding(Side.SHOPIFY, Set.of(level.location()), Set.of(level.item()));
    }

    /** What holds back a write to this side that is about these locations and items of Shopify. */
    public Optional<Pause> holding(Side side, Collection<LocationId> locations, Collection<ItemId> items) {
        return toward(side)
                .or(() -> first(pause ->
                        pause.scope() == PauseScope.LOCATION && locations.contains(new LocationId(pause.subject()))))
                .or(() -> first(
                        pause -> pause.scope() == PauseScope.ITEM && items.contains(new ItemId(pause.subject()))));
    }

    /** Of all that hold something back on the way to this side, for a job that several hold back together. */
    public String words(Side side) {
        List<Pause> those = pauses.stream()
                .filter(pause -> !pause.is(PauseScope.DIRECTION, side.other().code()))
                .toList();
        return switch (those.size()) {
            case 0 -> "Paused a moment ago";
            case 1 -> those.get(0).words();
            default -> those.get(0).words() + " (and " + (those.size() - 1) + " more)";
        };
    }

    private Optional<Pause> first(Predicate<Pause> which) {
        return pauses.stream().filter(which).findFirst();
    }
}
