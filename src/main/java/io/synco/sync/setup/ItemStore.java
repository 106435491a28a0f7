package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Assortment;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkStore.Matched;
import io.synco.catalog.LinkStore.Told;
import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeStore.Chosen;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Links and recipes as people and matching change them, and the levels that follow. */
interface ItemStore {
    /** The item is made of this from now on; what was promised by older recipes keeps them. */
    Uni<Chosen> choose(Tx tx, ShopId shop, ItemId item, List<Recipe.Component> components, String who);

    /** The next match decides for the item anew. False where no person has set a recipe. */
    Uni<Boolean> takeBack(Tx tx, ShopId shop, ItemId item, String who);

    /** @param items and {@code assortment}: all that the two sides have */
    Uni<Matched> match(Tx tx, ShopId shop, Collection<CatalogItem> items, Assortment assortment, String who);

    /**
     * Shopify told that these items changed, and that these are gone; what was linked anew by that is not reckoned yet.
     *
     * @param items as just read
     */
    Uni<Told> told(Tx tx, ShopId shop, Collection<CatalogItem> items, Set<ItemId> gone);

    Uni<Optional<LinkRow>> find(Tx tx, ShopId shop, ItemId item);

    /** Each linked item has a level at each mapped location; those of these items want another target. */
    Uni<Void> reckon(Tx tx, ShopId shop, Set<ItemId> items);
}
