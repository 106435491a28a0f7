package io.synco.sync.bulk;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.BulkRow;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Progress.Written;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** In memory, statement by statement what {@link PgBulkStore} does. */
final class MemoryBulkStore implements BulkStore {
    @Override
    public Uni<Optional<Operation>> find(Tx tx, ShopId shop, Content content) {
        return rows(
                tx,
                shop,
                rows -> rows.comparison()
                        .bulk()
                        .find(content.code())
                        .map(row -> new Operation(row.id(), row.askedAt(), row.file(), row.readTo())));
    }

    @Override
    public Uni<Void> asking(Tx tx, ShopId shop, Content content) {
        return change(tx, shop, rows -> rows.comparison().bulk().put(content.code(), BulkRow.asked(rows.now())));
    }

    @Override
    public Uni<Void> running(Tx tx, ShopId shop, Content content, String id) {
        return update(tx, shop, content, row -> row.running(id));
    }

    @Override
    public Uni<Void> progress(Tx tx, ShopId shop, Content content, long objects) {
        return update(tx, shop, content, row -> row.objects(objects));
    }

    @Override
    public Uni<Void> written(Tx tx, ShopId shop, Content content, Written file) {
        return update(tx, shop, content, row -> row.written(file));
    }

    @Override
    public Uni<Void> readTo(Tx tx, ShopId shop, Content content, long place) {
        return update(tx, shop, content, row -> row.readTo(place));
    }

    @Override
    public Uni<Void> forget(Tx tx, ShopId shop, Content content) {
        return change(tx, shop, rows -> rows.comparison().bulk().remove(content.code()));
    }

    private static Uni<Void> update(Tx tx, ShopId shop, Content content, UnaryOperator<BulkRow> change) {
        return change(tx, shop, rows -> rows.comparison().bulk().update(content.code(), change));
    }
}
