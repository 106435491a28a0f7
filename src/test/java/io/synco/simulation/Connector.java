package io.synco.simulation;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.Scenario.Kind;
import io.synco.simulation.remote.Part;
import io.synco.simulation.remote.StoreOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Another connector: it brings orders to Odoo as sales orders that carry the order's name, and, where orders stay with it, tells each
 * side what the other has sent. It knows nothing of SyncO.
 */
final class Connector {
    private record Brought(OrderId order, LocationId site, long odooId) {}

    private final World world;
    private final Choice choice;
    private final Map<String, Brought> brought = new TreeMap<>();
    private final Set<OrderId> before = new TreeSet<>();

    Connector(World world, Choice choice) {
        this.world = world;
        this.choice = choice;
    }

    /** What was ordered by now is its, and what was sent of that is in Odoo already, and most of the rest. */
    void wasThereBefore() {
        for (StoreOrder order : world.shopify().allOrders()) {
            before.add(order.id());
            if (order.fulfilled() > 0 || !choice.oneIn(4)) {
                brings(order);
            }
        }
        boolean keeps = world.scenario().has(Kind.HANDLED_ELSEWHERE);
        brought.values().forEach(one -> {
            if (choice.oneIn(4)) {
                world.odoo().office().delivers(one.odooId());
            }
            if (keeps || openAt(one).isEmpty()) {
                tells(one);
            }
        });
    }

    boolean handles(OrderId order) {
        return world.scenario().has(Kind.HANDLED_ELSEWHERE) || before.contains(order);
    }

    /** The external id of its sales order, which may be still to come. */
    Optional<String> document(OrderId order, LocationId location) {
        return handles(order)
                ? Optional.of("other_connector.order_" + order + "_" + world.site(location))
                : Optional.empty();
    }

    void bringOne() {
        choice.oneOf(missing()).ifPresent(this::brings);
    }

    private List<StoreOrder> missing() {
        return world.shopify().allOrders().stream()
                .filter(order -> handles(order.id()) && !isBrought(order))
                .toList();
    }

    private boolean isBrought(StoreOrder order) {
        return order.parts().stream()
                .allMatch(part -> brought.containsKey(
                        document(order.id(), part.location()).orElseThrow()));
    }

    private void brings(StoreOrder order) {
        Map<LocationId, Map<ProductId, Quantity>> wanted = new TreeMap<>();
        for (Part part : order.parts()) {
            world.assortment()
                    .recipe(part.item())
                    .forEach((product, perItem) -> wanted.computeIfAbsent(
                                    world.site(part.location()), site -> new TreeMap<>())
                            .merge(product, perItem.times(part.open() + part.fulfilled()), Quantity::plus));
        }
        wanted.forEach((site, units) -> {
            String name = document(order.id(), site).orElseThrow();
            if (!brought.containsKey(name)) {
                world.note("another connector brings " + order.name() + " at " + site + " to Odoo: " + units);
                long odooId = world.odoo()
                        .office()
                        .brings(order.name(), name, units, world.warehouses().get(site));
                brought.put(name, new Brought(order.id(), site, odooId));
                units.keySet().forEach(product -> touches(site, product));
            }
        });
    }

    /** Its units are another channel's until it is found, and the order's from then on: each touches what is for sale. */
    private void touches(LocationId site, ProductId product) {
        for (LevelId level : world.levels()) {
            if (world.site(level.location()).equals(site)
                    && world.assortment().recipe(level.item()).containsKey(product)) {
                world.causes().isTouched(level, 2);
            }
        }
    }

    /** The merchant sends something of an order that is in Odoo already. */
    void fulfil() {
        choice.oneOf(List.copyOf(brought.values()))
                .ifPresent(one -> openAt(one).stream().findFirst().ifPresent(part -> {
                    int units = choice.between(1, part.open());
                    world.note(
                            "the merchant fulfils " + units + " of line " + part.line() + " of order " + one.order());
                    fulfils(one, part, units);
                }));
    }

    /** Where it keeps the order, one side is told what the other has sent. */
    void tellsOne() {
        choice.oneOf(List.copyOf(brought.values())).ifPresent(this::tells);
    }

    /** Everything is brought, and told. */
    void finishes() {
        missing().forEach(this::brings);
        if (world.scenario().has(Kind.HANDLED_ELSEWHERE)) {
            brought.values().forEach(this::tells);
        }
    }

    private void tells(Brought one) {
        Map<ItemId, Integer> sent = new HashMap<>();
        Map<ProductId, Quantity> missing = new TreeMap<>();
        String document = document(one.order(), one.site()).orElseThrow();
        for (ProductId product : world.assortment().products()) {
            int gone = world.odoo().atCustomer(document, product).floor() - fulfilled(one, product);
            if (gone > 0) {
                world.assortment().items().stream()
                        .filter(item -> world.assortment().recipe(item).containsKey(product))
                        .forEach(item -> sent.put(item, gone));
            } else if (gone < 0) {
                missing.put(product, Quantity.of(-gone));
            }
        }
        sent.forEach((item, units) -> fulfils(one, item, units));
        if (!missing.isEmpty()) {
            world.note("another connector delivers " + missing + " of order " + one.order() + " in Odoo");
            world.odoo().office().delivers(one.odooId(), missing);
        }
    }

    private void fulfils(Brought one, ItemId item, int units) {
        int left = units;
        for (Part part : openAt(one)) {
            if (part.item().equals(item) && left > 0) {
                int now = Math.min(left, part.open());
                world.note("another connector fulfils " + now + " of line " + part.line() + " of order " + one.order());
                fulfils(one, part, now);
                left -= now;
            }
        }
    }

    private void fulfils(Brought one, Part part, int units) {
        world.shopify().shipping().fulfils(one.order(), part.line(), units, part.location());
    }

    private List<Part> openAt(Brought one) {
        return parts(one).stream().filter(part -> part.open() > 0).toList();
    }

    private int fulfilled(Brought one, ProductId product) {
        return parts(one).stream()
                .filter(part -> world.assortment().recipe(part.item()).containsKey(product))
                .mapToInt(Part::fulfilled)
                .sum();
    }

    private List<Part> parts(Brought one) {
        return world.shopify().allOrders().stream()
                .filter(order -> order.id().equals(one.order()))
                .flatMap(order -> order.parts().stream())
                .filter(part -> world.site(part.location()).equals(one.site()))
                .toList();
    }
}
