package io.synco.simulation.remote;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.sync.port.ShopifyPort.Location;
import io.synco.sync.port.ShopifyPort.Variant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A store's variants and locations; a product has one variant. */
final class Catalog {
    private final TreeMap<ItemId, Variant> variants = new TreeMap<>();
    private final TreeMap<LocationId, Location> locations = new TreeMap<>();

    void put(Variant variant) {
        variants.put(variant.item(), variant);
    }

    void put(Location location) {
        locations.put(location.id(), location);
    }

    void remove(ItemId item) {
        variants.remove(item);
    }

    Optional<Variant> variant(ItemId item) {
        return Optional.ofNullable(variants.get(item));
    }

    Optional<Location> location(LocationId id) {
        return Optional.ofNullable(locations.get(id));
    }

    boolean isTracked(ItemId item) {
        return variants.containsKey(item) && variants.get(item).tracked();
    }

    boolean isActive(LocationId id) {
        return locations.containsKey(id) && locations.get(id).active();
    }

    /** In order of their items. */
    List<Variant> variants() {
        return List.copyOf(variants.values());
    }

    List<Location> locations() {
        return List.copyOf(locations.values());
    }
}
