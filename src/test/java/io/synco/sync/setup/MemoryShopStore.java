package io.synco.sync.setup;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobState;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.Tx;
import io.synco.tenant.Connections.State;
import java.util.Optional;

/** In memory, what {@link PgShopStore} does; who asked for what, and the shop's name, are not kept. */
final class MemoryShopStore implements ShopStore {
    @Override
    public Uni<Ready> ready(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> new Ready(
                        connected(rows, Side.SHOPIFY),
                        connected(rows, Side.ODOO),
                        rows.targets().all().size(),
                        rows.links().where(ItemLink::linked).size(),
                        rows.levels().all().size()));
    }

    private static boolean connected(ShopRows rows, Side side) {
        return rows.connections()
                .find(side)
                .filter(row -> row.state() == State.CONNECTED || row.state() == State.WAITING)
                .isPresent();
    }

    @Override
    public Uni<Void> live(Tx tx, ShopId shop) {
        return change(
                tx,
                shop,
                rows -> rows.shop(
                        rows.shop().live(true, Optional.of(rows.shop().liveAt().orElse(rows.now())))));
    }

    @Override
    public Uni<Void> readOnly(Tx tx, ShopId shop) {
        return change(
                tx, shop, rows -> rows.shop(rows.shop().live(false, rows.shop().liveAt())));
    }

    @Override
    public Uni<Void> name(Tx tx, ShopId shop, String name, String currency) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Boolean> hasLocation(Tx tx, ShopId shop, LocationId location) {
        return rows(tx, shop, rows -> rows.shopifyLocations().find(location).isPresent());
    }

    @Override
    public Uni<Void> audit(Tx tx, ShopId shop, String who, String what, String subject, String detail) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<Reopened>> retry(Tx tx, ShopId shop, long jobId) {
        return rows(
                tx,
                shop,
                rows -> rows.jobs().find(jobId).filter(JobRow::flagged).map(job -> reopen(rows, job)));
    }

    private static Reopened reopen(ShopRows rows, JobRow flagged) {
        JobRow job = flagged.in(JobState.PENDING)
                .attempts(0)
                .dueAt(rows.now())
                .askedAgain()
                .flaggedAt(Optional.empty());
        rows.jobs().put(job.id(), job);
        rows.events()
                .update(
                        event -> event.askedFor(job.id(), Long.MAX_VALUE)
                                && event.ended()
                                        .filter(end -> end.outcome() == EventLog.FLAGGED)
                                        .isPresent(),
                        event -> event.ended(Optional.empty()).assigned(new Asked(job.id(), job.rev())));
        return new Reopened(job.kind().code(), job.key(), job.rev());
    }

    @Override
    public Uni<Boolean> dismiss(Tx tx, ShopId shop, long jobId, String reason) {
        return rows(
                tx,
                shop,
                rows -> rows.jobs()
                                .update(
                                        job -> job.id() == jobId && job.flagged(),
                                        job -> job.in(JobState.IGNORED)
                                                .finishedAt(Optional.of(rows.now()))
                                                .hint(Optional.of(reason)))
                        > 0);
    }
}
