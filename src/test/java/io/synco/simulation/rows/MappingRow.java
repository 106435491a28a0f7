package io.synco.simulation.rows;

import io.synco.kernel.MappingId;
import io.synco.kernel.WarehouseId;

/** A mapping; its Odoo locations and Shopify locations point at it. */
public record MappingRow(MappingId id, WarehouseId warehouse, int version) {}
