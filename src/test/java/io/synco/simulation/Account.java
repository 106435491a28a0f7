package io.synco.simulation;

import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.remote.OdooWarehouse;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

    /**
     * The buildings at one moment.
     *
     * @param gone by document and product: at the customer, or picked for him
     * @param picked of these, what is only picked
     * @param kept by document and product: what Odoo keeps for it inside
     * @param annex what stands in the warehouse that is counted with a location's own, or with none
     * @param annexAt with which it was counted
     */
    record Building(
            Map<Place, Quantity> inside,
            Map<Place, Quantity> others,
            Map<Went, Quantity> gone,
            Map<Went, Quantity> picked,
            Map<Went, Quantity> kept,
            Map<ProductId, Quantity> annex,
            Optional<LocationId> annexAt) {
        /** With what came, or went, since. */
        Building with(Map<Place, Quantity> units) {
            Map<Place, Quantity> all = new HashMap<>(inside);
            units.forEach((place, more) -> all.merge(place, more, Quantity::plus));
            return new Building(all, others, gone, picked, kept, annex, annexAt);
        }

        /** The same goods, had the annex been counted with this location. */
        Building withAnnexAt(Optional<LocationId> at) {
            Map<Place, Quantity> all = new HashMap<>(inside);
            annex.forEach((product, units) -> {
                annexAt.ifPresent(was -> all.merge(new Place(product, was), units.negated(), Quantity::plus));
                at.ifPresent(is -> all.merge(new Place(product, is), units, Quantity::plus));
            });
            return new Building(all, others, gone, picked, kept, annex, at);
        }

        /** What Odoo keeps for orders beyond what they want were free. */
        Building keepingNothing() {
            return new Building(inside, others, gone, picked, Map.of(), annex, annexAt);
        }
    }

    private static final int LATER_MAX = 5;

    private final World world;
    private final Unbooked unbooked;
    private final Map<Place, Quantity> others = new HashMap<>();
    private final Map<Went, Quantity> broughtBack = new HashMap<>();
    private final Map<Sold, Integer> fulfilledBefore = new HashMap<>();
    private final Map<Went, List<String>> documents = new HashMap<>();
    private long changes = -1;
    private Building building;
    private Map<Sold, Part> sales = Map.of();
    private Demand demand;
    private final Told told;

    Account(World world, Unbooked unbooked) {
        this.world = world;
        this.unbooked = unbooked;
        this.told = new Told(world);
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

    /** Some item is made of something else now, or other stock stands behind a location. */
    void settingsChanged() {
        documents.clear();
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
                        (same, back) ->
                                back.min(fulfilled.minus(atCustomer(went)).max(Quantity.ZERO))));
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
        building = new Building(
                inside(),
                Map.copyOf(others),
                byDocument(parts, went -> delivered(went).plus(picked(went))),
                byDocument(parts, this::picked),
                byDocument(parts, this::kept),
                annex(),
                world.annexAt());
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
        unbooked.units().forEach((place, units) -> inside.merge(place, units, Quantity::plus));
        return inside;
    }

    private Map<ProductId, Quantity> annex() {
        Map<ProductId, Quantity> annex = new HashMap<>();
        if (world.annex() != null) {
            Set<StockLocationId> set = world.odoo().below(world.annex().stock());
            world.assortment()
                    .products()
                    .forEach(product -> annex.put(product, world.odoo().quantity(product, set)));
        }
        return annex;
    }

    private Map<Went, Quantity> byDocument(Map<Sold, Part> parts, Function<Went, Quantity> units) {
        Map<Went, Quantity> all = new HashMap<>();
        parts.forEach((sold, part) -> world.recipes()
                .of(sold, part)
                .keySet()
                .forEach(product ->
                        all.computeIfAbsent(new Went(sold.order(), world.site(sold.location()), product), units)));
        return all;
    }

    /** At the customer, or brought back from there after it was counted as fulfilled. */
    Quantity delivered(Went went) {
        return atCustomer(went).plus(later(went)).plus(broughtBack.getOrDefault(went, Quantity.ZERO));
    }

    private Quantity atCustomer(Went went) {
        return sum(went, document -> world.odoo().atCustomer(document, went.product()));
    }

    /** What a person had delivered for the order beside its own document. */
    private Quantity later(Went went) {
        return sum(went, document -> {
            Quantity later = Quantity.ZERO;
            for (int number = 1; number <= LATER_MAX; number++) {
                later = later.plus(
                        world.odoo().atCustomer(document + "_p" + went.product() + "_later" + number, went.product()));
            }
            return later;
        });
    }

    private Quantity picked(Went went) {
        OdooWarehouse warehouse = world.warehouses().get(went.location());
        List<StockLocationId> onTheWay = List.of(warehouse.packing(), warehouse.output());
        return sum(went, document -> world.odoo().standingAt(document, went.product(), onTheWay));
    }

    private Quantity kept(Went went) {
        Set<StockLocationId> set = set(went.location());
        return sum(went, document -> world.odoo().reservedFor(document, went.product(), set));
    }

    private Quantity sum(Went went, Function<String, Quantity> ofDocument) {
        Quantity sum = Quantity.ZERO;
        for (String document : documents.computeIfAbsent(went, of -> world.documentsOf(of.order(), of.location()))) {
            sum = sum.plus(ofDocument.apply(document));
        }
        return sum;
    }

    /** Since anybody counts. */
    int fulfilled(Sold sold, Part part) {
        return part.fulfilled() - fulfilledBefore.getOrDefault(sold, 0);
    }

    /** What the customer wants and does not have back: open, or counted as fulfilled. */
    int demand(Sold sold, Part part) {
        return part.open() + fulfilled(sold, part);
    }

    /** A rule may leave to others what an order wants; which, stands in the product's books and changes with them. */
    private boolean byRule() {
        return world.scenario().has(Kind.OTHER_DOCUMENTS) || world.scenario().has(Kind.RULES_SWITCHED);
    }

    /** Units of the product by order and location. */
    Map<Went, Quantity> byProduct(Map<Sold, Part> parts, ToIntFunction<Map.Entry<Sold, Part>> units) {
        return byProduct(parts, units, sold -> world.recipes().of(sold.getKey(), sold.getValue()));
    }

    /** @param as what each part is promised as */
    Map<Went, Quantity> byProduct(
            Map<Sold, Part> parts,
            ToIntFunction<Map.Entry<Sold, Part>> units,
            Function<Map.Entry<Sold, Part>, Map<ProductId, Quantity>> as) {
        Map<Went, Quantity> sums = new LinkedHashMap<>();
        for (Map.Entry<Sold, Part> entry : parts.entrySet()) {
            Sold sold = entry.getKey();
            int items = units.applyAsInt(entry);
            as.apply(entry)
                    .forEach((product, perItem) -> sums.merge(
                            new Went(sold.order(), world.site(sold.location()), product),
                            perItem.times(items),
                            Quantity::plus));
        }
        return sums;
    }

    private record Ordered(OrderId order, ProductId product) {}

    /** What customers want and do not have back, by document and product. @param fulfilled of it, what Shopify counts as fulfilled */
    record Demand(Map<Went, Quantity> wanted, Map<Went, Quantity> fulfilled) {}

    /** @param units of each part */
    Demand wanting(Map<Sold, Part> parts, ToIntFunction<Map.Entry<Sold, Part>> units) {
        return wanting(parts, units, sold -> world.recipes().of(sold.getKey(), sold.getValue()));
    }

    /** @param as what each part is promised as */
    Demand wanting(
            Map<Sold, Part> parts,
            ToIntFunction<Map.Entry<Sold, Part>> units,
            Function<Map.Entry<Sold, Part>, Map<ProductId, Quantity>> as) {
        return new Demand(
                byProduct(parts, units, as), byProduct(parts, sold -> fulfilled(sold.getKey(), sold.getValue()), as));
    }

    /**
     * What is promised of each product at a location. What an order got from one building beyond what it wants from there, it does not
     * get from another; but what was only picked for it in one has not left from another where Shopify says that it has. And what Odoo
     * keeps for it beyond that, picked once, no more wanted, and wanted again, is nobody else's until a person sets it free.
     */
    private Map<ProductId, Quantity> promised(LocationId location, Building in, Demand demand) {
        Map<Went, Quantity> elsewhere = byRule() ? byProduct(sales(), sold -> told.elsewhere(sold.getKey())) : Map.of();
        Map<Ordered, Quantity> sent = new HashMap<>();
        Map<Ordered, Quantity> picked = new HashMap<>();
        demand.wanted().forEach((went, units) -> {
            Ordered ordered = new Ordered(went.order(), went.product());
            Quantity beyond =
                    in.gone().getOrDefault(went, Quantity.ZERO).minus(units).max(Quantity.ZERO);
            Quantity only = beyond.min(in.picked().getOrDefault(went, Quantity.ZERO));
            sent.merge(ordered, beyond.minus(only), Quantity::plus);
            picked.merge(ordered, only, Quantity::plus);
        });
        Map<ProductId, Quantity> promised = new HashMap<>();
        demand.wanted().forEach((went, units) -> {
            if (went.location().equals(location)) {
                Ordered ordered = new Ordered(went.order(), went.product());
                // Of what others told, some may be what our own document delivered.
                Quantity owed = units.minus(in.gone()
                                .getOrDefault(went, Quantity.ZERO)
                                .max(elsewhere.getOrDefault(went, Quantity.ZERO)))
                        .minus(sent.get(ordered))
                        .max(Quantity.ZERO);
                Quantity open = units.minus(demand.fulfilled().getOrDefault(went, Quantity.ZERO))
                        .max(Quantity.ZERO);
                promised.merge(
                        went.product(),
                        owed.minus(picked.get(ordered).min(open)).max(in.kept().getOrDefault(went, Quantity.ZERO)),
                        Quantity::plus);
            }
        });
        return promised;
    }

    /** Whole items that nobody has, nobody is promised and nobody else has reserved; negative where too many are promised. */
    int left(LevelId level, Building in, Demand demand) {
        return left(level, world.recipes().of(level.item()), in, demand);
    }

    /** @param recipe of the level's item */
    int left(LevelId level, Map<ProductId, Quantity> recipe, Building in, Demand demand) {
        Map<ProductId, Quantity> promised = promised(world.site(level.location()), in, demand);
        int left = Integer.MAX_VALUE;
        for (Map.Entry<ProductId, Quantity> component : recipe.entrySet()) {
            Place place = new Place(component.getKey(), world.site(level.location()));
            Quantity free = in.inside()
                    .getOrDefault(place, Quantity.ZERO)
                    .minus(in.others().getOrDefault(place, Quantity.ZERO))
                    .minus(promised.getOrDefault(component.getKey(), Quantity.ZERO));
            left = Math.min(left, free.dividedBy(component.getValue()).floor());
        }
        return left;
    }

    /** As if what Odoo keeps for orders beyond what they want were free: so it is once Odoo has been told of what they want. */
    int leftOnceTold(LevelId level) {
        return left(level, current().keepingNothing(), demand);
    }

    /** As everything stands now. */
    int left(LevelId level) {
        return left(level, current(), demand);
    }

    private Building current() {
        refresh();
        if (demand == null || byRule()) {
            demand = wanting(sales, sold -> demand(sold.getKey(), sold.getValue()));
        }
        return building;
    }

    /** What it reckons with at a level, for whoever reads the history. */
    String inWords(LevelId level) {
        left(level);
        LocationId site = world.site(level.location());
        List<String> words = new ArrayList<>();
        world.assortment().recipe(level.item()).keySet().forEach(product -> {
            Place place = new Place(product, site);
            words.add(product + ": inside " + building.inside().get(place) + ", others "
                    + building.others().getOrDefault(place, Quantity.ZERO));
            demand.wanted().forEach((went, wanted) -> {
                Quantity gone = building.gone().get(went);
                if (went.product().equals(product) && !(wanted.equals(gone))) {
                    words.add("order " + went.order() + " at " + went.location() + " wants " + wanted + " and has "
                            + gone);
                }
            });
        });
        return "account of " + level + ": " + String.join("; ", words);
    }

    private Set<StockLocationId> set(LocationId location) {
        Set<StockLocationId> set = new TreeSet<>();
        world.behind(world.site(location))
                .forEach(warehouse -> set.addAll(world.odoo().below(warehouse.stock())));
        return set;
    }
}
