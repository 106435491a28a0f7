package io.synco.sync.inbox;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.rules.Decision;
import io.synco.rules.RuleBook;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.PgJobStore;
import io.synco.sync.job.PgTx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.OdooCalls;
import io.synco.tenant.Connections;
import io.synco.tenant.TenantTransaction;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Stores a hint, its event and the job that will look, in one statement and one round trip; then rings. */
@ApplicationScoped
public class InboxStore implements Inbox, OdooCalls {
    /** Of a shop that is being erased nothing is taken any more, whoever still remembers its domain. */
    private static final String SEEN = "seen as (insert into seen_webhook (shop_id, topic, webhook_id)"
            + " select shop.id, $2, $3 from shop join shop_directory d on d.shop_id = shop.id and d.state <> 3"
            + " on conflict do nothing returning shop_id)";

    private static final String ASK = "insert into job (shop_id, kind, key, lane, state, due_at)"
            + " select seen.shop_id, $4, $5, $6, 1, clock_timestamp() from seen" + PgJobStore.ASK_AGAIN;

    private static final String ACCEPT_QUIETLY = SEEN + " " + ASK + " returning job_id";

    private static final String ACCEPT = SEEN + ", asked as (" + ASK + " returning shop_id, job_id, rev)"
            + " insert into event (shop_id, kind, side, source, source_key, subject, item_id, location_id, rule, decision,"
            + " job_id, job_rev) select asked.shop_id, $7, 1, 'webhook', $2 || ' ' || $3, $8, $9, $10, $11, $12,"
            + " asked.job_id, asked.rev from asked returning event_id";

    private static final String CALLED = "insert into feed_cursor (shop_id, feed, at, hinted_at)"
            + " select h.shop_id, 'changes', coalesce(s.live_at, now()), clock_timestamp() from odoo_hook h"
            + " join shop s on s.shop_id = h.shop_id where h.shop_id = $1 and h.hash = $2"
            + " on conflict (shop_id, feed) do update set hinted_at = excluded.hinted_at";

    /** Keys of jobs that a newly installed shop needs. */
    static final List<String> ON_ARRIVAL = List.of(HintedWork.STANDING, HintedWork.WATCH);

    /** The key of the standing job that reads Odoo's changes. */
    static final List<String> MOVES = List.of("moves");

    /** Odoo 17 and 18 call before they commit. */
    static final Duration UNTIL_COMMITTED = Duration.ofSeconds(1);

    private final TenantTransaction tenant;
    private final Connections connections;
    private final JobStore jobs;
    private final Doorbell doorbell;

    InboxStore(TenantTransaction tenant, Connections connections, JobStore jobs, Doorbell doorbell) {
        this.tenant = tenant;
        this.connections = connections;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    @Override
    public Uni<Boolean> accept(ShopId shop, Hint hint) {
        HintedWork work = HintedWork.of(hint.about());
        return (work.event() == null ? quietly(shop, hint, work) : accept(shop, hint, work))
                .map(rows -> rows.rowCount() > 0)
                .invoke(stored -> {
                    if (stored) {
                        ringLater(shop);
                    }
                });
    }

    private Uni<RowSet<Row>> quietly(ShopId shop, Hint hint, HintedWork work) {
        return tenant.single(
                shop,
                ACCEPT_QUIETLY,
                hint.topic(),
                hint.id(),
                work.job().code(),
                work.key(),
                work.job().lane());
    }

    private Uni<RowSet<Row>> accept(ShopId shop, Hint hint, HintedWork work) {
        Decision decision = RuleBook.decide(work.event());
        return tenant.single(
                shop,
                ACCEPT,
                hint.topic(),
                hint.id(),
                work.job().code(),
                work.key(),
                work.job().lane(),
                work.event().code(),
                work.subject(),
                work.item(),
                work.location(),
                decision.rule().name(),
                decision.inWords());
    }

    @Override
    public Uni<Boolean> heard(ShopId shop, byte[] keyHash) {
        return tenant.in(
                        shop,
                        connection -> connection
                                .preparedQuery(CALLED)
                                .execute(Tuple.of(shop.value(), Buffer.buffer(keyHash)))
                                .map(rows -> rows.rowCount() > 0)
                                .call(known -> known
                                        ? jobs.ask(
                                                new PgTx(connection), shop, JobKind.ODOO_FEED, MOVES, UNTIL_COMMITTED)
                                        : Uni.createFrom().voidItem()))
                .invoke(known -> {
                    if (known) {
                        ringLater(shop);
                    }
                });
    }

    @Override
    public Uni<Void> installed(ShopId shop, String domain, List<String> scopes, String note) {
        return tenant.in(shop, connection -> arrived(connection, shop, domain, scopes, note))
                .invoke(() -> ringLater(shop));
    }

    private Uni<Void> arrived(SqlConnection connection, ShopId shop, String domain, List<String> scopes, String note) {
        PgTx tx = new PgTx(connection);
        return connection
                .preparedQuery("select provision_shop($1)")
                .execute(Tuple.of(domain))
                .chain(() -> connections.arrived(connection, shop, domain, scopes, note))
                .chain(() -> jobs.wake(tx, shop))
                .chain(() -> jobs.ask(tx, shop, JobKind.IMPORT, "all"))
                .chain(() -> jobs.ask(tx, shop, JobKind.HEARING, ON_ARRIVAL))
                .replaceWithVoid();
    }

    /** Nobody waits for a bell: the sender is answered first. */
    private void ringLater(ShopId shop) {
        doorbell.ring(shop).subscribe().with(ignored -> {}, lost -> {});
    }
}
