package io.synco.sync.compare;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Row.Stocked;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** In PostgreSQL. */
@ApplicationScoped
class PgComparisonStore implements ComparisonStore {
    /** Enough for two weeks of daily ones and what people ask for in between. */
    private static final int RUNS_KEPT = 30;

    private static final String CURRENT =
            "select run_id, phase from comparison where shop_id = $1 and phase < 4 order by run_id desc limit 1";

    private static final String BEGIN = "insert into comparison (shop_id) values ($1) returning run_id, phase";

    private static final String OLD = "with old as (delete from comparison where shop_id = $1 and run_id not in"
            + " (select run_id from comparison where shop_id = $1 order by run_id desc limit $2) returning run_id)"
            + " delete from drift where shop_id = $1 and run_id in (select run_id from old)";

    private static final String CLEAR = "delete from compared where shop_id = $1";

    private static final String STAND = "with c as (insert into compared (shop_id, item_id, location_id, rev, expected)"
            + " select l.shop_id, l.item_id, l.location_id, l.wanted_rev, l.expected from level l"
            + " join link k on k.shop_id = l.shop_id and k.item_id = l.item_id and k.state = 1"
            + " join mapping_target t on t.shop_id = l.shop_id and t.sf_location_id = l.location_id"
            + " where l.shop_id = $1 returning 1)"
            + " update comparison set levels = (select count(*) from c) where shop_id = $1 and run_id = $2";

    private static final String PHASE =
            "update comparison set phase = $3, progress_at = now(), waiting = 0 where shop_id = $1 and run_id = $2";

    private static final String MARK = "update compared c set in_file = true"
            + " from unnest($2::bigint[], $3::bigint[]) as r(item_id, location_id)"
            + " where c.shop_id = $1 and c.item_id = r.item_id and c.location_id = r.location_id";

    // What differs, and why; the primary keys of level and intent_level, and part_open serve it.
    private static final String SHOWN = "with r as (select * from"
            + " unnest($3::bigint[], $4::bigint[], $5::int[], $6::int[], $7::boolean[])"
            + " as r(item_id, location_id, on_hand, committed, stocked)),"
            + " s as (select l.item_id, l.location_id, l.expected, r.on_hand, r.stocked, l.state,"
            + " l.wanted_rev = c.rev and l.expected is not distinct from c.expected and not exists (select from intent_level i"
            + "   where i.shop_id = l.shop_id and i.item_id = l.item_id and i.location_id = l.location_id) as still,"
            + " r.committed <> (select coalesce(sum(p.open), 0) from part p where p.shop_id = l.shop_id"
            + "   and p.item_id = l.item_id and p.location_id = l.location_id and p.open > 0) as committed,"
            + " exists (select from taken_off x where x.shop_id = l.shop_id and x.item_id = l.item_id"
            + "   and x.location_id = l.location_id) or exists (select from unanswered u where u.shop_id = l.shop_id"
            + "   and u.item_id = l.item_id and u.location_id = l.location_id) as unread"
            + " from r join compared c on c.shop_id = $1 and c.item_id = r.item_id and c.location_id = r.location_id"
            + " join level l on l.shop_id = $1 and l.item_id = r.item_id and l.location_id = r.location_id"
            + " where l.expected is not null or l.state = 3),"
            + " d as (select *, case when state = 3 then case when stocked then 4 end when not stocked then 3"
            + "   when on_hand <> expected then 1 when committed then 2 end as cause from s),"
            + " kept as (insert into drift (shop_id, run_id, item_id, location_id, cause, expected, seen)"
            + " select $1, $2, item_id, location_id, cause, expected, on_hand from d where cause is not null and still"
            + " on conflict do nothing)"
            + " select item_id, location_id, coalesce(cause = 4, false) as again from d"
            + " where cause is not null or (unread and state <> 3)"
            + " order by item_id, location_id";

    private static final String MISSING = "with d as (select l.item_id, l.location_id, l.expected,"
            + " l.wanted_rev = c.rev as still from compared c"
            + " join level l on l.shop_id = c.shop_id and l.item_id = c.item_id and l.location_id = c.location_id"
            + " where c.shop_id = $1 and not c.in_file and l.state <> 3 and l.expected is not null),"
            + " kept as (insert into drift (shop_id, run_id, item_id, location_id, cause, expected)"
            + " select $1, $2, item_id, location_id, 3, expected from d where still on conflict do nothing)"
            + " select item_id, location_id, false as again from d order by item_id, location_id";

    // compared_next serves it. What is wanted already will be planned without us; what a person or Shopify holds back
    // will not.
    private static final String PLAN =
            "with next as (select c.item_id, c.location_id from compared c where c.shop_id = $1"
                    + "   and c.planned_rev is null order by c.item_id, c.location_id limit $2),"
                    + " touched as (update level l set wanted_rev = l.wanted_rev + 1 from next n where l.shop_id = $1"
                    + "   and l.item_id = n.item_id and l.location_id = n.location_id and l.state = 1 and l.wanted_rev <= l.sent_rev"
                    + "   returning l.item_id, l.location_id, l.wanted_rev, l.target)"
                    + " update compared c set planned_rev = coalesce(t.wanted_rev, 0), target = t.target"
                    + " from next n left join touched t on t.item_id = n.item_id and t.location_id = n.location_id"
                    + " where c.shop_id = $1 and c.item_id = n.item_id and c.location_id = n.location_id";

    private static final String DRIFTED =
            "insert into drift (shop_id, run_id, item_id, location_id, cause, expected, seen)"
                    + " select $1, $2, l.item_id, l.location_id, 5, c.target, l.target from compared c"
                    + " join level l on l.shop_id = c.shop_id and l.item_id = c.item_id and l.location_id = c.location_id"
                    + " where c.shop_id = $1 and c.planned_rev > 0 and l.sent_rev >= c.planned_rev and l.wanted_rev = c.planned_rev"
                    + " and c.target is not null and l.target is distinct from c.target on conflict do nothing";

    private static final String OVER = "update compared c set planned_rev = 0 from level l where c.shop_id = $1"
            + " and c.planned_rev > 0 and l.shop_id = $1 and l.item_id = c.item_id and l.location_id = c.location_id"
            + " and (l.sent_rev >= c.planned_rev or l.state <> 1)";

    // compared_waiting serves it.
    private static final String WAITING =
            "select count(*)::int as waiting from compared where shop_id = $1 and planned_rev > 0";

    // job_open serves it.
    private static final String OBSERVED =
            "select count(*)::int as waiting from drift d join job j on j.shop_id = d.shop_id"
                    + " and j.kind = 7 and j.key = d.item_id || '/' || d.location_id and j.state in (1, 2, 3)"
                    + " where d.shop_id = $1 and d.run_id = $2";

    private static final String STUCK = "update comparison set waiting = $3,"
            + " progress_at = case when waiting = $3 then progress_at else now() end where shop_id = $1 and run_id = $2"
            + " returning progress_at < now() - $4 * interval '1 second' as stuck";

    // What a person has to look at has differed.
    private static final String ON_ITS_WAY = "delete from drift d using level l, compared c where d.shop_id = $1"
            + " and d.run_id = $2 and d.cause in (1, 2)"
            + " and l.shop_id = $1 and l.item_id = d.item_id and l.location_id = d.location_id"
            + " and c.shop_id = $1 and c.item_id = d.item_id and c.location_id = d.location_id"
            + " and l.wanted_rev = c.rev and not exists (select from job j where j.shop_id = $1 and j.kind = 7"
            + "   and j.key = d.item_id || '/' || d.location_id and j.state in (1, 2, 3, 5))";

    private static final String BECAME = "update drift d set became = l.expected from level l where d.shop_id = $1"
            + " and d.run_id = $2 and l.shop_id = $1 and l.item_id = d.item_id and l.location_id = d.location_id";

    private static final String END = "update comparison set phase = 4, ended_at = now(), waiting = 0,"
            + " left_out = (select count(*) from compared where shop_id = $1 and planned_rev > 0),"
            + " differing = (select count(distinct (item_id, location_id)) from drift where shop_id = $1 and run_id = $2)"
            + " where shop_id = $1 and run_id = $2 returning levels, differing, left_out";

    private static final String DUE =
            "select coalesce((select max(begun_at) from comparison where shop_id = $1), s.live_at)"
                    + " as last, c.every_minutes, now() as now from shop s left join compare_choice c on c.shop_id = s.shop_id"
                    + " where s.shop_id = $1";

    private static final String CHOOSE = "with a as (insert into audit (shop_id, who, what, subject, detail)"
            + " values ($1, $3, 'comparison scheduled', 'comparison', 'every ' || $2::int || ' minutes'))"
            + " insert into compare_choice (shop_id, every_minutes, who) values ($1, $2::int, $3)"
            + " on conflict (shop_id) do update set every_minutes = excluded.every_minutes, who = excluded.who, at = now()";

    @Override
    public Uni<Optional<Run>> current(Tx tx, ShopId shop) {
        return run(tx, CURRENT, Tuple.of(shop.value()))
                .map(rows -> rows.stream().findFirst().map(PgComparisonStore::run));
    }

    private static Run run(Row row) {
        return new Run(row.getLong("run_id"), Phase.of(row.getInteger("phase")));
    }

    @Override
    public Uni<Run> begin(Tx tx, ShopId shop) {
        return run(tx, BEGIN, Tuple.of(shop.value()))
                .map(rows -> run(rows.iterator().next()))
                .call(() -> run(tx, OLD, Tuple.of(shop.value(), RUNS_KEPT)))
                .call(() -> run(tx, CLEAR, Tuple.of(shop.value())))
                .call(run -> run(tx, STAND, Tuple.of(shop.value(), run.id())));
    }

    @Override
    public Uni<Void> phase(Tx tx, ShopId shop, Run run, Phase phase) {
        return run(tx, PHASE, Tuple.of(shop.value(), run.id(), (short) phase.code()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Suspect>> shown(Tx tx, ShopId shop, Run run, List<Stocked> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Long[] items = column(rows, row -> row.level().item().value(), Long[]::new);
        Long[] locations = column(rows, row -> row.level().location().value(), Long[]::new);
        Tuple shown = Tuple.of(shop.value(), run.id(), items, locations);
        shown.addValue(column(rows, row -> row.reading().onHand(), Integer[]::new));
        shown.addValue(column(rows, row -> row.reading().committed(), Integer[]::new));
        shown.addValue(
                column(rows, row -> row.reading().active() && row.reading().tracked(), Boolean[]::new));
        return run(tx, MARK, Tuple.of(shop.value(), items, locations))
                .chain(() -> run(tx, SHOWN, shown))
                .map(PgComparisonStore::suspects);
    }

    private static <T> T[] column(
            List<Stocked> rows, Function<Stocked, T> value, java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static List<Suspect> suspects(RowSet<Row> rows) {
        List<Suspect> suspects = new ArrayList<>();
        rows.forEach(row -> suspects.add(
                new Suspect(LevelId.of(row.getLong("item_id"), row.getLong("location_id")), row.getBoolean("again"))));
        return List.copyOf(suspects);
    }

    @Override
    public Uni<List<Suspect>> missing(Tx tx, ShopId shop, Run run) {
        return run(tx, MISSING, Tuple.of(shop.value(), run.id())).map(PgComparisonStore::suspects);
    }

    @Override
    public Uni<Integer> plan(Tx tx, ShopId shop, Run run, int most) {
        return run(tx, PLAN, Tuple.of(shop.value(), most)).map(RowSet::rowCount);
    }

    @Override
    public Uni<Integer> waiting(Tx tx, ShopId shop, Run run) {
        return run(tx, DRIFTED, Tuple.of(shop.value(), run.id()))
                .chain(() -> run(tx, OVER, Tuple.of(shop.value())))
                .chain(() -> run(tx, WAITING, Tuple.of(shop.value())))
                .map(PgComparisonStore::count);
    }

    @Override
    public Uni<Integer> observed(Tx tx, ShopId shop, Run run) {
        return run(tx, OBSERVED, Tuple.of(shop.value(), run.id())).map(PgComparisonStore::count);
    }

    private static int count(RowSet<Row> rows) {
        return rows.iterator().next().getInteger("waiting");
    }

    @Override
    public Uni<Void> settle(Tx tx, ShopId shop, Run run) {
        return run(tx, ON_ITS_WAY, Tuple.of(shop.value(), run.id())).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> stuck(Tx tx, ShopId shop, Run run, int waiting, Duration since) {
        return run(tx, STUCK, Tuple.of(shop.value(), run.id(), waiting, (double) since.toSeconds()))
                .map(rows -> rows.iterator().next().getBoolean("stuck"));
    }

    @Override
    public Uni<Report> end(Tx tx, ShopId shop, Run run) {
        Tuple of = Tuple.of(shop.value(), run.id());
        return run(tx, BECAME, of)
                .chain(() -> run(tx, END, of))
                .map(rows -> rows.iterator().next())
                .call(() -> run(tx, CLEAR, Tuple.of(shop.value())))
                .map(row ->
                        new Report(row.getInteger("levels"), row.getInteger("differing"), row.getInteger("left_out")));
    }

    @Override
    public Uni<Due> due(Tx tx, ShopId shop) {
        return run(tx, DUE, Tuple.of(shop.value()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Due(
                        Optional.ofNullable(row.getOffsetDateTime("last")).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getInteger("every_minutes")).map(Duration::ofMinutes),
                        row.getOffsetDateTime("now").toInstant()));
    }

    @Override
    public Uni<Void> choose(Tx tx, ShopId shop, Duration every, String who) {
        return run(tx, CHOOSE, Tuple.of(shop.value(), (int) every.toMinutes(), who))
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(Tx tx, String statement, Tuple parameters) {
        return sql(tx).preparedQuery(statement).execute(parameters);
    }
}
