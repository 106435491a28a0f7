package io.synco.simulation.remote;

import io.synco.kernel.LocationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Units that left a location for an order; its lines keep their ids. */
final class Fulfilment {
    record Line(long id, StoreOrder.Line sold, int quantity) {}

    final long id;
    final LocationId location;
    final Instant at;
    final Optional<String> tracking;
    final List<Line> lines;
    boolean cancelled;

    Fulfilment(long id, LocationId location, Instant at, Optional<String> tracking, List<Line> lines) {
        this.id = id;
        this.location = location;
        this.at = at;
        this.tracking = tracking;
        this.lines = lines;
    }
}
