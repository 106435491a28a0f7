package io.synco.sync.setup;

import io.synco.catalog.Assortment;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.CatalogProduct;
import io.synco.catalog.LinkStore;
import io.synco.catalog.LinkStore.Matched;
import io.synco.catalog.Recipe.Component;
import io.synco.catalog.RecipeStore;
import io.synco.kernel.ItemId;
import io.synco.kernel.Quantity;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Items are linked, matched and unlinked in memory as in PostgreSQL, and the same levels follow. */
class ItemStoreContractTest {
    private static final int STEPS = 40;
    private static final List<String> SKUS = List.of("A", "B", "C");
    private static final Pair<ItemStore> STORES =
            new Pair<>(new PgItemStore(new RecipeStore(), new LinkStore(), new LevelRows()), new MemoryItemStore());

    @RandomHistory
    void items_are_linked_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        for (int step = 0; step < STEPS; step++) {
            ItemId item = chance.oneIn(8) ? new ItemId(999) : shop.item();
            switch (chance.between(1, 8)) {
                case 1, 2 -> choose(databases, shop, item, chance);
                case 3 ->
                    databases.both(
                            shop.id(), STORES, world -> world.store().takeBack(world.tx(), world.shop(), item, "ann"));
                case 4, 5 -> match(databases, shop, chance);
                case 6, 7 -> told(databases, shop, chance);
                default -> shop.settingsChange();
            }
            databases.both(shop.id(), STORES, world -> world.store().reckon(world.tx(), world.shop(), Set.of(item)));
            SmallShop.ITEMS.forEach(each -> find(databases, shop, each));
        }
    }

    private static void choose(TwoDatabases databases, SmallShop shop, ItemId item, SeededChance chance) {
        List<Component> components = List.of(new Component(shop.product(), Quantity.of(chance.between(1, 2))));
        databases.both(
                shop.id(), STORES, world -> world.store().choose(world.tx(), world.shop(), item, components, "ann"));
    }

    private static void match(TwoDatabases databases, SmallShop shop, SeededChance chance) {
        List<CatalogItem> sold = SmallShop.ITEMS.stream()
                .filter(item -> !chance.oneIn(5))
                .map(item ->
                        new CatalogItem(item, item.value(), chance.oneOf(SKUS), null, "Title", !chance.oneIn(5), true))
                .toList();
        List<CatalogProduct> products = SmallShop.PRODUCTS.stream()
                .filter(product -> !chance.oneIn(4))
                .map(product -> new CatalogProduct(product, chance.oneOf(SKUS), null, "Name"))
                .toList();
        databases.both(
                shop.id(),
                STORES,
                world -> world.store()
                        .match(world.tx(), world.shop(), sold, new Assortment(products, List.of()), "ann")
                        .map(Matched::relinked));
    }

    private static void told(TwoDatabases databases, SmallShop shop, SeededChance chance) {
        Set<ItemId> gone = new TreeSet<>();
        List<CatalogItem> sold = new ArrayList<>();
        for (ItemId item : SmallShop.ITEMS) {
            if (chance.oneIn(6)) {
                gone.add(item);
            } else if (chance.oneIn(2)) {
                sold.add(new CatalogItem(
                        item, item.value(), chance.oneOf(SKUS), null, "Title", !chance.oneIn(4), !chance.oneIn(6)));
            }
        }
        databases.both(
                shop.id(),
                STORES,
                world -> world.store()
                        .told(world.tx(), world.shop(), sold, gone)
                        .map(told -> List.of(told.relinked(), Set.copyOf(told.changes()))));
    }

    private static void find(TwoDatabases databases, SmallShop shop, ItemId item) {
        databases.answers(
                shop.id(),
                STORES,
                world -> world.store()
                        .find(world.tx(), world.shop(), item)
                        .map(found ->
                                found.map(row -> List.of(row.state(), row.reason(), row.source(), row.components()))));
    }
}
