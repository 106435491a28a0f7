package io.synco.simulation.rows;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;

/** A Shopify location's mapping. */
public record TargetRow(LocationId location, MappingId mapping, int buffer) {}
