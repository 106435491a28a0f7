package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import java.util.Comparator;

/** The key of {@code taken_off}. */
public record TakenOffId(LevelId level, OrderId order) implements Comparable<TakenOffId> {
    private static final Comparator<TakenOffId> BY_LEVEL_AND_ORDER =
            Comparator.comparing(TakenOffId::level).thenComparing(TakenOffId::order);

    @Override
    public int compareTo(TakenOffId other) {
        return BY_LEVEL_AND_ORDER.compare(this, other);
    }
}
