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

    ComparisonRows(MemoryDatabase database) {
        bulk = new Table<>(database);
        comparisons = new Table<>(database);
        compared = new Table<>(database);
        drift = new Table<>(database);
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

    public Table<DriftRow.Id, DriftRow> drift() {
        return drift;
    }
}
