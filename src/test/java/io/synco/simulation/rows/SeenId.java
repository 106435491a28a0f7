package io.synco.simulation.rows;

import java.util.Comparator;

/** A webhook's delivery. */
public record SeenId(String topic, String id) implements Comparable<SeenId> {
    private static final Comparator<SeenId> ORDER =
            Comparator.comparing(SeenId::topic).thenComparing(SeenId::id);

    @Override
    public int compareTo(SeenId other) {
        return ORDER.compare(this, other);
    }
}
