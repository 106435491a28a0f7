package io.synco.sync.read;

import java.time.Instant;
import java.util.Optional;

/**
 * The last comparison, under way or over.
 *
 * @param objects that Shopify has written out so far
 * @param readShare of its file, 0 to 1, where it is being read
 * @param planned levels that are done with
 * @param leftOut levels that could not be planned: paused, or Odoo was away
 */
public record CompareState(
        long run,
        Phase phase,
        Instant begunAt,
        Optional<Instant> endedAt,
        int levels,
        int differing,
        int leftOut,
        long objects,
        Optional<Double> readShare,
        int planned) {
    public enum Phase {
        READING,
        SETTLING,
        PLANNING,
        ENDED
    }
}
