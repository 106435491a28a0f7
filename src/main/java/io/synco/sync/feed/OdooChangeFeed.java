package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.feed.Cursors.Watch;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.DoneMove;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads what was finished and what was reserved in Odoo since the last time, with an overlap, because a transaction that commits late
 * carries an earlier write_date. The overlap ends with time: what was quiet for that long is not read again.
 */
@ApplicationScoped
class OdooChangeFeed {
    private static final String FEED = "changes";
    private static final int PAGE = 1_000;
    /** One transaction's moves all carry one write_date, so a page has to grow past the largest receipt. */
    private static final int PAGE_MAX = 64_000;

    private final OdooPort odoo;
    private final Cursors cursors;
    private final MoveIntake moves;
    private final ReservationIntake reservations;
    private final WorkerConfig config;

    OdooChangeFeed(
            OdooPort odoo, Cursors cursors, MoveIntake moves, ReservationIntake reservations, WorkerConfig config) {
        this.odoo = odoo;
        this.cursors = cursors;
        this.moves = moves;
        this.reservations = reservations;
        this.config = config;
    }

    /**
     * @param quiet how long nothing new has happened
     * @param unseen how long ago Odoo said that something had, which was not found yet
     */
    record News(Duration quiet, Optional<Duration> unseen) {
        static final News JUST_NOW = new News(Duration.ZERO, Optional.empty());
    }

    Uni<News> read(Slice slice) {
        return slice.tx(tx -> cursors.watch(tx, slice.shop(), FEED))
                .chain(watch -> read(slice, watch, watch.since(config.odooOverlap()), PAGE, false));
    }

    /** @param before an earlier page told something new */
    private Uni<News> read(Slice slice, Watch watch, Instant since, int limit, boolean before) {
        return slice.call(Side.ODOO, () -> odoo.movesChanged(slice.shop(), since, limit))
                .chain(changed -> {
                    boolean news = before
                            || changed.latest().filter(watch.at()::isBefore).isPresent();
                    return slice.tx(tx -> take(tx, slice, watch, changed))
                            .chain(() -> changed.full()
                                    ? further(slice, watch, since, limit, changed, news)
                                    : Uni.createFrom().item(news ? News.JUST_NOW : nothing(watch)));
                });
    }

    private Uni<Void> take(Tx tx, Slice slice, Watch watch, ChangedMoves changed) {
        Instant latest = changed.latest().orElse(watch.at());
        return moves.take(tx, slice.shop(), changed.done())
                .chain(() -> reservations.over(
                        tx,
                        slice.shop(),
                        changed.done().stream().map(DoneMove::id).toList()))
                .chain(() -> reservations.take(tx, slice.shop(), changed.open()))
                .chain(() -> cursors.watched(tx, slice.shop(), FEED, latest, watch.now()))
                .chain(() -> changed.latest().isPresent()
                        ? cursors.advance(tx, slice.shop(), OdooMoveFeed.FEED, latest)
                        : Uni.createFrom().voidItem());
    }

    private Uni<News> further(Slice slice, Watch watch, Instant since, int limit, ChangedMoves changed, boolean news) {
        Instant last = changed.latest().orElse(since);
        return last.isAfter(since)
                ? read(slice, watch, last, PAGE, news)
                : read(slice, watch, since, Math.min(PAGE_MAX, limit * 2), news);
    }

    private static News nothing(Watch watch) {
        return new News(watch.quiet(), watch.unseen());
    }
}
