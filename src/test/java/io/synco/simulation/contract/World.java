package io.synco.simulation.contract;

import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.time.Instant;

/**
 * One of the two databases, as an operation meets it.
 *
 * @param now by its own clock
 */
public record World<S>(S store, Tx tx, ShopId shop, Instant now) {
    /** How far a time is away, as coarsely as two clocks can be compared. */
    public long away(Instant at) {
        return TableView.ticks(now, at);
    }
}
