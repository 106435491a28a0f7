package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.job.Slice;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.push.MoveFeed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Reads Odoo's finished moves since the last time, with an overlap, because a transaction that commits late carries an earlier
 * write_date.
 */
@ApplicationScoped
class OdooMoveFeed implements MoveFeed {
    /** Its cursor; the poll, which reads finished moves too, moves it on. */
    static final String FEED = "moves";

    private static final int PAGE = 1_000;
    /** One transaction's moves all carry one write_date, so a page has to grow past the largest receipt. */
    private static final int PAGE_MAX = 64_000;

    private final OdooPort odoo;
    private final Cursors cursors;
    private final MoveIntake intake;
    private final WorkerConfig config;

    OdooMoveFeed(OdooPort odoo, Cursors cursors, MoveIntake intake, WorkerConfig config) {
        this.odoo = odoo;
        this.cursors = cursors;
        this.intake = intake;
        this.config = config;
    }

    @Override
    public Uni<Void> read(Slice slice) {
        return slice.tx(tx -> cursors.at(tx, slice.shop(), FEED))
                .chain(at -> read(slice, at.minus(config.odooOverlap()), PAGE));
    }

    private Uni<Void> read(Slice slice, Instant since, int limit) {
        return slice.call(Side.ODOO, () -> odoo.movesDone(slice.shop(), since, limit))
                .chain(moves -> moves.isEmpty() ? Uni.createFrom().voidItem() : take(slice, since, limit, moves));
    }

    private Uni<Void> take(Slice slice, Instant since, int limit, List<DoneMove> moves) {
        Instant last = moves.get(moves.size() - 1).writeDate();
        boolean more = moves.size() >= limit;
        return slice.tx(tx ->
                        intake.take(tx, slice.shop(), moves).chain(() -> cursors.advance(tx, slice.shop(), FEED, last)))
                .chain(() -> {
                    if (!more) {
                        return Uni.createFrom().voidItem();
                    }
                    return last.isAfter(since)
                            ? read(slice, last, PAGE)
                            : read(slice, since, Math.min(PAGE_MAX, limit * 2));
                });
    }
}
