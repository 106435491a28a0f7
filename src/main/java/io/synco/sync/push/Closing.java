package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Tx;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.order.UnsettledStore;
import io.synco.sync.plan.LevelPlan.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;

/** What a snapshot says about orders that are through: they change no target any more, or a person has to settle them. */
@ApplicationScoped
class Closing {
    private final BookStore books;
    private final UnsettledStore unsettled;
    private final JobStore jobs;
    private final WorkerConfig config;

    Closing(BookStore books, UnsettledStore unsettled, JobStore jobs, WorkerConfig config) {
        this.config = config;
        this.books = books;
        this.unsettled = unsettled;
        this.jobs = jobs;
    }

    Uni<Void> of(Tx tx, ShopId shop, BookReader.Load load, Snapshot snapshot) {
        return books.retire(tx, shop, load.settled(snapshot))
                .chain(() -> unsettled.seen(tx, shop, load.unsettled(snapshot)))
                .chain(changed -> jobs.ask(
                        tx,
                        shop,
                        JobKind.UNSETTLED,
                        changed.stream().map(OrderId::toString).toList(),
                        config.unsettledAskedAfter()))
                .replaceWithVoid();
    }
}
