package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sync.port.Lease;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The doorbell's row of one shop as far as a slice sees it: one holder at a time, for a while, by number. */
final class Leases {
    static final Duration LENGTH = Duration.ofSeconds(60);

    private final ShopId shop;
    private final Time time;
    private long no;
    private Instant until = Instant.MIN;

    Leases(ShopId shop, Time time) {
        this.shop = shop;
        this.time = time;
    }

    Optional<Held> take(Process holder) {
        if (until.isAfter(time.now())) {
            return Optional.empty();
        }
        no++;
        until = time.now().plus(LENGTH);
        return Optional.of(new Held(no, holder));
    }

    void release(Held lease) {
        if (lease.stands()) {
            until = Instant.MIN;
        }
    }

    /** When the shop can be taken again, if nobody releases it. */
    Instant until() {
        return until;
    }

    final class Held implements Lease {
        private final long number;
        private final Process holder;
        private long sinceNanos = time.nanos();

        Held(long number, Process holder) {
            this.number = number;
            this.holder = holder;
        }

        Process holder() {
            return holder;
        }

        boolean stands() {
            return number == no && until.isAfter(time.now());
        }

        @Override
        public ShopId shop() {
            return shop;
        }

        @Override
        public long no() {
            return number;
        }

        /** Asked by {@link Process#admit} instead. */
        @Override
        public Uni<Void> check(SqlConnection connection) {
            throw new IllegalStateException("There is no PostgreSQL in a simulation");
        }

        @Override
        public Uni<Void> ensure(Duration left) {
            return Uni.createFrom().deferred(() -> {
                long leftNanos = LENGTH.toNanos() - (time.nanos() - sinceNanos);
                if (leftNanos >= left.toNanos()) {
                    return Uni.createFrom().voidItem();
                }
                if (!stands()) {
                    return Uni.createFrom().failure(new Lost(shop, number));
                }
                until = time.now().plus(LENGTH);
                sinceNanos = time.nanos();
                return Uni.createFrom().voidItem();
            });
        }
    }
}
