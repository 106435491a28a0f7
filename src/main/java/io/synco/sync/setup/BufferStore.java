package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Optional;

/** How many units are kept back from sale: the shop's buffer and the items'. A location's stands with its mapping. */
interface BufferStore {
    Uni<Integer> ofShop(Tx tx, ShopId shop);

    /** Empty where there is no such item. */
    Uni<Optional<ItemBuffer>> ofItem(Tx tx, ShopId shop, ItemId item);

    /** @param units empty: the location's buffer applies, or the shop's */
    record ItemBuffer(Optional<Integer> units) {}

    /** Levels that have no nearer buffer are to be planned again. */
    Uni<Void> setShop(Tx tx, ShopId shop, int units);

    /** The item's levels are to be planned again. */
    Uni<Void> setItem(Tx tx, ShopId shop, ItemId item, ItemBuffer buffer);
}
