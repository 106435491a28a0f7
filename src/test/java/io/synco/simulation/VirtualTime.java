package io.synco.simulation;

import io.synco.kernel.Time;
import java.time.Duration;
import java.time.Instant;

/** Stands still until it is told to move. */
public final class VirtualTime implements Time {
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private long nanos;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    public void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }
}
