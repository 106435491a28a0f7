package io.synco.simulation.rows;

import io.synco.kernel.Quantity;
import java.time.Instant;

/** What an open move holds for others. @param told how often it was told of */
public record HeldRow(Quantity units, long told, Instant at) {}
