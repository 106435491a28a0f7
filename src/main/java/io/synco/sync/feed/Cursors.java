package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far each feed has been read, in the remote's own time. Never goes back. */
public interface Cursors {

    Uni<Instant> at(Tx tx, ShopId shop, String feed);

    Uni<Void> advance(Tx tx, ShopId shop, String feed, Instant to);

    /** As {@link #at}, with how long nothing later has come. */
    Uni<Watch> watch(Tx tx, ShopId shop, String feed);

    /** @param to the latest that was read @param begun when that reading began, by {@link Watch#now} */
    Uni<Void> watched(Tx tx, ShopId shop, String feed, Instant to, Instant begun);

    /**
     * @param at the latest that was read, in the remote's own time
     * @param from when it was read first, in ours; so the remote's clock had passed {@code at} by then
     * @param until when the last reading began that found nothing later
     * @param hinted when the remote said last that there is something new
     */
    record Watch(Instant at, Instant from, Instant until, Instant now, Optional<Instant> hinted) {
        /** The remote shows whole seconds; what it shows as {@code at} was written within the second that begins then. */
        private static final Duration SHOWN = Duration.ofSeconds(1);

        /**
         * From where to read on. What was not there at {@code until} is of a transaction that was open then, or began later: so its
         * date is not further back than the overlap from what the remote's clock then showed.
         */
        Instant since(Duration overlap) {
            Instant back = at.minus(overlap).plus(watched());
            Instant settled = at.plus(SHOWN);
            return back.isBefore(settled) ? back : settled;
        }

        private Duration watched() {
            return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
        }

        Duration quiet() {
            return Duration.between(from, now);
        }

        /** How long ago something was hinted at that has not been seen since. */
        Optional<Duration> unseen() {
            return hinted.filter(at -> !from.isAfter(at)).map(at -> Duration.between(at, now));
        }
    }
}
