package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.time.Duration;

/**
 * The table of what people have paused. Who prepares a call that changes something asks {@link #now} in the transaction that
 * prepares it, and sends nothing that is held. So nothing is sent that was prepared after a pause was committed; what was prepared
 * before it is ended, for half a document, or a write of which nobody knows whether it happened, would be worse than a late pause.
 */
public interface Pauses {
    /** They are read with every write, so they are few: who pauses more items pauses their location, or the shop. */
    int COUNT_MAX = 250;

    /** A held job is woken when it is resumed; it only looks for itself this seldom. */
    Duration LOOK_AGAIN = Duration.ofDays(1);

    Uni<Paused> now(Tx tx, ShopId shop);

    /**
     * Waits for every transaction of the shop's worker that may not have seen the pause; one that begins after this sees it. A second
     * pause of the same thing replaces who and why.
     *
     * @return false if the shop has no such location or item
     */
    Uni<Boolean> pause(Tx tx, ShopId shop, PauseScope scope, long subject, String who, String reason);

    /** @return false if it was not paused */
    Uni<Boolean> resume(Tx tx, ShopId shop, PauseScope scope, long subject);
}
