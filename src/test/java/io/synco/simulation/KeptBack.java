package io.synco.simulation;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Units kept back from sale, as people said: for an item, else for a location, else for the shop. */
final class KeptBack {
    private final Map<ItemId, Integer> ofItems = new TreeMap<>();
    private final Map<LocationId, Integer> ofLocations = new TreeMap<>();
    private int ofShop;

    int at(LevelId level) {
        return ofItems.getOrDefault(level.item(), ofLocations.getOrDefault(level.location(), ofShop));
    }

    Optional<Integer> of(LocationId location) {
        return Optional.ofNullable(ofLocations.get(location));
    }

    void ofShop(int units) {
        ofShop = units;
    }

    void ofLocation(LocationId location, Optional<Integer> units) {
        units.ifPresentOrElse(some -> ofLocations.put(location, some), () -> ofLocations.remove(location));
    }

    void ofItem(ItemId item, Optional<Integer> units) {
        units.ifPresentOrElse(some -> ofItems.put(item, some), () -> ofItems.remove(item));
    }
}
