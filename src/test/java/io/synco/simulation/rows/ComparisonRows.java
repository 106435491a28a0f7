package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.Table;

/** The tables of a shop's comparisons and bulk operations. */
public final class ComparisonRows {
    private final Table<Integer, BulkRow> bulk;
    private final Table<Long, ComparisonRow> comparisons;
    private final Table<LevelId, ComparedRow> compared;
    private final Table<DriftRow.Id, DriftRow> drift;
    private final Table<Integer, Integer> everyMinutes;

    ComparisonRows(MemoryDatabase database) {
        bulk = new Table<>(database);
        comparisons = new Table<>(database);
        compared = new Table<>(database);
        drift = new Table<>(database);
        everyMinutes = new Table<>(database);
    }

    public Table<Integer, BulkRow> bulk() {
        return bulk;
    }

    public Table<Long, ComparisonRow> comparisons() {
        return comparisons;
    }

    public Table<LevelId, ComparedRow> compared() {
        return compared;
    }

    /** The table {@code compare_choice}: one row, or none. */
    public Table<Integer, Integer> everyMinutes() {
        return everyMinutes;
    }

    public Table<DriftRow.Id, DriftRow> drift() {
        return drift;
    }
}
