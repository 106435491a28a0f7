package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.book.Bookings;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Controls;
import io.synco.sync.port.Doorbell;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a person asks is written down with who asked, committed, and then rung for. */
@ApplicationScoped
class ControlDesk implements Controls {
    private final Transactions transactions;
    private final ShopStore shops;
    private final JobStore jobs;
    private final Bookings bookings;
    private final Doorbell doorbell;

    ControlDesk(Transactions transactions, ShopStore shops, JobStore jobs, Bookings bookings, Doorbell doorbell) {
        this.bookings = bookings;
        this.transactions = transactions;
        this.shops = shops;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    @Override
    public Uni<Started> goLive(ShopId shop, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> shops.ready(tx, shop).chain(ready -> {
                            List<String> missing = ready.missing();
                            if (!missing.isEmpty()) {
                                return Uni.createFrom().<Started>item(new Started.Missing(missing));
                            }
                            return shops.live(tx, shop)
                                    .chain(() -> jobs.ask(tx, shop, JobKind.GO_LIVE, "all"))
                                    .chain(() -> shops.audit(tx, shop, who, "went live", null, null))
                                    .replaceWith(new Started.Live((int) ready.levels()));
                        }))
                .call(() -> doorbell.ring(shop));
    }

    @Override
    public Uni<Void> readOnly(ShopId shop, String who) {
        return transactions.unfenced(
                shop,
                tx -> shops.readOnly(tx, shop).chain(() -> shops.audit(tx, shop, who, "set to read-only", null, null)));
    }

    @Override
    public Uni<Void> compare(ShopId shop, String who) {
        return ask(shop, List.of(JobKind.COMPARE), who, "compared");
    }

    @Override
    public Uni<Void> refresh(ShopId shop, String who) {
        return ask(shop, List.of(JobKind.IMPORT, JobKind.IMPORT_ODOO), who, "refreshed locations");
    }

    private Uni<Void> ask(ShopId shop, List<JobKind> kinds, String who, String what) {
        return transactions
                .unfenced(shop, tx -> {
                    Uni<Void> chain = jobs.wake(tx, shop);
                    for (JobKind kind : kinds) {
                        chain = chain.chain(() -> jobs.ask(tx, shop, kind, "all"))
                                .replaceWithVoid();
                    }
                    return chain.chain(() -> shops.audit(tx, shop, who, what, null, null));
                })
                .call(() -> doorbell.ring(shop));
    }

    @Override
    public Uni<Boolean> retry(ShopId shop, long jobId, String who) {
        return transactions
                .unfenced(
                        shop,
                        tx -> shops.retry(tx, shop, jobId)
                                .call(job -> job.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : shops.audit(tx, shop, who, "retried a job", subject(job.get()), null)))
                .call(() -> doorbell.ring(shop))
                .map(job -> job.isPresent());
    }

    private static String subject(ShopStore.Reopened job) {
        return JobKind.ofCode(job.kind()).words() + " " + job.key();
    }

    @Override
    public Uni<Boolean> dismiss(ShopId shop, long jobId, String who, String reason) {
        return transactions
                .unfenced(
                        shop,
                        tx -> shops.dismiss(tx, shop, jobId, reason)
                                .call(closed -> closed
                                        ? record(tx, shop, who, jobId, reason)
                                                .chain(() -> bookings.giveUp(tx, shop, jobId))
                                        : Uni.createFrom().voidItem()))
                .call(() -> doorbell.ring(shop));
    }

    private Uni<Void> record(Tx tx, ShopId shop, String who, long jobId, String reason) {
        return shops.audit(tx, shop, who, "dismissed a job", "job " + jobId, reason);
    }
}
