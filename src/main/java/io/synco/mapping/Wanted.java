package io.synco.mapping;

import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;

/** One line of the mapping as a person asks for it: this Shopify location sells what lies at this Odoo location. */
public record Wanted(LocationId shopify, StockLocationId odoo, WarehouseId warehouse, int buffer) {
    public Wanted(LocationId shopify, StockLocationId odoo, WarehouseId warehouse) {
        this(shopify, odoo, warehouse, 0);
    }
}
