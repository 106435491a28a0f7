package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger: a write and how it ended. */
public record WriteRow(
        long id,
        Instant at,
        UUID intent,
        LevelId level,
        int from,
        int to,
        int outcome,
        Instant snapshotAt,
        String terms,
        List<Long> causes,
        Optional<String> answer) {
    public static final int ACCEPTED = 1;
    public static final int REFUSED = 2;
}
