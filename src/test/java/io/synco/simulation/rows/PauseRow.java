package io.synco.simulation.rows;

import java.time.Instant;

/** The table {@code pause}. */
public record PauseRow(PauseId id, String who, String reason, Instant at) {}
