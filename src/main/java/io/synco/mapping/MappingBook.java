package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.StockLocationId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All mappings of a shop as one value, with the children of each Odoo location resolved. A mapping that lost one of its Odoo
 * locations answers as unmapped: the rest of its stock would look like a fall, and be written as one.
 */
public final class MappingBook {
    public static final MappingBook EMPTY = of(List.of(), List.of());

    private final Map<MappingId, LocationMapping> mappings = new TreeMap<>();
    private final Map<MappingId, Set<StockLocationId>> covered = new TreeMap<>();
    private final Map<LocationId, LocationMapping> byShopify = new TreeMap<>();
    private final Map<StockLocationId, LocationMapping> byStock = new TreeMap<>();
    private final Map<LocationId, Set<StockLocationId>> lost = new TreeMap<>();

    private MappingBook() {}

    /** @param known the Odoo locations that exist; at least those at and below the mappings' own */
    public static MappingBook of(Collection<LocationMapping> mappings, Collection<StockLocation> known) {
        MappingBook book = new MappingBook();
        Map<StockLocationId, StockLocation> byId = new TreeMap<>();
        known.forEach(location -> byId.put(location.id(), location));
        mappings.stream()
                .filter(mapping -> !mapping.outlets().isEmpty())
                .sorted(Comparator.comparing(LocationMapping::id))
                .forEach(mapping -> book.enter(mapping, byId));
        return book;
    }

    private void enter(LocationMapping mapping, Map<StockLocationId, StockLocation> known) {
        Set<StockLocationId> missing = new TreeSet<>(mapping.sources());
        missing.removeIf(
                source -> known.containsKey(source) && known.get(source).internal());
        if (!missing.isEmpty()) {
            mapping.outlets().forEach(outlet -> lost.put(outlet.location(), missing));
            return;
        }
        Set<StockLocationId> below = new TreeSet<>();
        for (StockLocationId source : mapping.sources()) {
            known.values().stream()
                    .filter(location -> location.internal() && known.get(source).contains(location))
                    .forEach(location -> below.add(location.id()));
        }
        mappings.put(mapping.id(), mapping);
        covered.put(mapping.id(), below);
        mapping.outlets().forEach(outlet -> byShopify.put(outlet.location(), mapping));
        below.forEach(location -> byStock.put(location, mapping));
    }

    public Optional<LocationMapping> forShopifyLocation(LocationId location) {
        return Optional.ofNullable(byShopify.get(location));
    }

    /** Also for a location below a mapped one; never for one that is not internal. */
    public Optional<LocationMapping> forStockLocation(StockLocationId location) {
        return Optional.ofNullable(byStock.get(location));
    }

    public Optional<LocationMapping> find(MappingId mapping) {
        return Optional.ofNullable(mappings.get(mapping));
    }

    /** The internal locations whose stock counts for the mapping, children included; empty for one that is not in use. */
    public Set<StockLocationId> stockLocations(MappingId mapping) {
        return covered.getOrDefault(mapping, Set.of());
    }

    /** All internal locations that count for any mapping. */
    public Set<StockLocationId> stockLocations() {
        return byStock.keySet();
    }

    public Set<LocationId> shopifyLocations() {
        return byShopify.keySet();
    }

    public Collection<LocationMapping> mappings() {
        return mappings.values();
    }

    /** What a person reads where {@link #forShopifyLocation} answers nothing. */
    public String whyUnmapped(LocationId location) {
        return lost.containsKey(location)
                ? "The Odoo location " + names(lost.get(location)) + " behind Shopify location " + location
                        + " is gone, archived or no longer internal in Odoo. Map the Shopify location to another one."
                : "Shopify location " + location + " is not mapped. Map it to an Odoo location.";
    }

    private static String names(Set<StockLocationId> locations) {
        return String.join(
                ", ", locations.stream().map(StockLocationId::toString).toList());
    }
}
