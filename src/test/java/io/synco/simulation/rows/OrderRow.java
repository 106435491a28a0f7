package io.synco.simulation.rows;

import io.synco.kernel.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * The table {@code sf_order}.
 *
 * @param mode 1 created, 2 adopted, 3 handled elsewhere, 4 uncounted
 * @param chosenAt of the choice that its parts were read with
 * @param soughtAt when its documents were last looked for
 * @param sought what was found then
 */
public record OrderRow(
        OrderId id,
        String name,
        int mode,
        Instant createdAt,
        Instant updatedAt,
        Instant readAt,
        Optional<Instant> closedAt,
        Optional<Instant> chosenAt,
        Optional<Instant> soughtAt,
        Optional<String> sought) {
    public OrderRow(
            OrderId id,
            String name,
            int mode,
            Instant createdAt,
            Instant updatedAt,
            Instant readAt,
            Optional<Instant> closedAt) {
        this(
                id,
                name,
                mode,
                createdAt,
                updatedAt,
                readAt,
                closedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public OrderRow at(Instant now) {
        return new OrderRow(id, name, mode, now, now, now, closedAt, chosenAt, soughtAt, sought);
    }

    public OrderRow chosen(Optional<Instant> at) {
        return new OrderRow(id, name, mode, createdAt, updatedAt, readAt, closedAt, at, soughtAt, sought);
    }

    public OrderRow looked(Optional<Instant> at, Optional<String> found) {
        return new OrderRow(id, name, mode, createdAt, updatedAt, readAt, closedAt, chosenAt, at, found);
    }
}
