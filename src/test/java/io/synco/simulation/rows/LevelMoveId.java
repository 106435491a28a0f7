package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.util.Comparator;

/**
 * An explained change.
 *
 * @param cause 1 a fulfilment line, 2 an edit by hand
 */
public record LevelMoveId(LevelId level, int cause, String shopifyId) implements Comparable<LevelMoveId> {
    private static final Comparator<LevelMoveId> ORDER = Comparator.comparing(LevelMoveId::level)
            .thenComparing(LevelMoveId::cause)
            .thenComparing(LevelMoveId::shopifyId);

    @Override
    public int compareTo(LevelMoveId other) {
        return ORDER.compare(this, other);
    }
}
