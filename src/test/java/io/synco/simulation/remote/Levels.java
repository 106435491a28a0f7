package io.synco.simulation.remote;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.shopify.webhook.Topic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A store's levels. Like the webhook's body, a hint tells of available only: what moves only committed is not told. */
final class Levels {
    private final Map<LevelId, LevelState> all = new TreeMap<>();
    private final Catalog catalog;
    private final Hints hints;

    Levels(Catalog catalog, Hints hints) {
        this.catalog = catalog;
        this.hints = hints;
    }

    Optional<LevelState> find(LevelId level) {
        return Optional.ofNullable(all.get(level));
    }

    Map<LevelId, LevelState> all() {
        return Collections.unmodifiableMap(all);
    }

    /** The level is made where the item was not stocked yet; what is not tracked, or deleted, has no numbers that move. */
    void change(LevelId level, UnaryOperator<LevelState> how) {
        if (!catalog.isTracked(level.item())) {
            return;
        }
        LevelState before = connect(level, true);
        LevelState after = how.apply(before);
        all.put(level, after);
        if (after.available() != before.available()) {
            hints.level(Topic.INVENTORY_LEVELS_UPDATE, level);
        }
    }

    LevelState connect(LevelId level, boolean active) {
        LevelState known = all.get(level);
        if (known != null) {
            return known;
        }
        LevelState made = LevelState.EMPTY.active(active);
        all.put(level, made);
        hints.level(Topic.INVENTORY_LEVELS_CONNECT, level);
        return made;
    }

    /** A level that was switched off keeps its quantities (captured: 7, off, 7, on, 7). */
    void activate(LevelId level, boolean on) {
        all.put(level, connect(level, on).active(on));
        hints.level(on ? Topic.INVENTORY_LEVELS_CONNECT : Topic.INVENTORY_LEVELS_DISCONNECT, level);
    }

    void forget(ItemId item) {
        List<LevelId> gone =
                all.keySet().stream().filter(level -> level.item().equals(item)).toList();
        gone.forEach(level -> {
            all.remove(level);
            hints.level(Topic.INVENTORY_LEVELS_DISCONNECT, level);
        });
    }
}
