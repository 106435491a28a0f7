package io.synco.sync.port;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.time.Instant;
import java.util.Optional;

/** What the queue calls when it has taken a shop's lease. */
public interface SliceWorker {
    /** Works off one bounded slice; ends without failure when the lease was lost. */
    Uni<SliceReport> work(Lease lease);

    /** Earliest due time of the shop's unfinished jobs; empty when nothing waits. */
    Uni<Optional<Instant>> nextDue(ShopId shop);

    /** @param slowRemote a call took over 5 s, timed out, or a circuit is half open: the shop belongs in the slow lane */
    record SliceReport(int jobs, boolean slowRemote) {}
}
