package io.synco.sync.job;

import io.synco.kernel.Chance;
import java.time.Duration;

/** Exponential with full jitter: of many jobs that failed together, no two come back together. */
public final class Backoff {
    private static final long FIRST_MILLIS = 1_000;
    private static final long MOST_MILLIS = 5 * 60_000;
    /** After about an hour of trying: what has not gone by then will not go by itself. */
    public static final int ATTEMPTS_MAX = 20;

    private Backoff() {}

    /** @param attempt how often the job was tried already, from 1 */
    public static Duration afterAttempt(int attempt, Chance chance) {
        long ceiling = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(attempt, 20));
        return Duration.ofMillis(Math.max(100, (long) (chance.unit() * ceiling)));
    }
}
