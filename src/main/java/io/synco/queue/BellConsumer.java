package io.synco.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.SliceWorker;
import io.synco.sync.port.SliceWorker.SliceReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What one bell leads to: take, work, release, look again. Never fails; the message is never the unit of failure. */
@ApplicationScoped
class BellConsumer {
    private static final Logger LOG = Logger.getLogger(BellConsumer.class);

    private final ShopWork work;
    private final SliceWorker worker;
    private final Doorbell doorbell;
    private final MeterRegistry metrics;
    private final Duration leaseTime;
    private final Duration sliceTimeMax;
    private final Time time = Time.SYSTEM;
    private final String holder = ProcessHandle.current().pid() + "-" + Chance.SYSTEM.uuid();
    private volatile long lastTakeNanos = time.nanos();

    @Inject
    BellConsumer(ShopWork work, SliceWorker worker, Doorbell doorbell, MeterRegistry metrics, QueueConfig config) {
        this.work = work;
        this.worker = worker;
        this.doorbell = doorbell;
        this.metrics = metrics;
        this.leaseTime = config.leaseTime();
        this.sliceTimeMax = config.sliceTimeMax();
    }

    /** Ends when the bell may be acknowledged. */
    Uni<Void> on(Bell bell) {
        long asked = time.nanos();
        return work.take(bell, holder)
                .chain(taken -> taken.isEmpty() ? stale() : slice(bell.shop(), taken.get(), asked))
                .onFailure()
                .recoverWithUni(failure -> leftToRunOut(bell, failure));
    }

    /** How long no bell of this instance has been valid. */
    Duration silence() {
        return Duration.ofNanos(time.nanos() - lastTakeNanos);
    }

    private Uni<Void> stale() {
        count("stale");
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> slice(ShopId shop, long leaseNo, long asked) {
        lastTakeNanos = time.nanos();
        LeaseHolder lease = new LeaseHolder(work, time, shop, leaseNo, leaseTime, asked);
        return worker.work(lease)
                .ifNoItem()
                .after(sliceTimeMax)
                .failWith(() -> new IllegalStateException("the slice did not end within " + sliceTimeMax))
                .chain(report -> release(lease, report))
                .invoke(() -> count("released"));
    }

    private Uni<Void> release(LeaseHolder lease, SliceReport report) {
        ShopId shop = lease.shop();
        Lane lane = report.slowRemote() ? Lane.SLOW : Lane.NORMAL;
        return worker.nextDue(shop)
                .chain(due -> work.release(shop, lease.no(), due, lane)
                        .chain(released -> released
                                ? lookAgain(shop, report, due)
                                : Uni.createFrom().voidItem()));
    }

    /** Closes the race with a job that was committed while this slice still held the shop. */
    private Uni<Void> lookAgain(ShopId shop, SliceReport report, Optional<Instant> before) {
        return worker.nextDue(shop)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().item(false)
                        : work.lookAgain(shop, due.get()).map(now -> now && !circling(report, before, due)))
                .chain(now -> now ? doorbell.ring(shop) : Uni.createFrom().voidItem());
    }

    /** Nothing done and the same still due: ringing at once would go round in a circle. The sweep rings it within a second. */
    private static boolean circling(SliceReport report, Optional<Instant> before, Optional<Instant> after) {
        return report.jobs() == 0 && before.equals(after);
    }

    /** No release: the lease runs out, the sweep rings again, and {@code unreleased} counts how often that happens. */
    private Uni<Void> leftToRunOut(Bell bell, Throwable failure) {
        count("failed");
        LOG.errorf(
                failure,
                "event=slice-failed shop=%s bell=%d; the shop is tried again when its lease has run out",
                bell.shop(),
                bell.no());
        return Uni.createFrom().voidItem();
    }

    private void count(String end) {
        metrics.counter("synco.queue.bells", "end", end).increment();
    }
}
