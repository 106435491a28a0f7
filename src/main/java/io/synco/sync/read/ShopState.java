package io.synco.sync.read;

import static io.synco.sync.read.Columns.text;
import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** How a shop stands, in one statement that is cheap enough for a page that asks every few seconds. */
@ApplicationScoped
public class ShopState {
    /** Events of the last 24 hours are counted up to here, so that the busiest shop's page costs no more than another's. */
    static final int LATELY_MAX = 10_000;

    /**
     * Levels by their primary key, flagged jobs by job_flagged, waiting ones by job_due, events and writes by their primary keys
     * from the newest back.
     */
    private static final String SNAPSHOT = "select s.domain, s.name, s.live, clock_timestamp() as now,"
            + " l.levels, l.unequal, f.flagged, w.waiting, d.done_lately,"
            + " (select count(*) from pause where shop_id = $1) as paused,"
            + " greatest((select at from event where shop_id = $1 order by event_id desc limit 1),"
            + " (select at from write where shop_id = $1 order by write_id desc limit 1)) as last_change"
            + " from shop s"
            + " cross join (select count(*) as levels, count(*) filter (where state <> 3 and"
            + " (target is null or seen_on_hand is distinct from target)) as unequal from level where shop_id = $1) l"
            + " cross join (select count(*) as flagged from job where shop_id = $1 and state = 5) f"
            + " cross join (select count(*) as waiting from job where shop_id = $1 and state in (1, 2, 3)"
            + " and kind <> all($2)) w"
            + " cross join (select count(*) filter (where outcome = 1 and outcome_at > now() - interval '24 hours') as done_lately"
            + " from (select outcome, outcome_at from event where shop_id = $1 order by event_id desc limit "
            + LATELY_MAX
            + ") newest) d"
            + " where s.shop_id = $1";

    private final TenantTransaction transaction;

    ShopState(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    public Uni<ShopSnapshot> now(ShopId shop) {
        Tuple tuple = Tuple.of(shop.value(), JobBoard.ROUTINE);
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(SNAPSHOT)
                        .execute(tuple)
                        .map(rows -> read(rows.iterator().next())));
    }

    private static ShopSnapshot read(Row row) {
        return new ShopSnapshot(
                row.getString("domain"),
                text(row, "name").orElse(row.getString("domain")),
                row.getBoolean("live"),
                new ShopSnapshot.Counts(
                        row.getLong("levels"),
                        row.getLong("unequal"),
                        row.getLong("flagged"),
                        row.getLong("waiting"),
                        row.getLong("paused"),
                        row.getLong("done_lately")),
                row.getOffsetDateTime("now").toInstant(),
                time(row, "last_change"));
    }
}
