package io.synco.sync.job;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgPauses implements Pauses {
    // The primary keys of all three serve it.
    private static final String NOW = "select p.scope, p.subject, p.who, p.reason, p.at,"
            + " coalesce(l.name, k.sku, k.title) as name from pause p"
            + " left join sf_location l on p.scope = 3 and l.shop_id = p.shop_id and l.location_id = p.subject"
            + " left join link k on p.scope = 4 and k.shop_id = p.shop_id and k.item_id = p.subject"
            + " where p.shop_id = $1 order by p.scope, p.subject";

    // Every transaction of a slice begins by locking this row shared. So none is left, after this, that has not seen
    // the pause and
    // is still to commit; and the next one sees it, for its own lock comes before its other statements.
    private static final String FENCE = "select from shop_work where shop_id = $1 for update";

    private static final String PAUSE = "insert into pause (shop_id, scope, subject, who, reason)"
            + " select $1, $2::smallint, $3, $4, $5 where $2::smallint in (1, 2)"
            + " or $2::smallint = 3 and exists (select from sf_location where shop_id = $1 and location_id = $3)"
            + " or $2::smallint = 4 and exists (select from link where shop_id = $1 and item_id = $3)"
            + " on conflict (shop_id, scope, subject) do update set who = excluded.who, reason = excluded.reason";

    private static final String RESUME = "delete from pause where shop_id = $1 and scope = $2 and subject = $3";

    @Override
    public Uni<Paused> now(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(NOW)
                .execute(Tuple.of(shop.value()))
                .map(rows -> new Paused(rows.stream().map(PgPauses::pause).toList()));
    }

    @Override
    public Uni<Boolean> pause(Tx tx, ShopId shop, PauseScope scope, long subject, String who, String reason) {
        return sql(tx).preparedQuery(FENCE)
                .execute(Tuple.of(shop.value()))
                .chain(() -> sql(tx).preparedQuery(PAUSE)
                        .execute(Tuple.of(shop.value(), (short) scope.code(), subject, who, reason)))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<Boolean> resume(Tx tx, ShopId shop, PauseScope scope, long subject) {
        return sql(tx).preparedQuery(RESUME)
                .execute(Tuple.of(shop.value(), (short) scope.code(), subject))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Pause pause(Row row) {
        return new Pause(
                PauseScope.ofCode(row.getInteger("scope")),
                row.getLong("subject"),
                Optional.ofNullable(row.getString("name")),
                row.getString("who"),
                row.getString("reason"),
                row.getOffsetDateTime("at").toInstant());
    }
}
