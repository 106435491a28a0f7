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
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.MappingMode;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.simulation.SeededChance;
import io.synco.simulation.Settings;
import java.util.ArrayList;
import java.util.Collections;
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
        switch (chance.between(1, 6)) {
            case 1 -> link(item());
            case 2, 3 -> unlink(item());
            case 4 -> settings.change(shop, one -> one.map(shop, someMapping()));
            case 5 -> buffer(some(chance.between(0, 2)));
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

    private void buffer(Optional<Integer> units) {
        ItemId item = item();
        boolean ofItem = chance.oneIn(2);
        settings.change(shop, one -> {
            if (ofItem) {
                one.buffer(shop, item, units);
            } else {
                one.buffer(shop, units.orElse(0));
            }
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
        List<Outlet> outlets = new ArrayList<>();
        for (LocationId location : LOCATIONS) {
            if (outlets.isEmpty() || !chance.oneIn(3)) {
                outlets.add(new Outlet(location, chance.between(1, 3), some(chance.between(0, 2))));
            }
        }
        List<StockLocationId> sources = new ArrayList<>(List.of(new StockLocationId(8), new StockLocationId(12)));
        if (chance.oneIn(2)) {
            Collections.reverse(sources);
        }
        return chance.oneIn(2) ? together(sources, outlets) : apart(sources, outlets);
    }

    /** One mapping, of one or both Odoo locations. */
    private List<Wanted> together(List<StockLocationId> sources, List<Outlet> outlets) {
        MappingMode mode =
                outlets.size() == 1 ? MappingMode.SINGLE : chance.oneOf(List.of(MappingMode.POOL, MappingMode.SPLIT));
        return List.of(new Wanted(mode, sources.subList(0, chance.between(1, 2)), warehouse(sources.get(0)), outlets));
    }

    private List<Wanted> apart(List<StockLocationId> sources, List<Outlet> outlets) {
        List<Wanted> mapping = new ArrayList<>();
        for (int i = 0; i < Math.min(sources.size(), outlets.size()); i++) {
            StockLocationId source = sources.get(i);
            mapping.add(new Wanted(MappingMode.SINGLE, List.of(source), warehouse(source), List.of(outlets.get(i))));
        }
        return mapping;
    }

    private Optional<Integer> some(int units) {
        return units == 0 ? Optional.empty() : Optional.of(units);
    }

    private WarehouseId warehouse(StockLocationId stock) {
        return new WarehouseId(stock.value() * 10 + chance.between(0, 1));
    }

    private static StockLocation stock(long id, String path) {
        return new StockLocation(
                new StockLocationId(id), "Stock " + id, "internal", path, Optional.of(new WarehouseId(1)), "WH");
    }
}
