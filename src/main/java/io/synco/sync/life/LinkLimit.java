package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Set;

/** What a shop's plan allows. It limits what is begun and never what goes on: an item whose stock is kept in step stays so. */
@FunctionalInterface
public interface LinkLimit {
    LinkLimit NONE = (tx, shop, linked) -> Uni.createFrom().item(0);

    /**
     * In the transaction that linked them: takes back as many of these links as are beyond the plan, newest items first, of those that
     * have no stock in step yet; each says why. How many it were.
     */
    Uni<Integer> hold(Tx tx, ShopId shop, Set<ItemId> linked);
}
