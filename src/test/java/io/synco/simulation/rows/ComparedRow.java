package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.util.Optional;

/**
 * The table {@code compared}.
 *
 * @param plannedRev empty: not yet; 0: over; else the revision that has to be reached
 */
public record ComparedRow(
        LevelId level,
        long rev,
        Optional<Integer> expected,
        Optional<Integer> target,
        boolean inFile,
        Optional<Long> plannedRev) {
    public static ComparedRow of(LevelRow level) {
        return new ComparedRow(
                level.id(), level.wantedRev(), level.expected(), Optional.empty(), false, Optional.empty());
    }

    public ComparedRow shown() {
        return new ComparedRow(level, rev, expected, target, true, plannedRev);
    }

    public ComparedRow planned(long reach, Optional<Integer> from) {
        return new ComparedRow(level, rev, expected, from, inFile, Optional.of(reach));
    }

    public ComparedRow over() {
        return new ComparedRow(level, rev, expected, target, inFile, Optional.of(0L));
    }

    public boolean waits() {
        return plannedRev.orElse(0L) > 0;
    }
}
