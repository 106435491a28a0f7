package io.synco.sync.job;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person has paused, and why.
 *
 * @param subject 0 of the shop; of a direction the side's code; else Shopify's id
 * @param name of the location or item, where it is still known
 */
public record Pause(PauseScope scope, long subject, Optional<String> name, String who, String reason, Instant at) {
    boolean is(PauseScope what, long which) {
        return scope == what && subject == which;
    }

    /** Why a job waits. */
    public String words() {
        return "Paused by " + who + ": " + reason;
    }
}
