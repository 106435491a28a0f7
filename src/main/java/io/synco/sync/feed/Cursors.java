package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.time.Instant;

/** How far each feed has been read, in the remote's own time. Never goes back. */
public interface Cursors {

    Uni<Instant> at(Tx tx, ShopId shop, String feed);

    Uni<Void> advance(Tx tx, ShopId shop, String feed, Instant to);
}
