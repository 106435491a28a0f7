package io.synco.sandbox.shopify;

import io.synco.sandbox.shopify.Quantities.State;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All levels of a store. Each change is one moment in the level's history and one inventory_levels webhook. */
public final class Inventory {
    private record Key(long itemId, long locationId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byItem = Long.compare(itemId, other.itemId);
            return byItem != 0 ? byItem : Long.compare(locationId, other.locationId);
        }
    }

    private final Store store;
    private final Map<Key, Level> levels = new ConcurrentSkipListMap<>();
    private final Set<Long> notWritable = ConcurrentHashMap.newKeySet();

    Inventory(Store store) {
        this.store = store;
    }

    public List<Level> levels() {
        return new ArrayList<>(levels.values());
    }

    Optional<Level> find(long itemId, long locationId) {
        return Optional.ofNullable(levels.get(new Key(itemId, locationId)));
    }

    /** Of one item, by location. */
    List<Level> of(long itemId) {
        return new ArrayList<>(((ConcurrentSkipListMap<Key, Level>) levels)
                .subMap(new Key(itemId, Long.MIN_VALUE), new Key(itemId, Long.MAX_VALUE))
                .values());
    }

    /** The level, made (active or not) when the item was not stocked there yet. */
    Level connect(Variant variant, Location location, boolean active) {
        Key key = new Key(variant.itemId(), location.id());
        Level known = levels.get(key);
        if (known != null) {
            return known;
        }
        long id = store.ids().next(Ids.Kind.INVENTORY_LEVEL);
        Level level = new Level(id, variant, location, active, store.clock().instant());
        levels.put(key, level);
        store.webhooks().emit("inventory_levels/connect", () -> body(level));
        return level;
    }

    /** The item is no more. */
    void forget(long itemId) {
        levels.keySet().removeIf(key -> key.itemId() == itemId);
    }

    /** Moves units into (or out of, when negative) the named states, as one change. */
    void change(Level level, String cause, Map<State, Integer> deltas) {
        Quantities changed = level.quantities();
        for (Map.Entry<State, Integer> delta : deltas.entrySet()) {
            changed = changed.plus(delta.getKey(), delta.getValue());
        }
        boolean sellableMoved = changed.get(State.AVAILABLE) != level.available();
        level.become(changed, store.clock().instant(), cause);
        if (sellableMoved) {
            store.webhooks().emit("inventory_levels/update", () -> body(level));
        }
    }

    /** From now on Shopify refuses API writes to this item (a bundle's parent, say); {@code writable} undoes it. */
    public void writable(Variant variant, boolean writable) {
        if (writable) {
            notWritable.remove(variant.itemId());
        } else {
            notWritable.add(variant.itemId());
        }
    }

    boolean isWritable(long itemId) {
        return !notWritable.contains(itemId);
    }

    private static JsonObject body(Level level) {
        return new JsonObject()
                .put("inventory_item_id", level.variant().itemId())
                .put("location_id", level.location().id())
                .put("available", level.available())
                .put("updated_at", SandboxClock.local(level.updatedAt()))
                .put("admin_graphql_api_id", level.gid());
    }
}
