package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.LinkRow;
import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeSource;
import io.synco.catalog.RecipeStore.Chosen;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Transactions;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.OdooPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a person says an item is made of. Odoo is asked before the transaction begins. */
@ApplicationScoped
public class RecipeSetup {
    private final OdooPort odoo;
    private final ItemStore items;
    private final LinkDesk links;
    private final Transactions transactions;
    private final Doorbell doorbell;

    RecipeSetup(OdooPort odoo, ItemStore items, LinkDesk links, Transactions transactions, Doorbell doorbell) {
        this.odoo = odoo;
        this.items = items;
        this.links = links;
        this.transactions = transactions;
        this.doorbell = doorbell;
    }

    /** Fails with {@link RecipeRefused} where Odoo does not count the products, or Shopify does not count the item. */
    public Uni<LinkRow> set(ShopId shop, ItemId item, List<Recipe.Component> components, String who) {
        Set<ProductId> products =
                components.stream().map(Recipe.Component::product).collect(Collectors.toSet());
        return countable(shop, components)
                .chain(() -> noKits(shop, products))
                .chain(() -> transactions.alone(
                        shop,
                        tx -> items.choose(tx, shop, item, components, who)
                                .invoke(chosen -> {
                                    if (chosen != Chosen.SET) {
                                        throw RecipeRefused.of(chosen, item);
                                    }
                                })
                                .chain(() -> links.relinked(tx, shop, Set.of(item)))))
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

    /** Barcode and SKU decide again, at once. Where no person has set a recipe, nothing changes. */
    public Uni<LinkRow> takeBack(ShopId shop, ItemId item, String who) {
        return row(shop, item)
                .chain(row -> row.source() == RecipeSource.CHOSEN
                        ? links.match(shop, who, tx -> items.takeBack(tx, shop, item, who))
                                .chain(() -> row(shop, item))
                        : Uni.createFrom().item(row));
    }

    private Uni<LinkRow> row(ShopId shop, ItemId item) {
        return transactions
                .unfenced(shop, tx -> items.find(tx, shop, item))
                .map(row -> row.orElseThrow(() -> RecipeRefused.of(Chosen.NO_SUCH_ITEM, item)));
    }
}
