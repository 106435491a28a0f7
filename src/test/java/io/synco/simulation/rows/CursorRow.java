package io.synco.simulation.rows;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a feed was read.
 *
 * @param from since when nothing later has come
 * @param until when that was seen last
 * @param hinted when the remote said last that there is something new
 */
public record CursorRow(Instant at, Optional<Instant> from, Optional<Instant> until, Optional<Instant> hinted) {
    public static CursorRow at(Instant at) {
        return new CursorRow(at, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public CursorRow advanced(Instant to) {
        return new CursorRow(to.isAfter(at) ? to : at, from, until, hinted);
    }

    public CursorRow watched(Instant to, Instant now, Instant begun) {
        Instant since = to.isAfter(at) ? now : from.orElse(now);
        return new CursorRow(to.isAfter(at) ? to : at, Optional.of(since), Optional.of(begun), hinted);
    }

    public CursorRow hinted(Instant now) {
        return new CursorRow(at, from, until, Optional.of(now));
    }
}
