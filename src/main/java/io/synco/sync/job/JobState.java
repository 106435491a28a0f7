package io.synco.sync.job;

import java.util.EnumSet;
import java.util.Set;

/** docs/jobs.md draws the arrows; a test has one row for each, and one for each pair without. */
public enum JobState {
    PENDING(1),
    RUNNING(2),
    WAITING(3),
    DONE(4),
    FLAGGED(5),
    SUPERSEDED(6),
    IGNORED(7);

    private final int code;

    JobState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public boolean finished() {
        return this == DONE || this == SUPERSEDED || this == IGNORED;
    }

    public Set<JobState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(RUNNING, SUPERSEDED, FLAGGED);
            case RUNNING -> EnumSet.of(PENDING, WAITING, DONE, FLAGGED, SUPERSEDED, IGNORED);
            case WAITING -> EnumSet.of(RUNNING, PENDING, SUPERSEDED);
            case FLAGGED -> EnumSet.of(PENDING, DONE, IGNORED);
            case DONE, SUPERSEDED, IGNORED -> EnumSet.noneOf(JobState.class);
        };
    }

    public static JobState ofCode(int code) {
        return values()[code - 1];
    }
}
