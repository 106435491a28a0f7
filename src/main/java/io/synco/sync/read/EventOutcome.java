package io.synco.sync.read;

/** How an event ended. Every event ends in exactly one of the last four. */
public enum EventOutcome {
    OPEN,
    DONE,
    SUPERSEDED,
    IGNORED,
    FLAGGED;

    /** As stored: null is open, the others by their place. */
    static EventOutcome ofStored(Integer code) {
        return code == null ? OPEN : values()[code];
    }
}
