package io.synco.simulation.rows;

import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import java.util.Comparator;

/** A part's key. */
public record PartId(OrderId order, OrderLineId line, LocationId location) implements Comparable<PartId> {
    private static final Comparator<PartId> ORDER =
            Comparator.comparing(PartId::order).thenComparing(PartId::line).thenComparing(PartId::location);

    @Override
    public int compareTo(PartId other) {
        return ORDER.compare(this, other);
    }
}
