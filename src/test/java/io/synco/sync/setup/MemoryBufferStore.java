package io.synco.sync.setup;

import static io.synco.simulation.MemoryTx.change;
import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.simulation.rows.ItemLink;
import io.synco.simulation.rows.LevelRow;
import io.synco.sync.job.Tx;
import java.util.Optional;

/** In memory, what {@link PgBufferStore} does. */
final class MemoryBufferStore implements BufferStore {
    @Override
    public Uni<Integer> ofShop(Tx tx, ShopId shop) {
        return rows(tx, shop, rows -> rows.shop().buffer());
    }

    @Override
    public Uni<Optional<ItemBuffer>> ofItem(Tx tx, ShopId shop, ItemId item) {
        return rows(tx, shop, rows -> rows.links().find(item).map(link -> new ItemBuffer(link.buffer())));
    }

    @Override
    public Uni<Void> setShop(Tx tx, ShopId shop, int units) {
        return change(tx, shop, rows -> {
            rows.shop(rows.shop().buffer(units));
            rows.levels().update(level -> rows.shopBufferApplies(level.id()), LevelRow::wanted);
        });
    }

    @Override
    public Uni<Void> setItem(Tx tx, ShopId shop, ItemId item, ItemBuffer buffer) {
        return change(tx, shop, rows -> {
            rows.links().update(item, (ItemLink link) -> link.buffer(buffer.units()));
            rows.levels().update(level -> level.id().item().equals(item), LevelRow::wanted);
        });
    }
}
