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
    private static final String JOBS = "select j.*, o.name as order_name, k.title, k.sku, p.name as location"
            + " from (select job_id, kind, key, state, due_at, attempts, failure, hint, created_at, flagged_at, finished_at"
            + " from job where shop_id = $1 and job_id < $2";

    /** What a job is about stands in its key (docs/jobs.md); each table is asked by its own key, for the rows of one page. */
    private static final String IN_ORDER = " order by job_id desc limit $3) j"
            + " left join document d on j.kind in (3, 4) and d.shop_id = $1 and d.external_id = j.key"
            + " left join booking b on j.kind = 20 and b.shop_id = $1 and b.external_id = j.key"
            + " left join part a on j.kind = 2 and a.shop_id = $1"
            + " and a.order_id = case when j.kind = 2 then split_part(j.key, '/', 1)::bigint end"
            + " and a.line_id = case when j.kind = 2 then split_part(j.key, '/', 2)::bigint end"
            + " and a.location_id = case when j.kind = 2 then split_part(j.key, '/', 3)::bigint end"
            + " left join sf_order o on o.shop_id = $1 and o.order_id ="
            + " case when j.kind in (1, 2, 16, 21, 23) then split_part(j.key, '/', 1)::bigint else d.order_id end"
            + " left join link k on k.shop_id = $1 and k.item_id ="
            + " case when j.kind in (6, 7, 15, 18) then split_part(j.key, '/', 1)::bigint"
            + "   else coalesce(a.item_id, b.item_id) end"
            + " left join sf_location p on p.shop_id = $1 and p.location_id ="
            + " case when j.kind in (6, 7, 15) then split_part(j.key, '/', 2)::bigint"
            + "   else coalesce(a.location_id, b.location_id) end"
            + " order by j.job_id desc";

    /** Served by job_recent. */
    private static final String PAGE = JOBS + IN_ORDER;

    /** Flagged ones are few and served by job_flagged; for other states job_recent is walked. */
    private static final String PAGE_IN_STATE = JOBS + " and state = $4" + IN_ORDER;

    /** What comes round by itself says nothing to a person, unless it got stuck. */
    private static final String PAGE_FOR_PEOPLE = JOBS + " and (kind <> all($4::smallint[]) or state = 5)" + IN_ORDER;

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
        JobKind kind = JobKind.ofCode(row.getInteger("kind"));
        JobState state = JobState.ofCode(row.getInteger("state"));
        return new JobRow(
                row.getLong("job_id"),
                kind,
                key,
                Subject.of(row).job(kind, key),
                state,
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                JobWords.of(state, text(row, "failure"), text(row, "hint")),
                row.getOffsetDateTime("created_at").toInstant(),
                time(row, "flagged_at"),
                time(row, "finished_at"));
    }
}
