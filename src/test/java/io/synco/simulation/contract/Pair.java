package io.synco.simulation.contract;

/** The same store twice: over PostgreSQL, and in memory. */
public record Pair<S>(S real, S model) {}
