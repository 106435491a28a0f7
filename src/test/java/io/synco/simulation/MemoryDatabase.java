package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Lease;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * The modelled database: transactions apply at once or not at all, one after the other, by the virtual clock. A transaction may be cut
 * off at its beginning (see {@link Gatekeeper}), as by a crash or a lease that ran out; inside it nothing else happens.
 */
public final class MemoryDatabase implements Transactions {
    private final VirtualTime time;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private Gatekeeper gatekeeper = new Gatekeeper() {
        @Override
        public <T> Uni<T> admit(Lease lease, Uni<T> transaction) {
            return transaction;
        }
    };

    /** Decides when, and whether, a transaction of a slice begins: checks its lease, or lets it never begin. */
    public interface Gatekeeper {
        <T> Uni<T> admit(Lease lease, Uni<T> transaction);
    }

    private record MemoryTx() implements Tx {}

    public MemoryDatabase(VirtualTime time) {
        this.time = time;
    }

    public VirtualTime time() {
        return time;
    }

    public void guardedBy(Gatekeeper keeper) {
        this.gatekeeper = keeper;
    }

    @Override
    public <T> Uni<T> in(Lease lease, Function<Tx, Uni<T>> work) {
        return gatekeeper.admit(lease, Uni.createFrom().deferred(() -> atomically(work)));
    }

    @Override
    public <T> Uni<T> unfenced(ShopId shop, Function<Tx, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> atomically(work));
    }

    /** For what is no slice: a webhook, a person. */
    public <T> T now(Function<Tx, Uni<T>> work) {
        return atomically(work)
                .subscribeAsCompletionStage()
                .toCompletableFuture()
                .getNow(null);
    }

    private <T> Uni<T> atomically(Function<Tx, Uni<T>> work) {
        undo.clear();
        return work.apply(new MemoryTx()).onFailure().invoke(this::rollBack);
    }

    void onRollback(Runnable step) {
        undo.push(step);
    }

    private void rollBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}
