package io.synco.sync.read;

import java.util.Optional;

/**
 * What is said about a job.
 *
 * @param failure what went wrong, in the remote's own words, while the job is not finished or was closed without being done
 * @param hint what to do about it, while a person is waited for
 * @param outcome how it ended
 */
public record JobWords(Optional<String> failure, Optional<String> hint, Optional<String> outcome) {
    private static final String RIGHT_BY_ITSELF = "It came right by itself.";

    /** A job's row has one column for what went wrong last and for how it ended, and one for the hint and for the reason of a dismissal. */
    static JobWords of(JobState state, Optional<String> words, Optional<String> aside) {
        return switch (state) {
            // Only a flag that was closed because its reason went away still has its hint.
            case DONE ->
                new JobWords(
                        Optional.empty(),
                        Optional.empty(),
                        aside.map(hint -> RIGHT_BY_ITSELF).or(() -> words));
            case SUPERSEDED -> new JobWords(Optional.empty(), Optional.empty(), words);
            case IGNORED ->
                aside.isPresent()
                        ? new JobWords(words, Optional.empty(), aside.map(reason -> "Dismissed: " + reason))
                        : new JobWords(Optional.empty(), Optional.empty(), words);
            case FLAGGED -> new JobWords(words, aside, Optional.empty());
            case PENDING, RUNNING, WAITING -> new JobWords(words, Optional.empty(), Optional.empty());
        };
    }
}
