package io.synco.queue;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sync.port.Lease;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/**
 * What is left is reckoned by a monotonic clock from before the taking was asked for, so it is never more than the database grants.
 * Whether the lease still stands is asked of the database only.
 */
final class LeaseHolder implements Lease {
    /** The row is shared-locked until the transaction ends: nobody can take the shop while it commits. */
    private static final String CHECK =
            "select from shop_work where shop_id = $1 and lease_no = $2 and lease_until > clock_timestamp() for share";

    private final ShopWork work;
    private final Time time;
    private final ShopId shop;
    private final long no;
    private final long lengthNanos;
    private volatile long askedNanos;

    LeaseHolder(ShopWork work, Time time, ShopId shop, long no, Duration length, long askedNanos) {
        this.work = work;
        this.time = time;
        this.shop = shop;
        this.no = no;
        this.lengthNanos = length.toNanos();
        this.askedNanos = askedNanos;
    }

    @Override
    public ShopId shop() {
        return shop;
    }

    @Override
    public long no() {
        return no;
    }

    @Override
    public Uni<Void> check(SqlConnection connection) {
        return connection
                .preparedQuery(CHECK)
                .execute(Tuple.of(shop.value(), no))
                .invoke(rows -> lostUnless(rows.size() == 1))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> ensure(Duration left) {
        return Uni.createFrom()
                .deferred(() -> leftNanos() >= left.toNanos() ? Uni.createFrom().voidItem() : renew(left));
    }

    private Uni<Void> renew(Duration left) {
        if (left.toNanos() >= lengthNanos) {
            return Uni.createFrom()
                    .failure(
                            new IllegalArgumentException("A lease of " + Duration.ofNanos(lengthNanos) + " cannot have "
                                    + left + " left: raise synco.queue.lease-time or shorten the call's limit"));
        }
        long asked = time.nanos();
        return work.renew(shop, no)
                .invoke(this::lostUnless)
                .invoke(() -> askedNanos = asked)
                .replaceWithVoid();
    }

    private long leftNanos() {
        return lengthNanos - (time.nanos() - askedNanos);
    }

    private void lostUnless(boolean held) {
        if (!held) {
            throw new Lost(shop, no);
        }
    }
}
