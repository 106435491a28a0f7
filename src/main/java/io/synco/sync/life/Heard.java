package io.synco.sync.life;

import java.time.Duration;

/**
 * Pure: how often a topic was heard, and how long ago last.
 *
 * @param times in what is kept
 * @param first how long ago the first of them came
 * @param last how long ago the last one came
 */
record Heard(String topic, long times, Duration first, Duration last) {
    /** Fewer tell no pace. */
    private static final long TIMES_MIN = 20;

    /** Shops rest; a pause of so many usual ones is more than chance, and asking costs little. */
    private static final int USUAL_PAUSES = 20;

    private static final Duration SILENCE_MIN = Duration.ofMinutes(30);

    /** Long past its usual pace: Shopify may have dropped the subscription, or we are not reached. */
    boolean isSilent() {
        return times >= TIMES_MIN
                && last.compareTo(SILENCE_MIN) > 0
                && last.compareTo(usual().multipliedBy(USUAL_PAUSES)) > 0;
    }

    private Duration usual() {
        return first.minus(last).dividedBy(Math.max(1, times - 1));
    }
}
