package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A set of Odoo locations and the Shopify locations that it stands behind.
 *
 * @param sources the Odoo locations as a person named them, the primary one first; what counts with them is in
 *     {@link MappingBook#stockLocations}
 * @param warehouse where orders of these Shopify locations become documents: the primary location's
 * @param version raised by each change, so that a write can say which mapping it was made with
 */
public record LocationMapping(
        MappingId id,
        MappingMode mode,
        Set<StockLocationId> sources,
        WarehouseId warehouse,
        List<Outlet> outlets,
        int version) {
    /**
     * A Shopify location that sells the mapping's stock.
     *
     * @param share its weight beside the other outlets' where the stock is split
     * @param buffer units kept back from sale there; empty: the shop's buffer applies
     */
    public record Outlet(LocationId location, int share, Optional<Integer> buffer) {
        static final int ONE_SHARE = 1;

        public Outlet(LocationId location) {
            this(location, ONE_SHARE, Optional.empty());
        }
    }

    public LocationMapping {
        sources = Collections.unmodifiableSet(new LinkedHashSet<>(sources));
        outlets = List.copyOf(outlets);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Mapping " + id + " names no Odoo location");
        }
    }

    /** The mapping's id stays with it, and the orders go to its warehouse. */
    public StockLocationId primary() {
        return sources.iterator().next();
    }

    public Outlet outletAt(LocationId location) {
        return outlets.stream()
                .filter(outlet -> outlet.location().equals(location))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Mapping " + id + " does not stand behind Shopify location " + location));
    }
}
