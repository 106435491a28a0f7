package io.synco.simulation.contract;

import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.simulation.SeededChance;
import io.synco.simulation.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A shop so small that random settings and orders meet: few items that share products, few locations that share stock. */
public final class SmallShop {
    public static final List<ItemId> ITEMS = List.of(new ItemId(501), new ItemId(502), new ItemId(503));
    public static final List<ProductId> PRODUCTS = List.of(new ProductId(71), new ProductId(72), new ProductId(73));
    public static final List<LocationId> LOCATIONS =
            List.of(new LocationId(31), new LocationId(32), new LocationId(33));

    private static final List<Quantity> PER_ITEM =
            List.of(Quantity.of(1), Quantity.of(2), Quantity.of(6), Quantity.ratio(1, 3));
    private static final List<StockLocation> STOCK =
            List.of(stock(8, "1/7/8/"), stock(9, "1/7/8/9/"), stock(12, "1/11/12/"));

    private final TwoDatabases databases;
    private final SameSettings settings;
    private final SeededChance chance;
    private final ShopId shop;

    public SmallShop(TwoDatabases databases, SeededChance chance) {
        this.databases = databases;
        this.settings = new SameSettings(databases);
        this.chance = chance;
        this.shop = databases.shop();
        change(one -> {
            one.odooLocations(shop, STOCK);
            one.shopifyLocation(shop, LOCATIONS.get(0), "Main street");
        });
        link(ITEMS.get(0));
        link(ITEMS.get(1));
    }

    public ShopId id() {
        return shop;
    }

    /** Also of what is neither linked nor mapped. */
    public LevelId level() {
        return new LevelId(item(), location());
    }

    /** One that has a row. */
    public LevelId row() {
        return chance.oneOf(databases.model().rows(shop).levels().all()).id();
    }

    public ItemId item() {
        return chance.oneOf(ITEMS);
    }

    public ProductId product() {
        return chance.oneOf(PRODUCTS);
    }

    public LocationId location() {
        return chance.oneOf(LOCATIONS);
    }

    /** Something else is linked or mapped now, or gone in Odoo. */
    public void settingsChange() {
        switch (chance.between(1, 5)) {
            case 1 -> link(item());
            case 2, 3 -> unlink(item());
            case 4 -> settings.change(shop, one -> one.map(shop, someMapping()));
            default -> change(one -> one.odooLocations(shop, chance.oneIn(2) ? STOCK : STOCK.subList(0, 2)));
        }
    }

    /** And another mapping, because only mapping and linking ask for a push. */
    private void change(Consumer<Settings> change) {
        settings.change(shop, one -> {
            change.accept(one);
            one.map(shop, someMapping());
        });
    }

    private void link(ItemId item) {
        Map<ProductId, Component> components = new HashMap<>();
        for (int i = chance.between(1, 2); i > 0; i--) {
            ProductId product = product();
            components.put(product, new Component(product, chance.oneOf(PER_ITEM)));
        }
        settings.change(shop, one -> one.link(shop, item, List.copyOf(components.values())));
    }

    private void unlink(ItemId item) {
        settings.change(shop, one -> one.unlink(shop, item));
    }

    private List<Wanted> someMapping() {
        List<Wanted> mapping = new ArrayList<>();
        for (LocationId location : LOCATIONS) {
            if (mapping.isEmpty() || !chance.oneIn(3)) {
                StockLocationId stock = chance.oneIn(2) ? new StockLocationId(8) : new StockLocationId(12);
                mapping.add(new Wanted(location, stock, warehouse(stock), chance.between(0, 2)));
            }
        }
        return mapping;
    }

    private WarehouseId warehouse(StockLocationId stock) {
        return new WarehouseId(stock.value() * 10 + chance.between(0, 1));
    }

    private static StockLocation stock(long id, String path) {
        return new StockLocation(
                new StockLocationId(id), "Stock " + id, "internal", path, Optional.of(new WarehouseId(1)), "WH");
    }
}
