package io.synco.sync.job;

import java.time.Duration;

/** How one run of a job ended. */
public sealed interface Outcome {
    /** @param words for the events that asked for it */
    record Done(String words) implements Outcome {}

    /** More of the same is left: run again soon, not an attempt. */
    record Again(Duration in) implements Outcome {}

    /** A rule or the state of things says that nothing follows. */
    record Ignored(String words) implements Outcome {}

    /** Try again with backoff; the attempt counts. */
    record Retry(String words) implements Outcome {}

    /** Nothing wrong with the job: a remote is throttled or away. The attempt does not count. */
    record Snooze(Duration in, String words) implements Outcome {}

    /**
     * A person has paused what it would change: it waits until they resume it, and no attempt counts.
     *
     * @param words who and why
     */
    record Held(String words) implements Outcome {}

    /**
     * A person has to look.
     *
     * @param hint what to do
     */
    record Flag(String words, String hint) implements Outcome {}
}
