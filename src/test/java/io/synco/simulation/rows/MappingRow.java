package io.synco.simulation.rows;

import io.synco.kernel.MappingId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.MappingMode;

/** A mapping; its Odoo locations and Shopify locations point at it. What it is remembered by is its primary Odoo location. */
public record MappingRow(MappingId id, StockLocationId primary, MappingMode mode, WarehouseId warehouse, int version) {}
