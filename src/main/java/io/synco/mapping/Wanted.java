package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.List;
import java.util.Optional;

/**
 * One mapping as a person asks for it: these Shopify locations sell what lies at these Odoo locations.
 *
 * @param sources the first is the primary one
 * @param warehouse gets the orders
 */
public record Wanted(MappingMode mode, List<StockLocationId> sources, WarehouseId warehouse, List<Outlet> outlets) {
    public Wanted {
        sources = List.copyOf(sources);
        outlets = List.copyOf(outlets);
    }

    /** One Odoo location behind one Shopify location, with the shop's buffer. */
    public Wanted(LocationId shopify, StockLocationId odoo, WarehouseId warehouse) {
        this(MappingMode.SINGLE, List.of(odoo), warehouse, List.of(new Outlet(shopify)));
    }

    /** The same with a buffer of its own. */
    public Wanted(LocationId shopify, StockLocationId odoo, WarehouseId warehouse, int buffer) {
        this(
                MappingMode.SINGLE,
                List.of(odoo),
                warehouse,
                List.of(new Outlet(shopify, Outlet.ONE_SHARE, Optional.of(buffer))));
    }
}
