package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.simulation.remote.LevelState;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import io.synco.sync.port.ShopifyPort.SetOnHand;
import io.synco.sync.port.ShopifyPort.SetRow;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Follows each unit by itself: in the building, promised to a customer, reserved by somebody else, gone. It asks the models what
 * physically is, never the product what it thinks.
 */
final class Oracle {
    /** The buildings as they stood when quants were read. @param gone by document and product */
    private record Building(Map<Place, Quantity> inside, Map<Place, Quantity> others, Map<Went, Quantity> gone) {}

    private record Place(ProductId product, LocationId location) {}

    private record Went(OrderId order, LocationId location, ProductId product) {}

    private final World world;
    private final Map<Place, Quantity> others =
            new TreeMap<>(java.util.Comparator.comparing(Place::product).thenComparing(Place::location));
    private final Map<UUID, Building> carried = new HashMap<>();
    private final Map<Process, Building> lastRead = new HashMap<>();
    private Map<LevelId, LevelState> before = Map.of();

    Oracle(World world) {
        this.world = world;
    }

    // ---- what it hears of

    /** What an act of another channel reserved or set free at a location's warehouse. */
    void othersReserve(ProductId product, LocationId location, Runnable act) {
        Quantity had = reserved(product, location);
        act.run();
        others.merge(new Place(product, location), reserved(product, location).minus(had), Quantity::plus);
    }

    /** What a process stored and did not send any more, the next one sends with the snapshot that it was planned from. */
    void inherits(Process heir, Process dead) {
        if (dead != null && lastRead.containsKey(dead)) {
            lastRead.put(heir, lastRead.get(dead));
        }
    }

    /** Each first sending of a write is bound to the snapshot it was planned from, whatever becomes of the call. */
    void sends(Process process, Method method, Object[] arguments) {
        if (method.getName().equals("setOnHand")) {
            carried.putIfAbsent(((SetOnHand) arguments[1]).key(), lastRead.get(process));
        }
    }

    void before(Process process, Method method) {
        if (method.getName().equals("quants")) {
            lastRead.put(process, building());
        }
        if (method.getName().equals("setOnHand")) {
            before = new HashMap<>(world.shopify().levels());
        }
    }

    void after(Method method, Object[] arguments) {
        if (method.getName().equals("setOnHand")) {
            SetOnHand call = (SetOnHand) arguments[1];
            call.rows().forEach(row -> nothingSoldIsSoldAgain(row, carried.get(call.key())));
        }
    }

    // ---- what must hold

    /** Property 1: no write raises available above what is left. */
    private void nothingSoldIsSoldAgain(SetRow row, Building building) {
        LevelState was = before.get(row.level());
        LevelState is = world.shopify().level(row.level());
        if (was == null || is.onHand() == was.onHand()) {
            return;
        }
        world.note("SyncO wrote " + row.level() + " " + was.onHand() + " -> " + is.onHand() + ", available "
                + was.available() + " -> " + is.available());
        if (is.onHand() < was.onHand()) {
            return;
        }
        long left = left(row.level(), building);
        if (is.available() > Math.max(0, left)) {
            world.violated("a write raised " + row.level() + " to " + is.available() + " available, and only " + left
                    + " are left");
        }
    }

    /** Property 3, at rest: what can be sold is what is left. */
    void everythingAgrees() {
        Building now = building();
        for (LevelId level : world.levels()) {
            LevelState state = world.shopify().level(level);
            long left = left(level, now);
            long sellable = Math.max(left, -state.committed());
            if (state.available() + state.held() != sellable) {
                world.violated("at rest " + level + " has " + state.available() + " available and " + state.held()
                        + " held, and " + left + " are left");
            }
        }
    }

    /**
     * Property 2, at rest: what has left the building for an order is fulfilled on Shopify, each unit once. Units that left and were
     * cancelled afterwards, or that a person sent beyond the order, no fulfilment can tell of.
     */
    void everyUnitLeftOnce() {
        for (StoreOrder order : world.shopify().allOrders()) {
            demand(order).forEach((went, demand) -> {
                Quantity gone = gone(went);
                if (!fulfilled(order, went).equals(gone.min(demand))) {
                    world.violated(order.name() + " at " + went.location() + ": " + fulfilled(order, went)
                            + " fulfilled on Shopify, " + gone + " gone from Odoo, " + demand + " wanted");
                }
            });
        }
    }

    // ---- the account

    private long left(LevelId level, Building building) {
        ProductId product = world.products().get(level.item());
        Place place = new Place(product, level.location());
        Quantity left = building.inside()
                .getOrDefault(place, Quantity.ZERO)
                .minus(building.others().getOrDefault(place, Quantity.ZERO));
        for (StoreOrder order : world.shopify().allOrders()) {
            for (Map.Entry<Went, Quantity> demand : demand(order).entrySet()) {
                Went went = demand.getKey();
                if (went.product().equals(product) && went.location().equals(level.location())) {
                    Quantity gone = building.gone().getOrDefault(went, Quantity.ZERO);
                    left = left.minus(demand.getValue().minus(gone).max(Quantity.ZERO));
                }
            }
        }
        return left.floor();
    }

    private Building building() {
        Map<Place, Quantity> inside = new HashMap<>();
        world.products()
                .values()
                .forEach(product -> world.warehouses()
                        .keySet()
                        .forEach(at ->
                                inside.put(new Place(product, at), world.odoo().quantity(product, set(at)))));
        Map<Went, Quantity> gone = new HashMap<>();
        for (StoreOrder order : world.shopify().allOrders()) {
            demand(order).keySet().forEach(went -> gone.put(went, gone(went)));
        }
        return new Building(inside, Map.copyOf(others), gone);
    }

    /** What customers want from a location and do not have back: open, or counted as fulfilled. */
    private Map<Went, Quantity> demand(StoreOrder order) {
        Map<Went, Quantity> demand = new HashMap<>();
        for (Part part : order.parts()) {
            ProductId product = world.products().get(part.item());
            demand.merge(
                    new Went(order.id(), part.location(), product),
                    Quantity.of(part.open() + part.fulfilled()),
                    Quantity::plus);
        }
        return demand;
    }

    private Quantity fulfilled(StoreOrder order, Went went) {
        return order.parts().stream()
                .filter(part -> part.location().equals(went.location())
                        && world.products().get(part.item()).equals(went.product()))
                .map(part -> Quantity.of(part.fulfilled()))
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private Quantity gone(Went went) {
        return world.odoo().atCustomer(world.documentOf(went.order(), went.location()), went.product());
    }

    private Quantity reserved(ProductId product, LocationId location) {
        return world.odoo().reserved(product, set(location));
    }

    private Set<StockLocationId> set(LocationId location) {
        return world.odoo().below(world.warehouses().get(location).stock());
    }
}
