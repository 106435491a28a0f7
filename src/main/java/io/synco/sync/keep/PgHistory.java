package io.synco.sync.keep;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Removes old rows, a bounded number of each kind at a time, oldest first: ids rise with time, so the primary keys serve all of it. */
@ApplicationScoped
class PgHistory implements History {
    private static final String EVENTS =
            "delete from event where shop_id = $1 and event_id in (select event_id from event"
                    + " where shop_id = $1 and outcome is not null and at < now() - $2 * interval '1 second'"
                    + " order by event_id limit $3)";

    // write_level finds whether a level has a newer one.
    private static final String WRITES =
            "delete from write where shop_id = $1 and write_id in (select w.write_id from write w"
                    + " where w.shop_id = $1 and w.at < now() - $2 * interval '1 second' and exists (select 1 from write n"
                    + " where n.shop_id = w.shop_id and n.item_id = w.item_id and n.location_id = w.location_id and n.at > w.at)"
                    + " order by w.write_id limit $3)";

    private static final String JOBS = "delete from job where shop_id = $1 and job_id in (select job_id from job"
            + " where shop_id = $1 and state in (4, 6, 7) and finished_at < now() - $2 * interval '1 second'"
            + " order by job_id limit $3)";

    private static final String WEBHOOKS = "delete from seen_webhook where shop_id = $1 and (topic, webhook_id) in"
            + " (select topic, webhook_id from seen_webhook where shop_id = $1 and at < now() - $2 * interval '1 second'"
            + " order by at limit $3)";

    private static final String INTENTS =
            "delete from intent where shop_id = $1 and intent_id in (select intent_id from intent"
                    + " where shop_id = $1 and state in (2, 3, 5) and answered_at < now() - $2 * interval '1 second' limit $3)";

    private static final String BOOKINGS =
            "delete from booking where shop_id = $1 and external_id in (select external_id from booking"
                    + " where shop_id = $1 and state in (3, 4) and at < now() - $2 * interval '1 second' limit $3)";
    // Pruned, the next writing of its move is told once more: harmless.
    private static final String HELD = "delete from held_elsewhere where shop_id = $1 and (move_id, mapping_id) in"
            + " (select move_id, mapping_id from held_elsewhere where shop_id = $1 and at < now() - $2 * interval '1 second'"
            + " order by move_id, mapping_id limit $3)";

    private record Rule(String sql, Duration age) {}

    private final List<Rule> rules;
    private final int rowsMax;

    PgHistory(RetentionConfig config) {
        this.rules = List.of(
                new Rule(EVENTS, config.events()),
                new Rule(WRITES, config.writes()),
                new Rule(JOBS, config.jobs()),
                new Rule(WEBHOOKS, config.webhooks()),
                new Rule(INTENTS, config.writes()),
                new Rule(BOOKINGS, config.writes()),
                new Rule(HELD, config.held()));
        this.rowsMax = config.rowsMax();
    }

    @Override
    public Uni<Boolean> forget(Tx tx, ShopId shop) {
        Uni<Boolean> more = Uni.createFrom().item(false);
        for (Rule rule : rules) {
            more = more.chain(before -> sql(tx).preparedQuery(rule.sql())
                    .execute(Tuple.of(shop.value(), rule.age().toSeconds(), rowsMax))
                    .map(rows -> before || rows.rowCount() >= rowsMax));
        }
        return more;
    }
}
