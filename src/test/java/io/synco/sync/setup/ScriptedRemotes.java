package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the two sides hold, for the calls that setting up makes; any other call fails. The same for every shop. */
@Alternative
@ApplicationScoped
public class ScriptedRemotes {
    private static final Quantity HUNDREDTH = Quantity.ratio(1, 100);
    private static final int VARIANTS_A_PAGE = 250;
    private static final int PRODUCTS_A_PAGE = 500;

    private final TreeMap<Long, ShopifyPort.Location> shopLocations = new TreeMap<>();
    private final TreeMap<Long, OdooPort.Location> stockLocations = new TreeMap<>();
    private final TreeMap<Long, ShopifyPort.Variant> variants = new TreeMap<>();
    private final TreeMap<Long, OdooPort.Product> products = new TreeMap<>();
    private final TreeMap<Long, OdooPort.Kit> kits = new TreeMap<>();

    void clear() {
        shopLocations.clear();
        stockLocations.clear();
        variants.clear();
        products.clear();
        kits.clear();
    }

    void shopLocation(long id, String name) {
        shopLocations.put(id, new ShopifyPort.Location(new LocationId(id), name, true, true));
    }

    /** Shopify assigns no orders of the online store to it. */
    void shopLocationOffline(long id, String name) {
        shopLocations.put(id, new ShopifyPort.Location(new LocationId(id), name, true, false));
    }

    void stockLocation(long id, String name, String path, long warehouse) {
        stockLocations.put(
                id,
                new OdooPort.Location(
                        new StockLocationId(id),
                        name,
                        "internal",
                        path,
                        Optional.of(new WarehouseId(warehouse)),
                        "Warehouse " + warehouse,
                        name.endsWith("/Output")));
    }

    void withoutStockLocation(long id) {
        stockLocations.remove(id);
    }

    void withoutShopLocation(long id) {
        shopLocations.remove(id);
    }

    void variant(long item, String sku) {
        variant(item, sku, true);
    }

    void variant(long item, String sku, boolean tracked) {
        variants.put(
                item,
                new ShopifyPort.Variant(1_000_000 + item, new ItemId(item), sku, "", "Item " + item, tracked, true));
    }

    void withoutVariant(long item) {
        variants.remove(item);
    }

    void product(long id, String sku) {
        products.put(id, new OdooPort.Product(new ProductId(id), sku, "", "Product " + id));
    }

    void withoutProduct(long id) {
        products.remove(id);
    }

    /** @param units of each component, by its id */
    void kit(long id, String sku, Map<Long, Quantity> units) {
        kits.put(
                id,
                new OdooPort.Kit(
                        new OdooPort.Product(new ProductId(id), sku, "", "Kit " + id),
                        units.entrySet().stream()
                                .map(line -> new OdooPort.KitLine(
                                        new ProductId(line.getKey()),
                                        "Product " + line.getKey(),
                                        line.getValue(),
                                        HUNDREDTH))
                                .toList(),
                        Optional.empty()));
    }

    /** Odoo has it, and it cannot be reckoned with. */
    void unreadableKit(long id, String sku, String problem) {
        kits.put(
                id,
                new OdooPort.Kit(
                        new OdooPort.Product(new ProductId(id), sku, "", "Kit " + id),
                        List.of(),
                        Optional.of(problem)));
    }

    @Produces
    @Singleton
    @Alternative
    public ShopifyPort shopify() {
        return port(ShopifyPort.class, (method, arguments) -> switch (method) {
            case "locations" -> List.copyOf(shopLocations.values());
            case "variants" -> variantsAfter((String) arguments[1]);
            default -> throw new UnsupportedOperationException("Shopify was asked for " + method);
        });
    }

    @Produces
    @Singleton
    @Alternative
    public OdooPort odoo() {
        return port(OdooPort.class, (method, arguments) -> switch (method) {
            case "locations" -> List.copyOf(stockLocations.values());
            case "products" ->
                products.tailMap((Long) arguments[1], false).values().stream()
                        .limit(PRODUCTS_A_PAGE)
                        .toList();
            case "storable" ->
                products.values().stream()
                        .map(OdooPort.Product::id)
                        .filter(((Set<?>) arguments[1])::contains)
                        .collect(Collectors.toMap(id -> id, id -> HUNDREDTH));
            case "kits" -> List.copyOf(kits.values());
            default -> throw new UnsupportedOperationException("Odoo was asked for " + method);
        });
    }

    private ShopifyPort.Page<ShopifyPort.Variant> variantsAfter(String after) {
        List<ShopifyPort.Variant> rest =
                variants.tailMap(after == null ? 0 : Long.parseLong(after), false).values().stream()
                        .limit(VARIANTS_A_PAGE + 1L)
                        .toList();
        if (rest.size() <= VARIANTS_A_PAGE) {
            return new ShopifyPort.Page<>(rest, Optional.empty());
        }
        List<ShopifyPort.Variant> page = rest.subList(0, VARIANTS_A_PAGE);
        return new ShopifyPort.Page<>(
                page, Optional.of(page.get(VARIANTS_A_PAGE - 1).item().toString()));
    }

    private interface Answers {
        Object to(String method, Object[] arguments);
    }

    private static <T> T port(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? method.invoke(answers, arguments)
                        : Uni.createFrom().item(answers.to(method.getName(), arguments))));
    }
}
