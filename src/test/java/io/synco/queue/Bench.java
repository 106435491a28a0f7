package io.synco.queue;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.FreshDatabase;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The doorbell's statements on a real database, with time that passes when told. */
final class Bench implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(60);

    final FreshDatabase database = new FreshDatabase();
    final ShopWork work = new ShopWork(database.app(), LEASE);
    private int jobs;

    ShopId shop() {
        return database.shop();
    }

    <T> T await(Uni<T> uni) {
        return database.await(uni);
    }

    /** A job is committed; nobody has rung. */
    void post(ShopId shop) {
        postDueIn(shop, 0);
    }

    void postDueIn(ShopId shop, int seconds) {
        jobs++;
        database.sql(
                "insert into job (shop_id, kind, key, lane, state, due_at)"
                        + " values ($1, 1, $2, 1, 1, clock_timestamp() + $3 * interval '1 second')",
                shop.value(),
                "job-" + jobs,
                (double) seconds);
    }

    Optional<Ring> ring(ShopId shop) {
        return await(work.ring(shop));
    }

    Bell rung(ShopId shop) {
        return ring(shop).orElseThrow().bell();
    }

    List<Bell> sweep() {
        return await(work.ringDue(EnumSet.allOf(Lane.class), 500)).stream()
                .map(Ring::bell)
                .toList();
    }

    List<Bell> minuteSweep() {
        await(work.revealHidden());
        return sweep();
    }

    Optional<Long> take(Bell bell) {
        return await(work.take(bell, "test"));
    }

    long taken(Bell bell) {
        return take(bell).orElseThrow();
    }

    void doJobs(ShopId shop) {
        database.sql("update job set state = 4 where shop_id = $1 and due_at <= clock_timestamp()", shop.value());
    }

    Optional<Instant> nextDue(ShopId shop) {
        Row row = database.sql("select min(due_at) from job where shop_id = $1 and state in (1, 2, 3)", shop.value())
                .iterator()
                .next();
        return Optional.ofNullable(row.getOffsetDateTime(0)).map(due -> due.toInstant());
    }

    boolean release(ShopId shop, long lease) {
        return release(shop, lease, nextDue(shop));
    }

    boolean release(ShopId shop, long lease, Optional<Instant> due) {
        return await(work.release(shop, lease, due, Lane.NORMAL));
    }

    /** What was due or limited comes nearer by a minute and a second. */
    void aMinutePasses() {
        database.sql("update shop_work set bell_until = bell_until - interval '61 seconds',"
                + " lease_until = lease_until - interval '61 seconds'");
    }

    Row row(ShopId shop) {
        RowSet<Row> rows =
                database.sql("select *, due_at = 'infinity' as idle from shop_work where shop_id = $1", shop.value());
        return rows.iterator().next();
    }

    int open(ShopId shop) {
        return database.sql("select from job where shop_id = $1 and state = 1", shop.value())
                .size();
    }

    @Override
    public void close() {
        database.close();
    }
}
