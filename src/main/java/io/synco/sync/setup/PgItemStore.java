package io.synco.sync.setup;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Assortment;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkStore;
import io.synco.catalog.LinkStore.Matched;
import io.synco.catalog.LinkStore.Told;
import io.synco.catalog.Links;
import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeStore;
import io.synco.catalog.RecipeStore.Chosen;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgItemStore implements ItemStore {
    private final RecipeStore recipes;
    private final LinkStore links;
    private final LevelRows levels;

    PgItemStore(RecipeStore recipes, LinkStore links, LevelRows levels) {
        this.recipes = recipes;
        this.links = links;
        this.levels = levels;
    }

    @Override
    public Uni<Chosen> choose(Tx tx, ShopId shop, ItemId item, List<Recipe.Component> components, String who) {
        return recipes.choose(sql(tx), shop, item, components, who);
    }

    @Override
    public Uni<Boolean> takeBack(Tx tx, ShopId shop, ItemId item, String who) {
        return recipes.takeBack(sql(tx), shop, item, who);
    }

    @Override
    public Uni<Matched> match(Tx tx, ShopId shop, Collection<CatalogItem> items, Assortment assortment, String who) {
        return links.match(sql(tx), shop, items, assortment, who);
    }

    @Override
    public Uni<Told> told(Tx tx, ShopId shop, Collection<CatalogItem> items, Set<ItemId> gone) {
        return links.told(sql(tx), shop, items, gone);
    }

    @Override
    public Uni<Optional<LinkRow>> find(Tx tx, ShopId shop, ItemId item) {
        return Links.find(sql(tx), shop, item);
    }

    @Override
    public Uni<Void> reckon(Tx tx, ShopId shop, Set<ItemId> items) {
        return levels.wantItems(sql(tx), shop, items)
                .chain(() -> levels.ensure(sql(tx), shop))
                .replaceWithVoid();
    }
}
