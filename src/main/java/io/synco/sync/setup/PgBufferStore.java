package io.synco.sync.setup;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgBufferStore implements BufferStore {
    private static final String OF_SHOP = "select buffer from shop where shop_id = $1 for no key update";
    private static final String OF_ITEM =
            "select buffer from link where shop_id = $1 and item_id = $2 for no key update";
    private static final String SET_SHOP = "update shop set buffer = $2 where shop_id = $1";
    private static final String SET_ITEM = "update link set buffer = $3 where shop_id = $1 and item_id = $2";

    private final LevelRows levels;

    PgBufferStore(LevelRows levels) {
        this.levels = levels;
    }

    @Override
    public Uni<Integer> ofShop(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(OF_SHOP)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.iterator().next().getInteger("buffer"));
    }

    @Override
    public Uni<Optional<ItemBuffer>> ofItem(Tx tx, ShopId shop, ItemId item) {
        return sql(tx).preparedQuery(OF_ITEM)
                .execute(Tuple.of(shop.value(), item.value()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new ItemBuffer(Optional.ofNullable(row.getInteger("buffer")))));
    }

    @Override
    public Uni<Void> setShop(Tx tx, ShopId shop, int units) {
        return sql(tx).preparedQuery(SET_SHOP)
                .execute(Tuple.of(shop.value(), units))
                .chain(() -> levels.wantDefaults(sql(tx), shop))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> setItem(Tx tx, ShopId shop, ItemId item, ItemBuffer buffer) {
        return sql(tx).preparedQuery(SET_ITEM)
                .execute(Tuple.of(shop.value(), item.value(), buffer.units().orElse(null)))
                .chain(() -> levels.wantItems(sql(tx), shop, Set.of(item)))
                .replaceWithVoid();
    }
}
