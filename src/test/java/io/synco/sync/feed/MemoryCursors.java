package io.synco.sync.feed;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.time.Instant;

/** In memory, what {@link PgCursors} does. */
final class MemoryCursors implements Cursors {
    @Override
    public Uni<Instant> at(Tx tx, ShopId shop, String feed) {
        return rows(
                tx,
                shop,
                rows -> rows.cursors().find(feed).or(() -> rows.shop().liveAt()).orElse(rows.now()));
    }

    @Override
    public Uni<Void> advance(Tx tx, ShopId shop, String feed, Instant to) {
        return change(tx, shop, rows -> {
            Instant at = rows.cursors().find(feed).orElse(to);
            rows.cursors().put(feed, at.isAfter(to) ? at : to);
        });
    }
}
