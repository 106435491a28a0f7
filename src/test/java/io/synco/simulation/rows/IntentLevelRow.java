package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of an open intent: one for a level. */
public record IntentLevelRow(
        LevelId level,
        UUID intent,
        int from,
        int to,
        long plannedRev,
        String terms,
        Instant snapshotAt,
        List<Long> causes) {
    public int delta() {
        return to - from;
    }
}
