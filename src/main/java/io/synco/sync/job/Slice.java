package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.kernel.Time;
import io.synco.sync.port.Lease;
import io.synco.sync.port.Permit;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One holder's turn at one shop: every transaction is fenced, and no call goes out on a lease that could end under it. */
public final class Slice {
    /** The most a call to a remote may take; the adapters' own limits are not above it. */
    public static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private static final Duration LEASE_LEFT_MIN = CALL_LIMIT.plusSeconds(5);
    private static final long SLOW_NANOS = Duration.ofSeconds(5).toNanos();

    private final Lease lease;
    private final Transactions transactions;
    private final Time time;
    private final Set<Side> answered = EnumSet.noneOf(Side.class);
    private final Set<Side> written = EnumSet.noneOf(Side.class);
    private volatile boolean slow;
    private volatile boolean ended;

    Slice(Lease lease, Transactions transactions, Time time) {
        this.lease = lease;
        this.transactions = transactions;
        this.time = time;
    }

    public ShopId shop() {
        return lease.shop();
    }

    public long leaseNo() {
        return lease.no();
    }

    /** A fenced transaction of this shop. Never call a remote inside. */
    public <T> Uni<T> tx(Function<Tx, Uni<T>> work) {
        return transactions.in(lease, work);
    }

    /** A call to a remote; its failure comes back as {@link SideFailure}, so that the right connection is blamed. */
    public <T> Uni<T> call(Side side, Supplier<Uni<T>> remote) {
        return lease.ensure(LEASE_LEFT_MIN).chain(() -> timed(side, remote));
    }

    /** An operation of several calls: each that changes something asks for its own time on the lease first. */
    public <T> Uni<T> calls(Side side, Function<Permit, Uni<T>> remote) {
        written.add(side);
        return call(side, () -> remote.apply(() -> lease.ensure(LEASE_LEFT_MIN)));
    }

    private <T> Uni<T> timed(Side side, Supplier<Uni<T>> remote) {
        long start = time.nanos();
        return remote.get()
                .onTermination()
                .invoke(() -> slow |= time.nanos() - start > SLOW_NANOS)
                .onItem()
                .invoke(() -> answered.add(side))
                .onFailure(RemoteException.class)
                .transform(failure -> new SideFailure(side, ((RemoteException) failure).failure()));
    }

    /** Nothing more is begun in this slice: what may be done in the shop has changed under it. */
    public void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    boolean slow() {
        return slow;
    }

    boolean answered(Side side) {
        return answered.contains(side);
    }

    /** Whether something of it may have been changed since this was asked last. */
    boolean takeWritten(Side side) {
        return written.remove(side);
    }

    void markSlow() {
        slow = true;
    }

    /** What a remote did to a call, with the side that did it. */
    public static final class SideFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Side side;
        private final transient RemoteFailure failure;

        public SideFailure(Side side, RemoteFailure failure) {
            super(side.words() + " " + failure.getClass().getSimpleName() + ": " + failure.words(), null, false, false);
            this.side = side;
            this.failure = failure;
        }

        public Side side() {
            return side;
        }

        public RemoteFailure failure() {
            return failure;
        }

        /** Nobody knows whether the call was applied. */
        public static boolean unanswered(Throwable thrown) {
            return thrown instanceof SideFailure side && side.failure instanceof RemoteFailure.Unknown;
        }
    }
}
