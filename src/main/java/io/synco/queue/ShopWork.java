package io.synco.queue;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The doorbell's row of each shop: the statements of docs/doorbell.md, one method each, by the database's clock. Each is a transaction
 * of its own; the numbers, not the order of arrival, decide what is valid.
 */
@ApplicationScoped
class ShopWork {
    /** Takes in a row that ended without a release: then the slow lane, then a pause with a reason. */
    static final int UNRELEASED_SLOW = 3;

    static final int UNRELEASED_PAUSED = 6;

    private static final String FREE =
            "bell_until < clock_timestamp() and lease_until < clock_timestamp() and not paused";

    private static final String RUNG = """
            update shop_work w set bell_no = w.bell_no + 1, bell_until = clock_timestamp() + $2 * interval '1 second',
              due_at = least(w.due_at, clock_timestamp()),
              lane = case when w.unreleased >= %1$d then 2 else w.lane end,
              paused = w.unreleased >= %2$d,
              paused_why = case when w.unreleased >= %2$d then w.unreleased || ' times in a row a worker began on this shop and did'
                || ' not come to an end (killed, or hung). Look into the log for the shop''s number, then resume it.' end
            """.formatted(UNRELEASED_SLOW, UNRELEASED_PAUSED);

    private static final String RING =
            RUNG + "where w.shop_id = $1 and " + FREE + " returning w.shop_id, w.bell_no, w.lane, w.paused";

    /** Served by shop_work_due. Two sweeps at once skip each other's rows. */
    private static final String RING_DUE =
            "with due as (select shop_id from shop_work where due_at <= clock_timestamp() and " + FREE
                    + " and lane = any($1) order by due_at limit $3 for no key update skip locked) "
                    + RUNG + "from due where w.shop_id = due.shop_id returning w.shop_id, w.bell_no, w.lane, w.paused";

    private static final String UNRING =
            "update shop_work set bell_until = '-infinity' where shop_id = $1 and bell_no = $2 and lease_until < clock_timestamp()";

    private static final String DUE =
            "update shop_work set due_at = clock_timestamp() where shop_id = $1 and due_at > clock_timestamp()";

    private static final String TAKE = "update shop_work set lease_no = lease_no + 1,"
            + " lease_until = clock_timestamp() + $4 * interval '1 second', bell_no = bell_no + 1,"
            + " bell_until = clock_timestamp() + $4 * interval '1 second', holder = $3, unreleased = unreleased + 1"
            + " where shop_id = $1 and bell_no = $2 and lease_until < clock_timestamp() and not paused returning lease_no";

    private static final String RENEW =
            "update shop_work set lease_until = clock_timestamp() + $3 * interval '1 second'"
                    + " where shop_id = $1 and lease_no = $2 and lease_until > clock_timestamp() returning lease_no";

    private static final String RELEASE =
            "update shop_work set lease_until = '-infinity', bell_until = '-infinity', holder = null,"
                    + " unreleased = 0, lane = $4, due_at = coalesce($3, 'infinity'::timestamptz)"
                    + " where shop_id = $1 and lease_no = $2 returning lease_no";

    /** Also shows a job that was posted since the release and is due later, but before what the release knew. */
    private static final String LOOK_AGAIN =
            "with sooner as (update shop_work set due_at = $2 where shop_id = $1 and due_at > $2)"
                    + " select $2::timestamptz <= clock_timestamp()";

    private static final String RESUME = "update shop_work set paused = false, paused_why = null, unreleased = 0,"
            + " due_at = least(due_at, clock_timestamp()) where shop_id = $1 and paused returning shop_id";

    private static final String OLDEST =
            "select coalesce(extract(epoch from clock_timestamp() - min(due_at))::float8, 0)"
                    + " from shop_work where due_at <= clock_timestamp() and lease_until < clock_timestamp() and not paused and lane = $1";

    private final Pool pool;
    private final double leaseSeconds;

    @Inject
    ShopWork(Pool pool, QueueConfig config) {
        this(pool, config.leaseTime());
    }

    ShopWork(Pool pool, Duration leaseTime) {
        this.pool = pool;
        this.leaseSeconds = leaseTime.toMillis() / 1000.0;
    }

    /** After the commit of what is to be done. Empty: a bell is out already, somebody is at work, or the shop is paused. */
    Uni<Optional<Ring>> ring(ShopId shop) {
        return run(RING, Tuple.of(shop.value(), leaseSeconds))
                .map(rows -> rings(rows).stream().findFirst());
    }

    /** The same for all that is due in these lanes, longest due first. */
    Uni<List<Ring>> ringDue(Set<Lane> lanes, int shopsMax) {
        Short[] codes = lanes.stream().map(Lane::code).toArray(Short[]::new);
        return run(RING_DUE, Tuple.of(codes, leaseSeconds, shopsMax)).map(ShopWork::rings);
    }

    /** The bell certainly did not go out: the next sweep rings another instead of waiting for its time to pass. */
    Uni<Void> unring(Bell bell) {
        return run(UNRING, Tuple.of(bell.shop().value(), bell.no())).replaceWithVoid();
    }

    /** Shows that the shop has work without ringing, while there is nothing to ring with. */
    Uni<Void> due(ShopId shop) {
        return run(DUE, Tuple.of(shop.value())).replaceWithVoid();
    }

    /** The number of the lease; empty where the bell is stale or a copy, or the shop is held or paused. Uses the bell's number up. */
    Uni<Optional<Long>> take(Bell bell, String holder) {
        Tuple row = Tuple.of(bell.shop().value(), bell.no(), holder, leaseSeconds);
        return run(TAKE, row).map(ShopWork::number);
    }

    /** False: the lease is over. */
    Uni<Boolean> renew(ShopId shop, long leaseNo) {
        return run(RENEW, Tuple.of(shop.value(), leaseNo, leaseSeconds))
                .map(ShopWork::number)
                .map(Optional::isPresent);
    }

    /** False: somebody else took the shop meanwhile, and nothing was changed. */
    Uni<Boolean> release(ShopId shop, long leaseNo, Optional<Instant> nextDue, Lane lane) {
        Tuple row = Tuple.tuple().addLong(shop.value()).addLong(leaseNo);
        row.addOffsetDateTime(nextDue.map(due -> due.atOffset(ZoneOffset.UTC)).orElse(null));
        return run(RELEASE, row.addShort(lane.code())).map(ShopWork::number).map(Optional::isPresent);
    }

    /** After the release: true if what is next is due already, and is to be rung. */
    Uni<Boolean> lookAgain(ShopId shop, Instant nextDue) {
        return run(LOOK_AGAIN, Tuple.of(shop.value(), nextDue.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** A person ends the pause; true if there was one. */
    Uni<Boolean> resume(ShopId shop) {
        return run(RESUME, Tuple.of(shop.value())).map(ShopWork::number).map(Optional::isPresent);
    }

    /** How many shops had due work that their row did not show; the next sweep rings them. */
    Uni<Long> revealHidden() {
        return pool.query("select reveal_hidden_work()")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** For how many seconds the longest waiting shop of the lane has been due. */
    Uni<Double> oldestDueSeconds(Lane lane) {
        return run(OLDEST, Tuple.of(lane.code()))
                .map(rows -> rows.iterator().next().getDouble(0));
    }

    private Uni<RowSet<Row>> run(String sql, Tuple row) {
        return pool.preparedQuery(sql).execute(row);
    }

    private static Optional<Long> number(RowSet<Row> rows) {
        Iterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next().getLong(0)) : Optional.empty();
    }

    /** A shop that was paused by this ring gets no bell. */
    private static List<Ring> rings(RowSet<Row> rows) {
        List<Ring> rings = new ArrayList<>();
        for (Row row : rows) {
            if (!row.getBoolean("paused")) {
                Bell bell = new Bell(new ShopId(row.getLong("shop_id")), row.getLong("bell_no"));
                rings.add(new Ring(bell, Lane.of(row.getShort("lane"))));
            }
        }
        return rings;
    }
}
