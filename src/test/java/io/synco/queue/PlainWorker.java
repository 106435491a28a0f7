package io.synco.queue;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Lease;
import io.synco.sync.port.SliceWorker;
import io.synco.tenant.TenantTransaction;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Does a shop's due jobs without any remote, except while a test holds the shop up; all around it is real. */
@Alternative
@ApplicationScoped
class PlainWorker implements SliceWorker {
    private static final String DO =
            "update job set state = 4, finished_at = clock_timestamp() where state = 1 and due_at <= clock_timestamp()";

    private static final Duration LEFT = Duration.ofSeconds(5);

    private final TenantTransaction tenant;
    private final Set<ShopId> held = ConcurrentHashMap.newKeySet();
    private final Map<ShopId, Context> atWork = new ConcurrentHashMap<>();
    private final Set<ShopId> slow = ConcurrentHashMap.newKeySet();

    PlainWorker(TenantTransaction tenant) {
        this.tenant = tenant;
    }

    /** Its slices do not end until they are let go. */
    void hold(ShopId shop) {
        held.add(shop);
    }

    void letGo() {
        held.clear();
    }

    /** From its next slice on it belongs in the slow lane. */
    void slow(ShopId shop) {
        slow.add(shop);
    }

    /** The shops that have a slice now, and the context it is on. */
    Map<ShopId, Context> atWork() {
        return Map.copyOf(atWork);
    }

    @Override
    public Uni<SliceReport> work(Lease lease) {
        ShopId shop = lease.shop();
        atWork.put(shop, Vertx.currentContext());
        return waited(lease)
                .chain(() -> tenant.in(
                        shop,
                        connection -> lease.check(connection)
                                .chain(() -> connection.query(DO).execute())))
                .map(RowSet::rowCount)
                .onFailure(Lease.Lost.class)
                .recoverWithItem(0)
                .map(jobs -> new SliceReport(jobs, slow.contains(shop)))
                .onTermination()
                .invoke(() -> atWork.remove(shop));
    }

    /** Renews the lease meanwhile, as a slice with a slow remote does. */
    private Uni<Void> waited(Lease lease) {
        if (!held.contains(lease.shop())) {
            return Uni.createFrom().voidItem();
        }
        return lease.ensure(LEFT).onItem().delayIt().by(Duration.ofMillis(100)).chain(() -> waited(lease));
    }

    @Override
    public Uni<Optional<Instant>> nextDue(ShopId shop) {
        return tenant.in(
                        shop,
                        connection -> connection
                                .query("select min(due_at) from job where state in (1, 2, 3)")
                                .execute())
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(due -> due.toInstant()));
    }
}
