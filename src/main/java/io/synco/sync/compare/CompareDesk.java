package io.synco.sync.compare;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What a person chooses about comparisons. */
@ApplicationScoped
public class CompareDesk {
    /** The key of the standing job. */
    static final String SCHEDULE = "comparison";

    private final ComparisonStore store;
    private final Transactions transactions;
    private final JobStore jobs;
    private final Doorbell doorbell;

    CompareDesk(ComparisonStore store, Transactions transactions, JobStore jobs, Doorbell doorbell) {
        this.store = store;
        this.transactions = transactions;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    /** @param every zero for never by itself */
    public Uni<Void> choose(ShopId shop, Duration every, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> store.choose(tx, shop, every, who)
                                .chain(() -> jobs.ask(tx, shop, JobKind.COMPARE_SCHEDULE, SCHEDULE)))
                .call(() -> doorbell.ring(shop))
                .replaceWithVoid();
    }
}
