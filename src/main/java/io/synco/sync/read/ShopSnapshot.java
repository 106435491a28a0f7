package io.synco.sync.read;

import java.time.Instant;
import java.util.Optional;

/**
 * A shop at a glance.
 *
 * @param now the database's clock, which all times of the rows come from
 * @param lastChange the newest event or accepted write
 */
public record ShopSnapshot(
        String domain, String name, boolean live, Counts counts, Instant now, Optional<Instant> lastChange) {
    /**
     * @param unequal levels whose on hand is not what it should be, or not known
     * @param flagged jobs that wait for a person
     * @param waiting jobs that go on by themselves, without the routine polls
     * @param paused what people have paused
     * @param doneLately events done in the last 24 hours, counted among the newest {@link ShopState#LATELY_MAX}
     */
    public record Counts(long levels, long unequal, long flagged, long waiting, long paused, long doneLately) {
        /** There may be more than were counted. */
        public boolean doneLatelyIsCapped() {
            return doneLately >= ShopState.LATELY_MAX;
        }
    }
}
