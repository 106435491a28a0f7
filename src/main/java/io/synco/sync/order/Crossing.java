package io.synco.sync.order;

import io.synco.sync.job.Job;

/**
 * Between our reading and our call a person may have done the same, unit by unit. What is refused is read again, and once more, before
 * anybody is asked.
 */
final class Crossing {
    private static final int LOOKS_AGAIN = 2;

    private Crossing() {}

    static boolean isLikely(Job refused) {
        return refused.attempts() < LOOKS_AGAIN;
    }
}
