package io.synco.simulation.rows;

import io.synco.kernel.MappingId;
import java.util.Comparator;

/** A move in Odoo, and a mapped set that it takes from. */
public record HoldingId(long move, MappingId mapping) implements Comparable<HoldingId> {
    private static final Comparator<HoldingId> ORDER =
            Comparator.comparingLong(HoldingId::move).thenComparing(HoldingId::mapping);

    @Override
    public int compareTo(HoldingId other) {
        return ORDER.compare(this, other);
    }
}
