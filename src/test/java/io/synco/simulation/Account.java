package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The account of units, by product and building: inside, reserved by others, promised to customers, gone. It asks the models what
 * physically is, never the product what it thinks.
 */
final class Account {
    /** @param location the warehouse's site; so in what went, too */
    record Place(ProductId product, LocationId location) {}

    record Went(OrderId order, LocationId location, ProductId product) {}

    record Sold(OrderId order, OrderLineId line, LocationId location) {}

    /** The buildings at one moment. @param gone by document and product: at the customer, or picked for him */
    record Building(Map<Place, Quantity> inside, Map<Place, Quantity> others, Map<Went, Quantity> gone) {}

    private static final int LATER_MAX = 5;

    private final World world;
    private final Map<Place, Quantity> others = new HashMap<>();
    private final Map<Went, Quantity> broughtBack = new HashMap<>();
    private final Map<Sold, Integer> fulfilledBefore = new HashMap<>();
    private final Map<Went, String> documents = new HashMap<>();
    private long changes = -1;
    private Building building;
    private Map<Sold, Part> sales = Map.of();
    private Map<Went, Quantity> demand;

    Account(World world) {
        this.world = world;
    }

    // ---- what it hears of

    void othersReserve(ProductId product, LocationId location, Runnable act) {
        Quantity had = world.odoo().reserved(product, set(location));
        act.run();
        Quantity more = world.odoo().reserved(product, set(location)).minus(had);
        others.merge(new Place(product, world.site(location)), more, Quantity::plus);
        changes = -1;
    }

    /** What may not be sold, though it lies there. */
    void withholds(ProductId product, LocationId location, long units) {
        others.merge(new Place(product, world.site(location)), Quantity.of(units), Quantity::plus);
        changes = -1;
    }

    /** Units that the customer had, and that Shopify counts as fulfilled, are in a building again: nobody waits for them. */
    void bringsBack(OrderId order, LocationId location, ProductId product, Quantity units) {
        broughtBack.merge(new Went(order, world.site(location), product), units, Quantity::plus);
        changes = -1;
    }

    /** What is fulfilled by now left before anybody counted. */
    void beginsToCount() {
        // Whose document stood in Odoo already is accounted for from its beginning, as that document's units are.
        sales().forEach((sold, part) -> {
            if (!world.connector().handles(sold.order())) {
                fulfilledBefore.put(sold, part.fulfilled());
            }
        });
        changes = -1;
    }

    boolean wasBefore(OrderId order) {
        return fulfilledBefore.keySet().stream().anyMatch(sold -> sold.order().equals(order));
    }

    /** What came back while it counted as fulfilled, and does not count any more, its order wants again. */
    void unfulfilled(OrderId order) {
        changes = -1;
        byProduct(ofOrder(order), sold -> fulfilled(sold.getKey(), sold.getValue()))
                .forEach((went, fulfilled) -> broughtBack.computeIfPresent(
                        went,
                        (same, back) -> back.min(fulfilled
                                .minus(world.odoo().atCustomer(document(went), went.product()))
                                .max(Quantity.ZERO))));
        changes = -1;
    }

    Map<Sold, Part> ofOrder(OrderId order) {
        Map<Sold, Part> parts = new LinkedHashMap<>(sales());
        parts.keySet().removeIf(sold -> !sold.order().equals(order));
        return parts;
    }

    // ---- what is

    /** All of what left for the order here is fulfilled on Shopify, or none of it; empty for anything between. */
    Optional<Boolean> counts(OrderId order, LocationId at) {
        Map<Sold, Part> ofOrder = new LinkedHashMap<>(sales());
        ofOrder.keySet()
                .removeIf(sold -> !sold.order().equals(order)
                        || !world.site(sold.location()).equals(world.site(at)));
        Map<Went, Quantity> fulfilled = byProduct(ofOrder, sold -> fulfilled(sold.getKey(), sold.getValue()));
        boolean none = fulfilled.values().stream().allMatch(units -> units.signum() == 0);
        boolean all = fulfilled.entrySet().stream()
                .allMatch(entry -> entry.getValue().compareTo(delivered(entry.getKey())) >= 0);
        return none ? Optional.of(false) : all ? Optional.of(true) : Optional.empty();
    }

    Building building() {
        refresh();
        return building;
    }

    /** Every part of every order, as it stands now. */
    Map<Sold, Part> sales() {
        refresh();
        return sales;
    }

    private void refresh() {
        long now = world.shopify().changes() + world.odoo().changes();
        if (now == changes) {
            return;
        }
        changes = now;
        demand = null;
        Map<Sold, Part> parts = new LinkedHashMap<>();
        for (StoreOrder order : world.shopify().allOrders()) {
            order.parts().forEach(part -> parts.put(new Sold(order.id(), part.line(), part.location()), part));
        }
        sales = parts;
        building = new Building(inside(), Map.copyOf(others), gone(parts));
    }

    private Map<Place, Quantity> inside() {
        Map<Place, Quantity> inside = new HashMap<>();
        for (LocationId at : world.warehouses().keySet()) {
            Set<StockLocationId> set = set(at);
            world.assortment()
                    .products()
                    .forEach(product ->
                            inside.put(new Place(product, at), world.odoo().quantity(product, set)));
        }
        return inside;
    }

    private Map<Went, Quantity> gone(Map<Sold, Part> parts) {
        Map<Went, Quantity> gone = new HashMap<>();
        parts.forEach((sold, part) -> world.assortment()
                .recipe(part.item())
                .keySet()
                .forEach(product -> gone.computeIfAbsent(
                        new Went(sold.order(), world.site(sold.location()), product),
                        went -> delivered(went).plus(picked(went)))));
        return gone;
    }

    /** At the customer, or brought back from there after it was counted as fulfilled. */
    Quantity delivered(Went went) {
        return world.odoo()
                .atCustomer(document(went), went.product())
                .plus(later(went))
                .plus(broughtBack.getOrDefault(went, Quantity.ZERO));
    }

    /** What a person had delivered for the order beside its own document. */
    private Quantity later(Went went) {
        Quantity later = Quantity.ZERO;
        for (int number = 1; number <= LATER_MAX; number++) {
            later = later.plus(world.odoo()
                    .atCustomer(document(went) + "_p" + went.product() + "_later" + number, went.product()));
        }
        return later;
    }

    private Quantity picked(Went went) {
        OdooWarehouse warehouse = world.warehouses().get(went.location());
        return world.odoo()
                .standingAt(document(went), went.product(), List.of(warehouse.packing(), warehouse.output()));
    }

    private String document(Went went) {
        return documents.computeIfAbsent(went, of -> world.documentOf(of.order(), of.location()));
    }

    /** Since anybody counts. */
    int fulfilled(Sold sold, Part part) {
        return part.fulfilled() - fulfilledBefore.getOrDefault(sold, 0);
    }

    /** What the customer wants and does not have back: open, or counted as fulfilled. */
    int demand(Sold sold, Part part) {
        return part.open() + fulfilled(sold, part);
    }

    /** Units of the product by order and location. */
    Map<Went, Quantity> byProduct(Map<Sold, Part> parts, ToIntFunction<Map.Entry<Sold, Part>> units) {
        Map<Went, Quantity> sums = new LinkedHashMap<>();
        for (Map.Entry<Sold, Part> entry : parts.entrySet()) {
            Sold sold = entry.getKey();
            int items = units.applyAsInt(entry);
            world.assortment()
                    .recipe(entry.getValue().item())
                    .forEach((product, perItem) -> sums.merge(
                            new Went(sold.order(), world.site(sold.location()), product),
                            perItem.times(items),
                            Quantity::plus));
        }
        return sums;
    }

    private record Ordered(OrderId order, ProductId product) {}

    /**
     * What is promised of each product at a location. What an order got from one building beyond what it wants from there, it does not
     * get from another.
     */
    private Map<ProductId, Quantity> promised(LocationId location, Building in, Map<Went, Quantity> demand) {
        Map<Ordered, Quantity> surplus = new HashMap<>();
        demand.forEach((went, units) -> surplus.merge(
                new Ordered(went.order(), went.product()),
                in.gone().getOrDefault(went, Quantity.ZERO).minus(units).max(Quantity.ZERO),
                Quantity::plus));
        Map<ProductId, Quantity> promised = new HashMap<>();
        demand.forEach((went, units) -> {
            if (went.location().equals(location)) {
                Quantity owed = units.minus(in.gone().getOrDefault(went, Quantity.ZERO));
                Quantity got = surplus.get(new Ordered(went.order(), went.product()));
                promised.merge(went.product(), owed.minus(got).max(Quantity.ZERO), Quantity::plus);
            }
        });
        return promised;
    }

    /** Whole items that nobody has, nobody is promised and nobody else has reserved; negative where too many are promised. */
    int left(LevelId level, Building in, Map<Went, Quantity> demand) {
        Map<ProductId, Quantity> promised = promised(world.site(level.location()), in, demand);
        int left = Integer.MAX_VALUE;
        for (Map.Entry<ProductId, Quantity> component :
                world.assortment().recipe(level.item()).entrySet()) {
            Place place = new Place(component.getKey(), world.site(level.location()));
            Quantity free = in.inside()
                    .getOrDefault(place, Quantity.ZERO)
                    .minus(in.others().getOrDefault(place, Quantity.ZERO))
                    .minus(promised.getOrDefault(component.getKey(), Quantity.ZERO));
            left = Math.min(left, free.dividedBy(component.getValue()).floor());
        }
        return left;
    }

    /** As everything stands now. */
    int left(LevelId level) {
        refresh();
        if (demand == null) {
            demand = byProduct(sales, sold -> demand(sold.getKey(), sold.getValue()));
        }
        return left(level, building, demand);
    }

    private Set<StockLocationId> set(LocationId location) {
        return world.odoo().below(world.warehouses().get(location).stock());
    }
}
