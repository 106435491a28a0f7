package io.synco.sync.read;

import static io.synco.sync.read.Columns.list;
import static io.synco.sync.read.Columns.text;
import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The jobs of a shop, newest first. */
@ApplicationScoped
public class JobBoard {
    private static final String COLUMNS =
            "select j.job_id, j.kind, j.key, j.state, j.due_at, j.attempts, j.failure, j.hint,"
                    + " j.created_at, j.flagged_at, j.finished_at, e.subject from job j"
                    + " left join lateral (select subject from event e where e.shop_id = j.shop_id and e.job_id = j.job_id"
                    + " and e.outcome is null limit 1) e on true"
                    + " where j.shop_id = $1 and j.job_id < $2";
    private static final String IN_ORDER = " order by j.job_id desc limit $3";

    /** Served by job_recent; the words of what it is about by event_open. */
    private static final String PAGE = COLUMNS + IN_ORDER;

    /** Flagged ones are few and served by job_flagged; for other states job_recent is walked. */
    private static final String PAGE_IN_STATE = COLUMNS + " and j.state = $4" + IN_ORDER;

    /** What comes round by itself says nothing to a person, unless it got stuck. */
    private static final String PAGE_FOR_PEOPLE =
            COLUMNS + " and (j.kind <> all($4::smallint[]) or j.state = 5)" + IN_ORDER;

    static final Short[] ROUTINE =
            JobKind.standing().stream().map(kind -> (short) kind.code()).toArray(Short[]::new);

    private final TenantTransaction transaction;

    JobBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param before only jobs with a smaller id; Long.MAX_VALUE begins with the newest */
    public Uni<List<JobRow>> page(ShopId shop, long before, int limit) {
        return page(shop, PAGE, Tuple.of(shop.value(), before, limit));
    }

    public Uni<List<JobRow>> inState(ShopId shop, JobState state, long before, int limit) {
        return page(shop, PAGE_IN_STATE, Tuple.of(shop.value(), before, limit, (short) state.code()));
    }

    /** The newest jobs without the routine polls. */
    public Uni<List<JobRow>> forPeople(ShopId shop, int limit) {
        return page(shop, PAGE_FOR_PEOPLE, Tuple.of(shop.value(), Long.MAX_VALUE, limit, ROUTINE));
    }

    private Uni<List<JobRow>> page(ShopId shop, String sql, Tuple tuple) {
        return transaction.in(
                shop,
                connection -> connection.preparedQuery(sql).execute(tuple).map(rows -> list(rows, JobBoard::read)));
    }

    private static JobRow read(Row row) {
        String key = row.getString("key");
        return new JobRow(
                row.getLong("job_id"),
                JobKind.ofCode(row.getInteger("kind")),
                key,
                text(row, "subject").orElse(key),
                JobState.ofCode(row.getInteger("state")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                text(row, "failure"),
                text(row, "hint"),
                row.getOffsetDateTime("created_at").toInstant(),
                time(row, "flagged_at"),
                time(row, "finished_at"));
    }
}
