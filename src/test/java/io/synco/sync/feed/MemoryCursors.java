package io.synco.sync.feed;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.CursorRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.sync.job.Tx;
import java.time.Instant;
import java.util.Optional;

/** In memory, what {@link PgCursors} does. */
final class MemoryCursors implements Cursors {
    @Override
    public Uni<Instant> at(Tx tx, ShopId shop, String feed) {
        return rows(tx, shop, rows -> at(rows, feed));
    }

    @Override
    public Uni<Void> advance(Tx tx, ShopId shop, String feed, Instant to) {
        return change(tx, shop, rows -> {
            CursorRow row = rows.cursors().find(feed).orElse(CursorRow.at(to));
            rows.cursors().put(feed, row.advanced(to));
        });
    }

    @Override
    public Uni<Watch> watch(Tx tx, ShopId shop, String feed) {
        return rows(tx, shop, rows -> {
            Optional<CursorRow> row = rows.cursors().find(feed);
            return new Watch(
                    at(rows, feed),
                    row.flatMap(CursorRow::from).orElse(rows.now()),
                    row.flatMap(CursorRow::until).orElse(rows.now()),
                    rows.now(),
                    row.flatMap(CursorRow::hinted));
        });
    }

    @Override
    public Uni<Void> watched(Tx tx, ShopId shop, String feed, Instant to, Instant begun) {
        return change(tx, shop, rows -> {
            CursorRow fresh = CursorRow.at(to).watched(to, rows.now(), begun);
            rows.cursors()
                    .put(
                            feed,
                            rows.cursors()
                                    .find(feed)
                                    .map(row -> row.watched(to, rows.now(), begun))
                                    .orElse(fresh));
        });
    }

    private static Instant at(ShopRows rows, String feed) {
        return rows.cursors()
                .find(feed)
                .map(CursorRow::at)
                .or(() -> rows.shop().liveAt())
                .orElse(rows.now());
    }
}
