package io.synco.sync.job;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
public class PgJobStore implements JobStore {
    /** What coalesces: an unfinished job with the same key is asked again, and a flagged one gets another chance. */
    public static final String ASK_AGAIN = " on conflict (shop_id, kind, key) where state in (1, 2, 3, 5) do update set"
            + " rev = job.rev + 1, due_at = least(job.due_at, excluded.due_at),"
            + " attempts = case when job.state = 5 then 0 else job.attempts end,"
            + " state = case when job.state in (3, 5) then 1 else job.state end";

    // What is asked for together is due at one moment: among them the oldest job goes first.
    private static final String ASK = "insert into job (shop_id, kind, key, lane, state, due_at)"
            + " select $1, $2, key, $4, 1, statement_timestamp() + $5 * interval '1 millisecond' from unnest($3::text[]) key"
            + " order by key" + ASK_AGAIN + " returning job_id, rev";

    // job_due serves the inner query.
    private static final String TAKE = "update job set state = 2 where shop_id = $1 and job_id in ("
            + " select job_id from job where shop_id = $1 and state in (1, 2, 3) and due_at <= clock_timestamp()"
            + " and kind = any($2) order by lane, due_at, job_id limit $3)"
            + " returning job_id, kind, key, attempts, rev, lane, due_at";

    private static final String NEXT_DUE =
            "select min(due_at) as due from job where shop_id = $1 and state in (1, 2, 3) and kind = any($2)";

    // A job that was asked again while it ran (rev moved on) is pending, whatever this run's outcome.
    private static final String FINISH =
            "update job set state = case when rev = $3 then $4::smallint else 1::smallint end,"
                    + " finished_at = case when rev = $3 and $4 in (4, 6, 7) then now() end, attempts = 0, failure = $5, hint = null,"
                    + " due_at = case when rev = $3 then due_at else clock_timestamp() end"
                    + " where shop_id = $1 and job_id = $2";

    // What would only have been due again by itself, and was asked for meanwhile, does not wait as long.
    private static final String PUT_OFF =
            "update job set state = case when rev = $3 then $4::smallint else 1::smallint end,"
                    + " attempts = attempts + $5, failure = $6,"
                    + " due_at = clock_timestamp() + case when rev <> $3 and $4 = 1 then least($7::float8, $8) else $7::float8 end"
                    + " * interval '1 millisecond' where shop_id = $1 and job_id = $2";

    private static final String HOLD =
            "update job set state = case when rev = $3 then 3::smallint else 1::smallint end,"
                    + " failure = $4, due_at = clock_timestamp() + case when rev = $3 then $5::float8 else 0 end * interval '1 millisecond'"
                    + " where shop_id = $1 and job_id = $2";

    private static final String FLAG =
            "update job set state = case when rev = $3 then 5::smallint else 1::smallint end,"
                    + " failure = $4, hint = $5, flagged_at = now() where shop_id = $1 and job_id = $2";

    private static final String RAISE_FLAG =
            "insert into job (shop_id, kind, key, lane, state, due_at, failure, hint, flagged_at)"
                    + " values ($1, $2, $3, $4, 5, now(), $5, $6, now())"
                    + " on conflict (shop_id, kind, key) where state in (1, 2, 3, 5) do update set"
                    + " state = 5, failure = excluded.failure, hint = excluded.hint, rev = job.rev + 1,"
                    + " flagged_at = coalesce(job.flagged_at, now()) returning job_id, rev";

    private static final String CLOSE_FLAGS = "update job set state = 4, finished_at = now()"
            + " where shop_id = $1 and kind = $2 and key = any($3) and state = 5";

    private static final String POSTPONE = "update job set state = 3, failure = $4, due_at = $3"
            + " where shop_id = $1 and kind = any($2) and state in (1, 2, 3) and due_at < $3";

    private static final String WAKE =
            "update job set state = 1, due_at = statement_timestamp(), rev = rev + case when state = 2 then 1 else 0 end"
                    + " where shop_id = $1 and state in (2, 3)";

    @Override
    public Uni<List<Asked>> ask(Tx tx, ShopId shop, JobKind kind, Collection<String> keys) {
        return ask(tx, shop, kind, keys, Duration.ZERO);
    }

    @Override
    public Uni<List<Asked>> ask(Tx tx, ShopId shop, JobKind kind, Collection<String> keys, Duration in) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return sql(tx).preparedQuery(ASK)
                .execute(Tuple.of(shop.value(), kind.code(), keys.toArray(String[]::new), kind.lane(), in.toMillis()))
                .map(rows -> {
                    List<Asked> asked = new ArrayList<>();
                    rows.forEach(row -> asked.add(new Asked(row.getLong("job_id"), row.getLong("rev"))));
                    return asked;
                });
    }

    @Override
    public Uni<Asked> ask(Tx tx, ShopId shop, JobKind kind, String key) {
        return ask(tx, shop, kind, List.of(key)).map(list -> list.get(0));
    }

    @Override
    public Uni<List<Job>> take(Tx tx, ShopId shop, Collection<JobKind> kinds, int limit) {
        return sql(tx).preparedQuery(TAKE)
                .execute(Tuple.of(shop.value(), codes(kinds), limit))
                .map(rows -> {
                    List<Row> sorted = new ArrayList<>();
                    rows.forEach(sorted::add);
                    sorted.sort((a, b) -> {
                        int byLane = Integer.compare(a.getInteger("lane"), b.getInteger("lane"));
                        return byLane != 0 ? byLane : Long.compare(a.getLong("job_id"), b.getLong("job_id"));
                    });
                    return sorted.stream().map(PgJobStore::job).toList();
                });
    }

    @Override
    public Uni<Optional<Instant>> nextDue(Tx tx, ShopId shop, Collection<JobKind> kinds) {
        return sql(tx).preparedQuery(NEXT_DUE)
                .execute(Tuple.of(shop.value(), codes(kinds)))
                .map(rows -> {
                    OffsetDateTime due = rows.iterator().next().getOffsetDateTime("due");
                    return Optional.ofNullable(due).map(OffsetDateTime::toInstant);
                });
    }

    @Override
    public Uni<Void> finish(Tx tx, ShopId shop, Job job, JobState state, String words) {
        return sql(tx).preparedQuery(FINISH)
                .execute(Tuple.of(shop.value(), job.id(), job.rev(), state.code(), words))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> putOff(Tx tx, ShopId shop, Job job, JobState state, boolean attempted, String words, Duration in) {
        Tuple tuple = Tuple.of(shop.value(), job.id(), job.rev(), state.code(), attempted ? 1 : 0, words);
        tuple.addValue(in.toMillis());
        tuple.addValue(ASKED_AGAIN_WAIT_MAX.toMillis());
        return sql(tx).preparedQuery(PUT_OFF).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Void> hold(Tx tx, ShopId shop, Job job, String words, Duration in) {
        return sql(tx).preparedQuery(HOLD)
                .execute(Tuple.of(shop.value(), job.id(), job.rev(), words, in.toMillis()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> flag(Tx tx, ShopId shop, Job job, String words, String hint) {
        return sql(tx).preparedQuery(FLAG)
                .execute(Tuple.of(shop.value(), job.id(), job.rev(), words, hint))
                .replaceWithVoid();
    }

    @Override
    public Uni<Asked> raiseFlag(Tx tx, ShopId shop, JobKind kind, String key, String words, String hint) {
        return sql(tx).preparedQuery(RAISE_FLAG)
                .execute(Tuple.of(shop.value(), kind.code(), key, kind.lane(), words, hint))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Asked(row.getLong("job_id"), row.getLong("rev"));
                });
    }

    @Override
    public Uni<Void> closeFlags(Tx tx, ShopId shop, JobKind kind, Collection<String> keys) {
        return sql(tx).preparedQuery(CLOSE_FLAGS)
                .execute(Tuple.of(shop.value(), kind.code(), keys.toArray(String[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> postpone(Tx tx, ShopId shop, Collection<JobKind> kinds, Instant until, String why) {
        return sql(tx).preparedQuery(POSTPONE)
                .execute(Tuple.of(shop.value(), codes(kinds), until.atOffset(java.time.ZoneOffset.UTC), why))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> wake(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(WAKE).execute(Tuple.of(shop.value())).replaceWithVoid();
    }

    private static Short[] codes(Collection<JobKind> kinds) {
        return kinds.stream().map(kind -> (short) kind.code()).toArray(Short[]::new);
    }

    private static Job job(Row row) {
        return new Job(
                row.getLong("job_id"),
                JobKind.ofCode(row.getInteger("kind")),
                row.getString("key"),
                row.getInteger("attempts"),
                row.getLong("rev"));
    }
}
