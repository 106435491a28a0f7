package io.synco.sync.setup;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgShopStore implements ShopStore {
    private static final String HAS_LOCATION = "select 1 from sf_location where shop_id = $1 and location_id = $2";

    private static final String READY = "select"
            + " (select count(*) from connection where shop_id = $1 and state in (1, 2) and side = 1) as shopify,"
            + " (select count(*) from connection where shop_id = $1 and state in (1, 2) and side = 2) as odoo,"
            + " (select count(*) from mapping_target where shop_id = $1) as mapped,"
            + " (select count(*) from link where shop_id = $1 and state = 1) as linked,"
            + " (select count(*) from level where shop_id = $1) as levels";
    private static final String LIVE =
            "update shop set live = true, live_at = coalesce(live_at, now()) where shop_id = $1";
    private static final String READ_ONLY = "update shop set live = false where shop_id = $1";
    private static final String NAME = "update shop set name = $2, currency = $3 where shop_id = $1";
    private static final String AUDIT =
            "insert into audit (shop_id, who, what, subject, detail) values ($1, $2, $3, $4, $5)";
    private static final String RETRY =
            "update job set state = 1, attempts = 0, due_at = clock_timestamp(), rev = rev + 1,"
                    + " flagged_at = null where shop_id = $1 and job_id = $2 and state = 5 returning kind, key, rev";
    private static final String REOPEN =
            "update event set outcome = null, outcome_text = null, outcome_at = null, job_rev = $3"
                    + " where shop_id = $1 and job_id = $2 and outcome = 4";
    private static final String DISMISS = "update job set state = 7, finished_at = now(), hint = $3"
            + " where shop_id = $1 and job_id = $2 and state = 5 returning kind, key";

    @Override
    public Uni<Ready> ready(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(READY).execute(Tuple.of(shop.value())).map(rows -> {
            Row row = rows.iterator().next();
            return new Ready(
                    row.getLong("shopify") > 0,
                    row.getLong("odoo") > 0,
                    row.getLong("mapped"),
                    row.getLong("linked"),
                    row.getLong("levels"));
        });
    }

    @Override
    public Uni<Void> live(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(LIVE).execute(Tuple.of(shop.value())).replaceWithVoid();
    }

    @Override
    public Uni<Void> readOnly(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(READ_ONLY).execute(Tuple.of(shop.value())).replaceWithVoid();
    }

    @Override
    public Uni<Void> name(Tx tx, ShopId shop, String name, String currency) {
        return sql(tx).preparedQuery(NAME)
                .execute(Tuple.of(shop.value(), name, currency))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> hasLocation(Tx tx, ShopId shop, LocationId location) {
        return sql(tx).preparedQuery(HAS_LOCATION)
                .execute(Tuple.of(shop.value(), location.value()))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<Void> audit(Tx tx, ShopId shop, String who, String what, String subject, String detail) {
        return sql(tx).preparedQuery(AUDIT)
                .execute(Tuple.of(shop.value(), who, what, subject, detail))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Reopened>> retry(Tx tx, ShopId shop, long jobId) {
        return sql(tx).preparedQuery(RETRY)
                .execute(Tuple.of(shop.value(), jobId))
                .chain(rows -> {
                    if (!rows.iterator().hasNext()) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    Row row = rows.iterator().next();
                    Reopened job = new Reopened(row.getInteger("kind"), row.getString("key"), row.getLong("rev"));
                    return sql(tx).preparedQuery(REOPEN)
                            .execute(Tuple.of(shop.value(), jobId, job.rev()))
                            .replaceWith(Optional.of(job));
                });
    }

    @Override
    public Uni<Boolean> dismiss(Tx tx, ShopId shop, long jobId, String reason) {
        return sql(tx).preparedQuery(DISMISS)
                .execute(Tuple.of(shop.value(), jobId, reason))
                .map(rows -> rows.rowCount() > 0);
    }
}
