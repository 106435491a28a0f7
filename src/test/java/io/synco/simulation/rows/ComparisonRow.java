package io.synco.simulation.rows;

import java.time.Instant;
import java.util.Optional;

/** The table {@code comparison}. */
public record ComparisonRow(
        long id,
        int phase,
        Instant begunAt,
        Optional<Instant> endedAt,
        int levels,
        int differing,
        int leftOut,
        int waiting,
        Instant progressAt) {
    public static final int ENDED = 4;

    public static ComparisonRow begun(long id, int levels, Instant at) {
        return new ComparisonRow(id, 1, at, Optional.empty(), levels, 0, 0, 0, at);
    }

    public ComparisonRow phase(int next, Instant at) {
        return new ComparisonRow(id, next, begunAt, endedAt, levels, differing, leftOut, 0, at);
    }

    public ComparisonRow waiting(int now, Instant at) {
        Instant progress = now == waiting ? progressAt : at;
        return new ComparisonRow(id, phase, begunAt, endedAt, levels, differing, leftOut, now, progress);
    }

    public ComparisonRow ended(int differ, int out, Instant at) {
        return new ComparisonRow(id, ENDED, begunAt, Optional.of(at), levels, differ, out, 0, progressAt);
    }
}
