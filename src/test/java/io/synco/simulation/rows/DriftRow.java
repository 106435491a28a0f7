package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.util.Comparator;
import java.util.Optional;

/** The table {@code drift}. */
public record DriftRow(Id id, Optional<Integer> expected, Optional<Integer> seen, Optional<Integer> became) {
    /** Its key. */
    public record Id(long run, LevelId level, int cause) implements Comparable<Id> {
        private static final Comparator<Id> ORDER =
                Comparator.comparing(Id::run).thenComparing(Id::level).thenComparing(Id::cause);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }
    }

    public DriftRow became(Optional<Integer> now) {
        return new DriftRow(id, expected, seen, now);
    }
}
