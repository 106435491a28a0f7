package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.Side;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.Time;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.plan.Undone;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Move;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads Odoo's stock so that quants and the moves of our documents belong to one moment: the moves are read before and after the
 * quants, compared row by row with their lines, and read again if they changed (docs/sync-model.md, section 6).
 */
@ApplicationScoped
class SnapshotReader {
    private static final int TRIES_MAX = 3;

    private final OdooPort odoo;
    private final Time time;

    SnapshotReader(OdooPort odoo, Time time) {
        this.odoo = odoo;
        this.time = time;
    }

    /**
     * @param begunAt before the first read
     * @param begunNanos the same, monotonic, for its age
     */
    record Taken(Snapshot snapshot, Instant begunAt, long begunNanos) {
        /** @param undone deliveries that came back before they counted */
        Taken told(Set<Long> pickings, Map<Long, Map<ProductId, Quantity>> undone) {
            List<Move> moves = Undone.leaveOut(snapshot.moves(), undone);
            Snapshot with = new Snapshot(snapshot.quants(), snapshot.reservations(), moves, pickings);
            return new Taken(with, begunAt, begunNanos);
        }

        long ageSeconds(Time time) {
            return (time.nanos() - begunNanos) / 1_000_000_000L;
        }
    }

    Uni<Taken> read(Slice slice, BookReader.Load load) {
        return attempt(slice, load.products(), load.locations(), load.documents(), 1);
    }

    private Uni<Taken> attempt(
            Slice slice, Set<ProductId> products, Set<StockLocationId> set, Set<DocumentRef> documents, int tries) {
        Instant begunAt = time.now();
        long begunNanos = time.nanos();
        return moves(slice, documents)
                .chain(before -> slice.call(Side.ODOO, () -> odoo.quants(slice.shop(), products, set))
                        .chain(quants -> slice.call(Side.ODOO, () -> odoo.reservations(slice.shop(), products, set))
                                .chain(reservations -> moves(slice, documents).chain(after -> {
                                    if (new HashSet<>(before).equals(new HashSet<>(after))) {
                                        Snapshot snapshot = new Snapshot(quants, reservations, after, Set.of());
                                        return Uni.createFrom().item(new Taken(snapshot, begunAt, begunNanos));
                                    }
                                    if (tries == TRIES_MAX) {
                                        return Uni.createFrom()
                                                .failure(
                                                        new SideFailure(
                                                                Side.ODOO,
                                                                new RemoteFailure.Conflict(
                                                                        "The documents kept changing while the stock was read.")));
                                    }
                                    return attempt(slice, products, set, documents, tries + 1);
                                }))));
    }

    private Uni<List<Move>> moves(Slice slice, Set<DocumentRef> documents) {
        return documents.isEmpty()
                ? Uni.createFrom().item(List.of())
                : slice.call(Side.ODOO, () -> odoo.documentMoves(slice.shop(), documents));
    }
}
