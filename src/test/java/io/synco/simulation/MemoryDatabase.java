package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.Rows;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Transactions;
import io.synco.sync.job.Tx;
import io.synco.sync.port.Lease;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/**
 * The modelled database: transactions apply at once or not at all, one after the other, by the virtual clock. A transaction may be cut
 * off at its beginning (see {@link Gatekeeper}), as by a crash or a lease that ran out; inside it nothing else happens.
 */
public final class MemoryDatabase implements Transactions {
    private final VirtualTime time;
    private final Rows rows = new Rows(this);
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Trampoline answers = new Trampoline();
    private Optional<MemoryTx> open = Optional.empty();
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

    public MemoryDatabase(VirtualTime time) {
        this.time = time;
    }

    public VirtualTime time() {
        return time;
    }

    /** What is committed; for an oracle to look at. */
    public ShopRows rows(ShopId shop) {
        return rows.of(shop);
    }

    public void guardedBy(Gatekeeper keeper) {
        this.gatekeeper = keeper;
    }

    @Override
    public <T> Uni<T> in(Lease lease, Function<Tx, Uni<T>> work) {
        return gatekeeper
                .admit(lease, Uni.createFrom().deferred(() -> atomically(lease.shop(), work)))
                .emitOn(answers);
    }

    @Override
    public <T> Uni<T> unfenced(ShopId shop, Function<Tx, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> atomically(shop, work));
    }

    /** As every transaction here is. */
    @Override
    public <T> Uni<T> alone(ShopId shop, Function<Tx, Uni<T>> work) {
        return unfenced(shop, work);
    }

    /** For what is no slice: a webhook, a person. */
    public <T> T now(ShopId shop, Function<Tx, Uni<T>> work) {
        return unfenced(shop, work)
                .subscribeAsCompletionStage()
                .toCompletableFuture()
                .getNow(null);
    }

    /** One that waits for something else in the middle is still open when the next one begins: that is a mistake, and fails. */
    private <T> Uni<T> atomically(ShopId shop, Function<Tx, Uni<T>> work) {
        if (open.isPresent()) {
            throw new IllegalStateException(
                    "A transaction of shop " + shop + " began while another was open: inside it, or it spans a call");
        }
        undo.clear();
        MemoryTx tx = new MemoryTx(this, shop);
        open = Optional.of(tx);
        return Uni.createFrom()
                .deferred(() -> work.apply(tx))
                .onFailure()
                .invoke(this::rollBack)
                .onTermination()
                .invoke(this::end);
    }

    private void end() {
        open.ifPresent(MemoryTx::end);
        open = Optional.empty();
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
