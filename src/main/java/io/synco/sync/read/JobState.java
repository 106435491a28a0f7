package io.synco.sync.read;

import java.util.Optional;

/** The states of a job (docs/jobs.md), in the order of their codes. */
public enum JobState {
    PENDING,
    RUNNING,
    WAITING,
    DONE,
    FLAGGED,
    SUPERSEDED,
    IGNORED;

    /** As stored. */
    int code() {
        return ordinal() + 1;
    }

    static JobState ofCode(int code) {
        return values()[code - 1];
    }

    public static Optional<JobState> named(String name) {
        for (JobState state : values()) {
            if (state.name().equalsIgnoreCase(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
