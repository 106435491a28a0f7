package io.synco.simulation.rows;

import java.time.Instant;
import java.util.Optional;

/** How far a feed was read. @param from since when nothing later has come @param until when that was seen last */
public record CursorRow(Instant at, Optional<Instant> from, Optional<Instant> until) {
    public CursorRow advanced(Instant to) {
        return new CursorRow(to.isAfter(at) ? to : at, from, until);
    }

    public CursorRow watched(Instant to, Instant now, Instant begun) {
        return new CursorRow(
                to.isAfter(at) ? to : at, Optional.of(to.isAfter(at) ? now : from.orElse(now)), Optional.of(begun));
    }
}
