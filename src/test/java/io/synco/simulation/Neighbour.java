package io.synco.simulation;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.Recipe.Component;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.OdooModel;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.ShopOrders;
import io.synco.simulation.remote.ShopifyModel;
import io.synco.simulation.remote.StoreOrder;
import io.synco.sync.port.Inbox.Hint;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Another shop that the same processes serve, with a Shopify and an Odoo of its own, whose ids are the first shop's too. Nothing ever fails
 * there: whatever fails at the first shop, this one comes to rest within minutes (property 6).
 */
final class Neighbour {
    static final ShopId SHOP = new ShopId(2);
    /** Of being served: time that the simulation jumps over is no delay. */
    private static final Duration REST = Duration.ofMinutes(10);

    private static final Duration JUMP = Duration.ofMinutes(1);
    private static final int SLICES_MAX = 60;
    private static final int STOCK = 20;

    private final World world;
    private final Leases leases;
    private final ShopifyModel shopify;
    private final OdooModel odoo;
    private OdooWarehouse warehouse;
    private LocationId location;
    private ItemId item;
    private ProductId product;
    private Instant seen;
    private Duration served = Duration.ZERO;

    Neighbour(World world) {
        this.world = world;
        this.leases = new Leases(SHOP, world.time());
        this.shopify = new ShopifyModel(world.time(), this::tells);
        this.odoo = new OdooModel(world.time());
    }

    void opens() {
        location = shopify.stock().opensLocation("Next door");
        warehouse = odoo.settings().warehouse("WH-Next", OdooWarehouse.Flow.DIRECT);
        item = shopify.stock().addsProduct("SKU-1");
        product = odoo.settings().product("SKU-1");
        shopify.stock().stocks(new LevelId(item, location), 0);
        odoo.floor().counts(STOCK, product, warehouse.stock());
        Settings settings = world.settings();
        settings.shopifyLocation(SHOP, location, "Next door");
        settings.connect(SHOP, Side.SHOPIFY);
        settings.connect(SHOP, Side.ODOO);
        settings.odooLocations(
                SHOP,
                odoo.locations(SHOP).await().indefinitely().stream()
                        .map(place -> new StockLocation(
                                place.id(),
                                place.name(),
                                place.usage(),
                                place.parentPath(),
                                place.warehouse(),
                                place.warehouseName()))
                        .toList());
        settings.map(SHOP, List.of(new Wanted(location, warehouse.stock(), warehouse.id())));
        settings.link(SHOP, item, List.of(new Component(product, Quantity.of(1))));
        person().controls(shop -> Uni.createFrom().voidItem())
                .goLive(SHOP, "the simulation")
                .await()
                .indefinitely();
        seen = world.time().now();
    }

    private Product person() {
        return new Product(new Surroundings(
                world.database(), shopify, odoo, world.time(), world.chance(), DefaultConfig.worker()));
    }

    /** At once: no webhook is lost here. */
    private void tells(Hint hint) {
        if (seen != null) {
            person().inbox(shop -> Uni.createFrom().voidItem())
                    .accept(SHOP, hint)
                    .await()
                    .indefinitely();
        }
    }

    // ---- what both shops' processes see

    ShopifyPort shopify(ShopifyPort first) {
        return byShop(ShopifyPort.class, first, shopify);
    }

    OdooPort odoo(OdooPort first) {
        return byShop(OdooPort.class, first, odoo);
    }

    private <T> T byShop(Class<T> port, T first, T second) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(arguments[0].equals(SHOP) ? second : first, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    // ---- what happens

    void act() {
        switch (world.chance().between(1, 6)) {
            case 1, 2 ->
                shopify.orders()
                        .buys(ShopOrders.Wanted.of(world.chance().between(1, 2), item, location))
                        .ifPresent(order -> acted("buys " + order.name()));
            case 3 -> {
                odoo.floor().receives(world.chance().between(1, 4), product, warehouse);
                acted("receives");
            }
            case 4, 5 -> deliver();
            default -> {}
        }
    }

    private void deliver() {
        shopify.allOrders().stream()
                .filter(order -> order.open() > 0)
                .flatMap(order -> odoo.office().orderOf(document(order)).stream())
                .filter(document -> !odoo.office().open(document).isEmpty())
                .findFirst()
                .ifPresent(document -> {
                    odoo.office().delivers(document);
                    acted("delivers " + document);
                });
    }

    private String document(StoreOrder order) {
        return "__synco__.order_" + order.id() + "_m"
                + world.database()
                        .rows(SHOP)
                        .targets()
                        .find(location)
                        .orElseThrow()
                        .mapping();
    }

    private void acted(String what) {
        world.note("next door: " + what);
        served = Duration.ZERO;
    }

    /** Its work is done as it comes; how the first shop stands is nothing to it. */
    void works(Process process) {
        for (int slices = 0; slices < SLICES_MAX && !process.dead(); slices++) {
            Instant now = world.time().now();
            if (process.nextDue(SHOP).filter(due -> !due.isAfter(now)).isEmpty()) {
                break;
            }
            leases.take(process).ifPresent(lease -> process.work(leases, lease));
        }
        Duration passed = Duration.between(seen, world.time().now());
        seen = world.time().now();
        served = served.plus(passed.compareTo(JUMP) < 0 ? passed : JUMP);
        if (served.compareTo(REST) > 0 && !process.dead()) {
            agrees();
        }
    }

    private void agrees() {
        LevelState state = shopify.level(new LevelId(item, location));
        int inside = odoo.quantity(product, Set.of(warehouse.stock())).floor();
        int sold = shopify.allOrders().stream()
                .flatMap(order -> order.parts().stream())
                .mapToInt(part -> part.open() + part.fulfilled())
                .sum();
        int gone = shopify.allOrders().stream()
                .mapToInt(order -> odoo.atCustomer(document(order), product).floor())
                .sum();
        int left = Math.max(0, inside - (sold - gone));
        if (state.available() != left) {
            world.violated("next door " + state.available() + " are available and " + left + " left, "
                    + REST.toMinutes() + " minutes after anything happened there");
        }
    }
}
