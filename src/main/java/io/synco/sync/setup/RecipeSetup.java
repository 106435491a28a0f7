package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.LinkRow;
import io.synco.catalog.Links;
import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeSource;
import io.synco.catalog.RecipeStore;
import io.synco.catalog.RecipeStore.Chosen;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.PgTx;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.OdooPort;
import io.synco.sync.push.DirtyLevels;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a person says an item is made of. Odoo is asked before the transaction begins. */
@ApplicationScoped
public class RecipeSetup {
    private final OdooPort odoo;
    private final RecipeStore recipes;
    private final Links links;
    private final ShopSetup setup;
    private final LevelRows levels;
    private final TenantTransaction transaction;
    private final JobStore jobs;
    private final Doorbell doorbell;

    RecipeSetup(
            OdooPort odoo,
            RecipeStore recipes,
            Links links,
            ShopSetup setup,
            LevelRows levels,
            TenantTransaction transaction,
            JobStore jobs,
            Doorbell doorbell) {
        this.odoo = odoo;
        this.recipes = recipes;
        this.links = links;
        this.setup = setup;
        this.levels = levels;
        this.transaction = transaction;
        this.jobs = jobs;
        this.doorbell = doorbell;
    }

    /** Fails with {@link RecipeRefused} where Odoo does not count the products, or Shopify does not count the item. */
    public Uni<LinkRow> set(ShopId shop, ItemId item, List<Recipe.Component> components, String who) {
        Set<ProductId> products =
                components.stream().map(Recipe.Component::product).collect(Collectors.toSet());
        return countable(shop, components)
                .chain(() -> noKits(shop, products))
                .chain(() -> transaction.in(
                        shop,
                        connection -> recipes.choose(connection, shop, item, components, who)
                                .invoke(chosen -> {
                                    if (chosen != Chosen.SET) {
                                        throw RecipeRefused.of(chosen, item);
                                    }
                                })
                                .chain(() -> reckonAgain(connection, shop, item))))
                .call(() -> doorbell.ring(shop))
                .chain(() -> row(shop, item));
    }

    private Uni<Void> countable(ShopId shop, List<Recipe.Component> components) {
        Set<ProductId> products =
                components.stream().map(Recipe.Component::product).collect(Collectors.toCollection(TreeSet::new));
        return odoo.storable(shop, products)
                .invoke(steps -> {
                    if (!steps.keySet().containsAll(products)) {
                        products.removeAll(steps.keySet());
                        throw RecipeRefused.notStorable(products);
                    }
                    for (Recipe.Component component : components) {
                        Quantity step = steps.get(component.product());
                        if (!component.countedIn(step)) {
                            throw RecipeRefused.uncountable(component, step);
                        }
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> noKits(ShopId shop, Set<ProductId> products) {
        return odoo.kits(shop)
                .invoke(kits -> {
                    Set<ProductId> taken = kits.stream()
                            .map(kit -> kit.product().id())
                            .filter(products::contains)
                            .collect(Collectors.toSet());
                    if (!taken.isEmpty()) {
                        throw RecipeRefused.kits(taken);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> reckonAgain(SqlConnection connection, ShopId shop, ItemId item) {
        return levels.wantItems(connection, shop, Set.of(item))
                .chain(() -> levels.ensure(connection, shop))
                .chain(() -> jobs.ask(new PgTx(connection), shop, JobKind.PUSH, DirtyLevels.PUSH))
                .replaceWithVoid();
    }

    /** Barcode and SKU decide again, at once. Where no person has set a recipe, nothing changes. */
    public Uni<LinkRow> takeBack(ShopId shop, ItemId item, String who) {
        return row(shop, item)
                .chain(row -> row.source() == RecipeSource.CHOSEN
                        ? setup.match(shop, who, connection -> recipes.takeBack(connection, shop, item, who))
                                .chain(() -> row(shop, item))
                        : Uni.createFrom().item(row));
    }

    private Uni<LinkRow> row(ShopId shop, ItemId item) {
        return links.find(shop, item).map(row -> row.orElseThrow(() -> RecipeRefused.of(Chosen.NO_SUCH_ITEM, item)));
    }
}
