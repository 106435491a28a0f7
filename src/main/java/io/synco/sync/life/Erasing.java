package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.life.StayStore.Stay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Forgets a shop that has left: because Shopify asks for it, or because it did not come back. First the keys are shredded and the domain
 * is forgotten, from when on nothing can reach the data and a reinstall is another shop; then the rows go, so many at a time; the shop
 * itself, with this job, goes last. Each step can be repeated.
 */
@ApplicationScoped
class Erasing {
    private static final Duration NEXT_STEP = Duration.ofMillis(100);
    private static final String HERE = "The app is installed in the shop: nothing was erased.";

    private final StayStore stays;
    private final Leaving leaving;
    private final LifeConfig config;

    Erasing(StayStore stays, Leaving leaving, LifeConfig config) {
        this.stays = stays;
        this.leaving = leaving;
        this.config = config;
    }

    Uni<Outcome> run(Slice slice) {
        return slice.tx(tx -> stays.read(tx, slice.shop())).chain(stay -> switch (stay.state()) {
            case INSTALLED -> ofInstalled(slice, stay);
            case UNINSTALLED -> ofUninstalled(slice, stay);
            case ERASING -> erase(slice);
        });
    }

    /** Its uninstallation may have been lost on the way: the token tells. */
    private Uni<Outcome> ofInstalled(Slice slice, Stay stay) {
        if (!stay.asked()) {
            return Uni.createFrom().item(new Outcome.Ignored(HERE));
        }
        return leaving.leave(slice, stay)
                .chain(left -> left
                        ? Uni.createFrom().<Outcome>item(new Outcome.Again(NEXT_STEP))
                        : slice.tx(tx -> stays.refuseErasure(tx, slice.shop(), HERE))
                                .replaceWith(new Outcome.Ignored(HERE)))
                .onFailure(SideFailure.class)
                .recoverWithItem(failure -> new Outcome.Retry(failure.getMessage()));
    }

    private Uni<Outcome> ofUninstalled(Slice slice, Stay stay) {
        Duration kept = config.keptAfterUninstall().minus(stay.left().orElse(Duration.ZERO));
        if (!stay.asked() && kept.compareTo(Duration.ZERO) > 0) {
            return Uni.createFrom().item(new Outcome.Again(kept));
        }
        return slice.tx(tx -> (stay.asked()
                                ? Uni.createFrom().voidItem()
                                : stays.askErasure(tx, slice.shop(), "not installed again in time"))
                        .chain(() -> stays.beginErasure(tx, slice.shop())))
                .replaceWith(new Outcome.Again(config.erasureWait()));
    }

    private Uni<Outcome> erase(Slice slice) {
        return slice.tx(tx -> stays.eraseSome(tx, slice.shop(), config.erasedRowsMax()))
                .map(gone -> gone ? new Outcome.Done("The shop is forgotten.") : new Outcome.Again(NEXT_STEP));
    }
}
