package io.synco.simulation.rows;

import io.synco.tenant.Connections.State;
import java.time.Instant;
import java.util.Optional;

/** How one side answers. */
public record ConnectionRow(State state, Optional<String> reason, int failures, Optional<Instant> circuitUntil) {
    public static final ConnectionRow CONNECTED =
            new ConnectionRow(State.CONNECTED, Optional.empty(), 0, Optional.empty());
}
