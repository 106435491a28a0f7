package io.synco.sync.keep;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;

/** What is kept for a time only. */
interface History {
    /**
     * Removes some of what is too old.
     *
     * @return true if more may be left
     */
    Uni<Boolean> forget(Tx tx, ShopId shop);
}
