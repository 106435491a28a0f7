package io.synco.kernel;

import java.time.Instant;

/** The only access to the clock. Leases and due times use the database's clock instead; durations use {@link #nanos()}. */
public interface Time {
    Instant now();

    /** Monotonic; only differences mean something. */
    long nanos();

    Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };
}
