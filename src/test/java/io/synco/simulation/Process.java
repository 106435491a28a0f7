package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Lease;
import io.synco.sync.port.SliceWorker;
import io.synco.sync.port.SliceWorker.SliceReport;
import java.time.Instant;
import java.util.Optional;

/** One instance of the application. Killed, it never answers again: whatever it waits for does not come. */
final class Process {
    private final World world;
    private final Disasters disasters;
    private SliceWorker worker;
    private boolean dead;

    Process(World world, Disasters disasters) {
        this.world = world;
        this.disasters = disasters;
    }

    void runs(SliceWorker worker) {
        this.worker = worker;
    }

    boolean dead() {
        return dead;
    }

    void dies() {
        dead = true;
    }

    /** Works off one slice; empty where it died or hangs in the middle. */
    Optional<SliceReport> work(Leases leases, Leases.Held lease) {
        SliceReport[] end = new SliceReport[1];
        worker.work(lease)
                .subscribe()
                .with(report -> end[0] = report, failure -> world.violated("a slice ended with " + failure));
        if (end[0] != null) {
            leases.release(lease);
        }
        return Optional.ofNullable(end[0]);
    }

    /** At the beginning of each of its transactions: dead processes wait for ever, and the lease decides. */
    <T> Uni<T> admit(Lease lease, Uni<T> transaction) {
        return Uni.createFrom().deferred(() -> {
            if (dead) {
                return Uni.createFrom().nothing();
            }
            if (disasters.kills()) {
                dies();
                return Uni.createFrom().nothing();
            }
            if (!((Leases.Held) lease).stands()) {
                return Uni.createFrom().failure(new Lease.Lost(lease.shop(), lease.no()));
            }
            return transaction.chain(result -> {
                if (disasters.kills()) {
                    dies();
                    return Uni.createFrom().nothing();
                }
                return Uni.createFrom().item(result);
            });
        });
    }

    Optional<Instant> nextDue(ShopId shop) {
        return worker.nextDue(shop).await().indefinitely();
    }
}
