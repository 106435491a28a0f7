package io.synco.simulation.rows;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.Map;
import java.util.Optional;

/** A delivery in Odoo on its way to be a fulfilment. @param units of Odoo that the fulfilment tells, by product */
public record DeliveryRow(DeliveryId id, Optional<Long> fulfilment, int state, Map<ProductId, Quantity> units) {
    public static final int SENT = 2;
    public static final int FULFILLED = 3;
    /** Came back before it was fulfilled; for no fulfilment order. */
    public static final int UNDONE = 5;

    public DeliveryRow state(int now) {
        return new DeliveryRow(id, fulfilment, now, units);
    }

    public DeliveryRow told(long byFulfilment) {
        return new DeliveryRow(id, Optional.of(byFulfilment), FULFILLED, units);
    }
}
