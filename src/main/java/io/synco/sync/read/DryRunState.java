package io.synco.sync.read;

import io.synco.sync.plan.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last dry run.
 *
 * @param levels each item that Shopify has, at each mapped location
 * @param planned of these, how many are reckoned, or cannot be
 * @param toZero that have stock and would have none
 * @param stocked that have stock
 * @param orders open now and not in the books yet
 * @param approvedBy who went live on it
 */
public record DryRunState(
        long run,
        Phase phase,
        Instant begunAt,
        Optional<Instant> endedAt,
        int levels,
        int planned,
        int toZero,
        int stocked,
        int orders,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt,
        List<Total> totals) {
    /** In order of their codes. */
    public enum Phase {
        ORDERS,
        LEVELS,
        ENDED
    }

    /** @param units by which on hand would change, of all together */
    public record Total(long locationId, String location, Effect effect, int levels, long units) {}
}
