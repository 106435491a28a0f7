package io.synco.sync.read;

/** How many of a shop's events ended how. total is the sum of the others. */
public record EventSummary(long total, long open, long done, long superseded, long ignored, long flagged) {}
