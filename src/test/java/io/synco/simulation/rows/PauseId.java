package io.synco.simulation.rows;

import io.synco.sync.job.PauseScope;
import java.util.Comparator;

/** Key of the table {@code pause}. */
public record PauseId(PauseScope scope, long subject) implements Comparable<PauseId> {
    private static final Comparator<PauseId> ORDER =
            Comparator.comparing(PauseId::scope).thenComparingLong(PauseId::subject);

    @Override
    public int compareTo(PauseId other) {
        return ORDER.compare(this, other);
    }
}
