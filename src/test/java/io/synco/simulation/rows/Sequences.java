package io.synco.simulation.rows;

/** Identity columns: a number is given once, and a transaction that is rolled back does not give it back. */
public final class Sequences {
    private long jobs;
    private long events;
    private long writes;
    private long mappings;
    private long exclusions;
    private long comparisons;

    public long nextJob() {
        return ++jobs;
    }

    public long nextEvent() {
        return ++events;
    }

    public long nextWrite() {
        return ++writes;
    }

    public long nextExclusion() {
        return ++exclusions;
    }

    public long nextComparison() {
        return ++comparisons;
    }

    public long nextMapping() {
        return ++mappings;
    }
}
