package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.job.Tx;
import io.synco.sync.life.StayStore.State;
import io.synco.sync.life.StayStore.Stay;
import io.synco.sync.port.ShopifyApp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The shop has left, it is said, by a webhook whose shop nobody signed: so it has left only if Shopify refuses its token. Then the
 * tokens go, work stops, and what the merchant set up waits for a reinstall.
 */
@ApplicationScoped
class Leaving {
    /** Tokens may outlive the webhook by a moment; within some minutes they are dead or the shop is here. */
    private static final int TRIES_MAX = 6;

    private final StayStore stays;
    private final ShopifyApp app;
    private final JobStore jobs;
    private final LifeConfig config;

    Leaving(StayStore stays, ShopifyApp app, JobStore jobs, LifeConfig config) {
        this.stays = stays;
        this.app = app;
        this.jobs = jobs;
        this.config = config;
    }

    Uni<Outcome> run(Slice slice, Job job) {
        return slice.tx(tx -> stays.read(tx, slice.shop()))
                .chain(stay -> stay.state() != State.INSTALLED
                        ? Uni.createFrom().<Outcome>item(new Outcome.Ignored("The shop had left already."))
                        : leave(slice, stay).map(left -> left ? new Outcome.Done("The shop has left.") : still(job)))
                .onFailure(SideFailure.class)
                .recoverWithItem(failure -> new Outcome.Retry(failure.getMessage()));
    }

    private static Outcome still(Job job) {
        return job.attempts() < TRIES_MAX
                ? new Outcome.Retry("Shopify still accepts this app's access; it is asked again.")
                : new Outcome.Ignored("Shopify accepts this app's access: the shop is here.");
    }

    /** Whether the shop has left now; fails where Shopify could not be asked. */
    Uni<Boolean> leave(Slice slice, Stay stay) {
        return isRefused(slice)
                .chain(refused -> refused
                        ? slice.tx(tx -> leave(tx, slice, stay.access()))
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> leave(Tx tx, Slice slice, Optional<String> access) {
        return stays.leave(tx, slice.shop(), access)
                .call(left -> left
                        ? jobs.ask(
                                tx, slice.shop(), JobKind.STAY, List.of(StayHandler.ERASE), config.keptAfterUninstall())
                        : Uni.createFrom().voidItem())
                .invoke(left -> {
                    if (left) {
                        slice.end();
                    }
                });
    }

    private Uni<Boolean> isRefused(Slice slice) {
        return slice.call(Side.SHOPIFY, () -> app.standing(slice.shop()))
                .replaceWith(false)
                .onFailure(Leaving::isGone)
                .recoverWithItem(true);
    }

    /** The access is refused, or there is no such shop any more. */
    private static boolean isGone(Throwable thrown) {
        return thrown instanceof SideFailure side
                && (side.failure() instanceof RemoteFailure.AuthRevoked
                        || side.failure() instanceof RemoteFailure.NotFound);
    }
}
