package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import java.util.List;
import java.util.Set;

/**
 * A set of Odoo locations and the Shopify locations that it stands behind.
 *
 * @param sources the Odoo locations as a person named them; what counts with them is in {@link MappingBook#stockLocations}
 * @param warehouse where orders of these Shopify locations become documents
 * @param version raised by each change, so that a write can say which mapping it was made with
 */
public record LocationMapping(
        MappingId id, Set<StockLocationId> sources, WarehouseId warehouse, List<Outlet> outlets, int version) {
    /** @param buffer units kept back from sale at this Shopify location */
    public record Outlet(LocationId location, int buffer) {}

    public LocationMapping {
        sources = Set.copyOf(sources);
        outlets = List.copyOf(outlets);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Mapping " + id + " names no Odoo location");
        }
    }

    public int bufferAt(LocationId location) {
        return outlets.stream()
                .filter(outlet -> outlet.location().equals(location))
                .mapToInt(Outlet::buffer)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Mapping " + id + " does not stand behind Shopify location " + location));
    }
}
