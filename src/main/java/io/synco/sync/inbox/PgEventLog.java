package io.synco.sync.inbox;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgEventLog implements EventLog {

    // event_source decides that an event is recorded once.
    private static final String RECORD =
            "insert into event (shop_id, kind, side, source, source_key, subject, product_id,"
                    + " item_id, location_id, amount, rule, decision, outcome, outcome_text, outcome_at)"
                    + " select $1, kind, side, source, source_key, subject, product_id, item_id, location_id, amount, rule, decision,"
                    + " outcome, outcome_text, case when outcome is not null then now() end"
                    + " from unnest($2::smallint[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[],"
                    + " $9::bigint[], $10::numeric[], $11::text[], $12::text[], $13::smallint[], $14::text[])"
                    + " as e(kind, side, source, source_key, subject, product_id, item_id, location_id, amount, rule, decision,"
                    + " outcome, outcome_text) on conflict (shop_id, source, source_key) do nothing returning source_key";

    private static final String ASSIGN = "update event set job_id = $2, job_rev = $3 where shop_id = $1 and source = $4"
            + " and source_key = any($5) and outcome is null";

    // event_open serves it.
    private static final String DECIDED = "update event set rule = $5, decision = $6 where shop_id = $1 and job_id = $2"
            + " and job_rev <= $3 and kind = $4 and outcome is null";

    // event_open serves it.
    private static final String END =
            "update event v set outcome = e.outcome, outcome_text = e.words, outcome_at = now()"
                    + " from unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::text[]) as e(job_id, rev, outcome, words)"
                    + " where v.shop_id = $1 and v.job_id = e.job_id and v.job_rev <= e.rev and v.outcome is null";

    private static final String END_ALONE = "update event set outcome = $4, outcome_text = $5, outcome_at = now()"
            + " where shop_id = $1 and source = $2 and source_key = any($3) and outcome is null";

    // Of the events that a push has worked on, those whose levels are all written or flagged; the rest stay open with
    // the job.
    private static final String END_PUSHED =
            "update event e set outcome = case when f.reason is null then 1 else 4 end,"
                    + " outcome_text = coalesce(f.reason, 'The quantity on Shopify is the target now.'), outcome_at = now()"
                    + " from (select e2.event_id, (select min(l.reason) from recipe r join level l on l.shop_id = r.shop_id"
                    + "   and l.item_id = r.item_id where r.shop_id = $1 and r.product_id = e2.product_id and l.state = 2) as reason"
                    + "   from event e2 where e2.shop_id = $1 and e2.job_id = $2 and e2.job_rev <= $3 and e2.outcome is null"
                    + "   and not exists (select 1 from recipe r join level l on l.shop_id = r.shop_id and l.item_id = r.item_id"
                    + "     where r.shop_id = $1 and r.product_id = e2.product_id and l.wanted_rev > l.sent_rev and l.state = 1)) f"
                    + " where e.shop_id = $1 and e.event_id = f.event_id";

    @Override
    public Uni<Set<String>> record(Tx tx, ShopId shop, List<NewEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(column(events, e -> (short) e.kind().code(), Short[]::new));
        tuple.addValue(column(events, e -> (short) e.kind().seenOn().code(), Short[]::new));
        tuple.addValue(column(events, NewEvent::source, String[]::new));
        tuple.addValue(column(events, NewEvent::sourceKey, String[]::new));
        tuple.addValue(column(events, NewEvent::subject, String[]::new));
        tuple.addValue(column(events, NewEvent::product, Long[]::new));
        tuple.addValue(column(events, NewEvent::item, Long[]::new));
        tuple.addValue(column(events, NewEvent::location, Long[]::new));
        tuple.addValue(column(events, NewEvent::amount, BigDecimal[]::new));
        tuple.addValue(column(events, e -> e.decision().rule().name(), String[]::new));
        tuple.addValue(column(events, e -> e.decision().inWords(), String[]::new));
        tuple.addValue(
                column(events, e -> e.outcome() == null ? null : e.outcome().shortValue(), Short[]::new));
        tuple.addValue(column(events, NewEvent::outcomeText, String[]::new));
        return sql(tx).preparedQuery(RECORD).execute(tuple).map(rows -> {
            Set<String> recorded = new HashSet<>();
            rows.forEach(row -> recorded.add(row.getString("source_key")));
            return recorded;
        });
    }

    @Override
    public Uni<Void> assign(Tx tx, ShopId shop, String source, Set<String> keys, long jobId, long jobRev) {
        return sql(tx).preparedQuery(ASSIGN)
                .execute(Tuple.of(shop.value(), jobId, jobRev, source, keys.toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> decided(Tx tx, ShopId shop, EventKind kind, long jobId, long jobRev, Decision decision) {
        Tuple tuple = Tuple.of(shop.value(), jobId, jobRev, (short) kind.code());
        tuple.addValue(decision.rule().name());
        tuple.addValue(decision.inWords());
        return sql(tx).preparedQuery(DECIDED).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Void> end(Tx tx, ShopId shop, Collection<End> ended) {
        return ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : sql(tx).preparedQuery(END)
                        .execute(Tuple.of(
                                shop.value(),
                                ended.stream().map(End::jobId).toArray(Long[]::new),
                                ended.stream().map(End::jobRev).toArray(Long[]::new),
                                ended.stream().map(end -> (short) end.outcome()).toArray(Short[]::new),
                                ended.stream().map(End::words).toArray(String[]::new)))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> endAlone(Tx tx, ShopId shop, String source, Set<String> keys, int outcome, String words) {
        return sql(tx).preparedQuery(END_ALONE)
                .execute(Tuple.of(shop.value(), source, keys.toArray(String[]::new), outcome, words))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> endPushed(Tx tx, ShopId shop, long jobId, long jobRev) {
        return sql(tx).preparedQuery(END_PUSHED)
                .execute(Tuple.of(shop.value(), jobId, jobRev))
                .replaceWithVoid();
    }

    private static <T> T[] column(
            List<NewEvent> events,
            java.util.function.Function<NewEvent, T> value,
            java.util.function.IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }
}
