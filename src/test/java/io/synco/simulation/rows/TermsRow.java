package io.synco.simulation.rows;

import io.synco.kernel.LevelId;
import java.time.Instant;

/** The table {@code level_terms}. */
public record TermsRow(LevelId level, Instant snapshotAt, String terms) {}
