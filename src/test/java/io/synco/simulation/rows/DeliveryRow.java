package io.synco.simulation.rows;

import java.util.Optional;
import java.util.UUID;

/** A delivery in Odoo on its way to be a fulfilment. */
public record DeliveryRow(DeliveryId id, UUID intent, Optional<Long> fulfilment, int state) {
    public static final int SENT = 2;
    public static final int FULFILLED = 3;

    public DeliveryRow state(int now) {
        return new DeliveryRow(id, intent, fulfilment, now);
    }
}
