package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.PgTx;
import io.synco.sync.port.Controls;
import io.synco.sync.port.Doorbell;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a person asks is written down with who asked, committed, and then rung for. */
@ApplicationScoped
class ControlDesk implements Controls {
    private final TenantTransaction tenant;
    private final ShopStore shops;
    private final JobStore jobs;
    private final Doorbell doorbell;

    ControlDesk(TenantTransaction tenant, ShopStore shops, JobStore jobs, Doorbell doorbell) {
        this.tenant = tenant;
        this.shops = shops;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    @Override
    public Uni<Started> goLive(ShopId shop, String who) {
        return tenant.in(
                        shop,
                        connection -> shops.ready(connection, shop).chain(ready -> {
                            List<String> missing = ready.missing();
                            if (!missing.isEmpty()) {
                                return Uni.createFrom().<Started>item(new Started.Missing(missing));
                            }
                            return shops.live(connection, shop)
                                    .chain(() -> jobs.ask(new PgTx(connection), shop, JobKind.GO_LIVE, "all"))
                                    .chain(() -> shops.audit(connection, shop, who, "went live", null, null))
                                    .replaceWith(new Started.Live((int) ready.levels()));
                        }))
                .call(() -> doorbell.ring(shop));
    }

    @Override
    public Uni<Void> readOnly(ShopId shop, String who) {
        return tenant.in(
                shop,
                connection -> shops.readOnly(connection, shop)
                        .chain(() -> shops.audit(connection, shop, who, "set to read-only", null, null)));
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
        return tenant.in(shop, connection -> {
                    Uni<Void> chain = jobs.wake(new PgTx(connection), shop);
                    for (JobKind kind : kinds) {
                        chain = chain.chain(() -> jobs.ask(new PgTx(connection), shop, kind, "all"))
                                .replaceWithVoid();
                    }
                    return chain.chain(() -> shops.audit(connection, shop, who, what, null, null));
                })
                .call(() -> doorbell.ring(shop));
    }

    @Override
    public Uni<Boolean> retry(ShopId shop, long jobId, String who) {
        return tenant.in(
                        shop,
                        connection -> shops.retry(connection, shop, jobId)
                                .call(job -> job.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : shops.audit(
                                                connection, shop, who, "retried a job", subject(job.get()), null)))
                .call(() -> doorbell.ring(shop))
                .map(job -> job.isPresent());
    }

    private static String subject(ShopStore.Reopened job) {
        return JobKind.ofCode(job.kind()).words() + " " + job.key();
    }

    @Override
    public Uni<Boolean> dismiss(ShopId shop, long jobId, String who, String reason) {
        return tenant.in(
                shop,
                connection -> shops.dismiss(connection, shop, jobId, reason)
                        .call(closed -> closed
                                ? record(connection, shop, who, jobId, reason)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> record(SqlConnection connection, ShopId shop, String who, long jobId, String reason) {
        return shops.audit(connection, shop, who, "dismissed a job", "job " + jobId, reason);
    }
}
