package io.synco.simulation.rows;

import io.synco.kernel.FulfilmentOrderId;
import java.util.Comparator;
import java.util.UUID;

/** A delivery's key. */
public record DeliveryId(long picking, FulfilmentOrderId fulfilmentOrder, UUID intent)
        implements Comparable<DeliveryId> {
    private static final Comparator<DeliveryId> ORDER = Comparator.comparing(DeliveryId::picking)
            .thenComparing(DeliveryId::fulfilmentOrder)
            .thenComparing(DeliveryId::intent);

    @Override
    public int compareTo(DeliveryId other) {
        return ORDER.compare(this, other);
    }
}
