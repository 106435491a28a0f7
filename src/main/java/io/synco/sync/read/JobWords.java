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

    /**
     * A job's row has one column for what went wrong last, and one for the hint and for the reason of a dismissal. A job that is done
     * has neither, unless it was flagged and closed because its reason went away.
     */
    static JobWords of(JobState state, Optional<String> words, Optional<String> aside) {
        return switch (state) {
            case DONE -> new JobWords(Optional.empty(), Optional.empty(), words.map(failure -> RIGHT_BY_ITSELF));
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
