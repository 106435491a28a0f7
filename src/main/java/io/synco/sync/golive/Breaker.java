package io.synco.sync.golive;

import java.util.Optional;

/**
 * Pure: whether too many levels that have stock would have none for this to happen unasked.
 *
 * @param shareMax of the levels that have stock
 * @param least fewer never hold
 */
public record Breaker(double shareMax, int least) {
    /**
     * @param toZero levels that have stock and would have none
     * @param stocked levels that have stock
     * @param confirmed as many a person has said may go to zero
     */
    public boolean holds(int toZero, int stocked, Optional<Integer> confirmed) {
        return toZero >= least
                && toZero > shareMax * stocked
                && confirmed.filter(count -> count >= toZero).isEmpty();
    }
}
