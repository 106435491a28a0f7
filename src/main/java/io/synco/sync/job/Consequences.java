package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.Side;
import io.synco.sync.job.Slice.SideFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** From failure to consequence, once, for both remotes (docs/failures.md). */
@ApplicationScoped
class Consequences {
    private static final Logger LOG = Logger.getLogger(Consequences.class);
    private static final Duration UNTIL_RECONNECTED = Duration.ofHours(1);
    /** The circuit's own time decides; this only keeps the job from being looked at before the next slice. */
    private static final Duration UNTIL_PROBE = Duration.ofSeconds(1);

    private final ShopStates states;

    Consequences(ShopStates states) {
        this.states = states;
    }

    Uni<Outcome> of(Slice slice, Job job, Throwable thrown) {
        if (thrown instanceof SideFailure failure) {
            return of(slice, failure.side(), failure.failure());
        }
        LOG.errorf(
                thrown,
                "event=job-failed shop=%s job=%s kind=%s key=%s",
                slice.shop(),
                job.id(),
                job.kind(),
                job.key());
        return Uni.createFrom().item(new Outcome.Retry("Something went wrong on our side; it is tried again."));
    }

    private Uni<Outcome> of(Slice slice, Side side, RemoteFailure failure) {
        String words = side.words() + ": " + failure.words();
        return switch (failure.consequence()) {
            case SNOOZE -> {
                Duration wait = failure instanceof RemoteFailure.Throttled t ? t.retryAfter() : Duration.ofSeconds(1);
                yield Uni.createFrom().item(new Outcome.Snooze(wait, words));
            }
            case OPEN_CIRCUIT ->
                states.failed(slice.shop(), side, failure.words())
                        .invoke(slice::markSlow)
                        .replaceWith(new Outcome.Snooze(UNTIL_PROBE, words));
            case RETRY, SETTLE -> Uni.createFrom().item(new Outcome.Retry(words));
            case PAUSE_CONNECTION ->
                states.paused(slice.shop(), side, failure.words())
                        .replaceWith(new Outcome.Snooze(UNTIL_RECONNECTED, words));
            case FLAG -> Uni.createFrom().item(new Outcome.Flag(words, hint(side, failure)));
        };
    }

    private static String hint(Side side, RemoteFailure failure) {
        if (failure instanceof RemoteFailure.AccessDenied) {
            return "Give SyncO's user in " + side.words() + " the right that is named, then retry.";
        }
        if (failure instanceof RemoteFailure.NotFound) {
            return "It is gone in " + side.words() + ". Link or map it again, or dismiss this.";
        }
        if (failure instanceof RemoteFailure.BlockedAddress) {
            return "Check the address of " + side.words() + ".";
        }
        if (failure instanceof RemoteFailure.Protocol) {
            return side.words() + " gave an answer that makes no sense. Check its address, then retry.";
        }
        return "Change in " + side.words() + " what it names, then retry.";
    }
}
