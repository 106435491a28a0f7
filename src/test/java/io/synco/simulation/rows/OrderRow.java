package io.synco.simulation.rows;

import io.synco.kernel.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * The table {@code sf_order}.
 *
 * @param mode 1 created, 4 uncounted
 */
public record OrderRow(
        OrderId id,
        String name,
        int mode,
        Instant createdAt,
        Instant updatedAt,
        Instant readAt,
        Optional<Instant> closedAt) {
    public OrderRow at(Instant now) {
        return new OrderRow(id, name, mode, now, now, now, closedAt);
    }
}
