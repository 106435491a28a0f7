package io.synco.simulation.rows;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.Optional;

/** A Shopify location's mapping. */
public record TargetRow(LocationId location, MappingId mapping, int share, Optional<Integer> buffer) {
    public TargetRow(Outlet outlet, MappingId mapping) {
        this(outlet.location(), mapping, outlet.share(), outlet.buffer());
    }

    public Outlet outlet() {
        return new Outlet(location, share, buffer);
    }
}
