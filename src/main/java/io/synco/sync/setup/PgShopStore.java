package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shop's row, its flagged jobs and its audit trail, as controls change them. */
@ApplicationScoped
class ShopStore {
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

    record Ready(boolean shopify, boolean odoo, long mapped, long linked, long levels) {
        List<String> missing() {
            List<String> missing = new ArrayList<>();
            if (!shopify) missing.add("Shopify is not connected: install the app in the shop.");
            if (!odoo) missing.add("Odoo is not connected: enter its address, database, login and API key.");
            if (mapped == 0)
                missing.add("No location is mapped: choose which Odoo location stands behind each Shopify location.");
            if (linked == 0) missing.add("No product is linked: match products by barcode or SKU.");
            return missing;
        }
    }

    record Reopened(int kind, String key, long rev) {}

    Uni<Ready> ready(SqlConnection connection, ShopId shop) {
        return connection.preparedQuery(READY).execute(Tuple.of(shop.value())).map(rows -> {
            Row row = rows.iterator().next();
            return new Ready(
                    row.getLong("shopify") > 0,
                    row.getLong("odoo") > 0,
                    row.getLong("mapped"),
                    row.getLong("linked"),
                    row.getLong("levels"));
        });
    }

    Uni<Void> live(SqlConnection connection, ShopId shop) {
        return connection.preparedQuery(LIVE).execute(Tuple.of(shop.value())).replaceWithVoid();
    }

    Uni<Void> readOnly(SqlConnection connection, ShopId shop) {
        return connection
                .preparedQuery(READ_ONLY)
                .execute(Tuple.of(shop.value()))
                .replaceWithVoid();
    }

    Uni<Void> name(SqlConnection connection, ShopId shop, String name, String currency) {
        return connection
                .preparedQuery(NAME)
                .execute(Tuple.of(shop.value(), name, currency))
                .replaceWithVoid();
    }

    Uni<Void> audit(SqlConnection connection, ShopId shop, String who, String what, String subject, String detail) {
        return connection
                .preparedQuery(AUDIT)
                .execute(Tuple.of(shop.value(), who, what, subject, detail))
                .replaceWithVoid();
    }

    /** The job's events are open again: how they end is to be seen. */
    Uni<Optional<Reopened>> retry(SqlConnection connection, ShopId shop, long jobId) {
        return connection
                .preparedQuery(RETRY)
                .execute(Tuple.of(shop.value(), jobId))
                .chain(rows -> {
                    if (!rows.iterator().hasNext()) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    Row row = rows.iterator().next();
                    Reopened job = new Reopened(row.getInteger("kind"), row.getString("key"), row.getLong("rev"));
                    return connection
                            .preparedQuery(REOPEN)
                            .execute(Tuple.of(shop.value(), jobId, job.rev()))
                            .replaceWith(Optional.of(job));
                });
    }

    Uni<Boolean> dismiss(SqlConnection connection, ShopId shop, long jobId, String reason) {
        return connection
                .preparedQuery(DISMISS)
                .execute(Tuple.of(shop.value(), jobId, reason))
                .map(rows -> rows.rowCount() > 0);
    }
}
