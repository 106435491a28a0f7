package io.synco.simulation.remote;

import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.shopify.webhook.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What customers and the merchant do with orders before their goods leave. */
public final class ShopOrders {
    private final Store store;
    private final Trade trade;

    ShopOrders(Store store, Trade trade) {
        this.store = store;
        this.trade = trade;
    }

    /** A line that is to be ordered. @param at how many come from where */
    public record Wanted(ItemId item, SortedMap<LocationId, Integer> at) {
        public Wanted(ItemId item, Map<LocationId, Integer> at) {
            this(item, new TreeMap<>(at));
        }

        public static Wanted of(int units, ItemId item, LocationId from) {
            return new Wanted(item, Map.of(from, units));
        }

        private boolean isThere(Levels levels) {
            return at.entrySet().stream()
                    .allMatch(one -> levels.find(new LevelId(item, one.getKey()))
                            .map(level -> level.available() >= one.getValue())
                            .orElse(false));
        }
    }

    /** Sold whether it is available or not, as a product that goes on selling when it is out of stock. */
    public StoreOrder places(Wanted... wanted) {
        return store.act(() -> place(List.of(wanted), true));
    }

    /** As a customer at the checkout: nothing happens where not all is available. */
    public Optional<StoreOrder> buys(Wanted... wanted) {
        List<Wanted> all = List.of(wanted);
        return all.stream().allMatch(one -> one.isThere(store.levels)) ? Optional.of(places(wanted)) : Optional.empty();
    }

    /**
     * The units are sold and committed, but which locations send them is not told before {@link #routes}: until then the order has
     * no fulfilment orders that anybody could read.
     */
    public StoreOrder placesUnrouted(Wanted... wanted) {
        return store.act(() -> place(List.of(wanted), false));
    }

    private StoreOrder place(List<Wanted> wanted, boolean routed) {
        StoreOrder order = store.orders.open(new OrderId(store.ids.next()), store.time.now());
        store.hints.order(Topic.ORDERS_CREATE, order.id());
        Map<LocationId, FulfilmentOrder> byLocation = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            StoreOrder.Line line = newLine(order, one.item());
            one.at().forEach((location, units) -> {
                FulfilmentOrder at =
                        byLocation.computeIfAbsent(location, here -> store.newFulfilmentOrder(order, here, routed));
                trade.sold(at, newPart(at, line), units);
            });
        }
        store.changed(order);
        return order;
    }

    public void routes(OrderId id) {
        store.act(() -> {
            StoreOrder order = store.orders.get(id);
            order.fulfilmentOrders.forEach(each -> each.routed = true);
            rerouted(order);
        });
    }

    private void rerouted(StoreOrder order) {
        if (store.rules.ordersHearOfRouting()) {
            store.changed(order);
        }
    }

    /** An order edit: more of a line, from this location. */
    public void raises(OrderId id, OrderLineId lineId, int units, LocationId location) {
        store.act(() -> {
            StoreOrder order = store.orders.get(id);
            more(order, order.line(lineId), units, location);
            store.changed(order, Topic.ORDERS_EDITED);
        });
    }

    /** An order edit: another line. @return its id */
    public OrderLineId addsLine(OrderId id, ItemId item, int units, LocationId location) {
        return store.act(() -> {
            StoreOrder order = store.orders.get(id);
            StoreOrder.Line line = newLine(order, item);
            more(order, line, units, location);
            store.changed(order, Topic.ORDERS_EDITED);
            return line.id();
        });
    }

    private void more(StoreOrder order, StoreOrder.Line line, int units, LocationId location) {
        FulfilmentOrder at = openAt(order, location);
        trade.sold(at, at.line(line).orElseGet(() -> newPart(at, line)), units);
    }

    private FulfilmentOrder openAt(StoreOrder order, LocationId location) {
        return order.fulfilmentOrders.stream()
                .filter(each -> each.isOpen() && each.location.equals(location))
                .findFirst()
                .orElseGet(() -> store.newFulfilmentOrder(order, location, true));
    }

    /** An order edit: fewer of what is not fulfilled yet, wherever it is open. */
    public void lowers(OrderId id, OrderLineId lineId, int units, boolean restock) {
        fewer(id, lineId, units, restock, Topic.ORDERS_EDITED);
    }

    /** A refund of what is not fulfilled yet. */
    public void refundsOpen(OrderId id, OrderLineId lineId, int units, boolean restock) {
        fewer(id, lineId, units, restock, Topic.REFUNDS_CREATE);
    }

    private void fewer(OrderId id, OrderLineId lineId, int units, boolean restock, Topic topic) {
        store.act(() -> {
            StoreOrder order = store.orders.get(id);
            int open = order.parts().stream()
                    .filter(part -> part.line().equals(lineId))
                    .mapToInt(Part::open)
                    .sum();
            if (units > open) {
                throw new IllegalArgumentException(order.name() + " has only " + open + " open units of line " + lineId
                        + ": what is fulfilled cannot be taken off");
            }
            int left = units;
            for (FulfilmentOrder at : order.fulfilmentOrders) {
                for (FulfilmentOrder.Line line : at.lines) {
                    int here = line.sold.id().equals(lineId) ? Math.min(left, line.remaining) : 0;
                    if (here > 0) {
                        trade.cancelled(at, line, here, restock);
                        left -= here;
                    }
                }
            }
            store.changed(order, topic);
        });
    }

    /** What is not fulfilled yet is cancelled, and with it the order. */
    public void cancels(OrderId id, boolean restock) {
        store.act(() -> {
            StoreOrder order = store.orders.get(id);
            for (FulfilmentOrder at : order.fulfilmentOrders) {
                for (FulfilmentOrder.Line line : at.lines) {
                    if (line.remaining > 0) {
                        trade.cancelled(at, line, line.remaining, restock);
                    }
                }
            }
            order.cancel(store.time.now());
            store.changed(order, Topic.ORDERS_CANCELLED);
        });
    }

    /** Open units of a line are to be sent from another location; there they stand in a fulfilment order of their own. */
    public void moves(OrderId id, OrderLineId lineId, int units, LocationId from, LocationId to) {
        store.act(() -> {
            StoreOrder order = store.orders.get(id);
            StoreOrder.Line sold = order.line(lineId);
            FulfilmentOrder source = order.fulfilmentOrders.stream()
                    .filter(each -> each.location.equals(from))
                    .filter(each ->
                            each.line(sold).map(line -> line.remaining >= units).orElse(false))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            order.name() + " has no " + units + " open units of line " + lineId + " at " + from));
            FulfilmentOrder target = store.newFulfilmentOrder(order, to, source.routed);
            trade.moved(source, source.line(sold).orElseThrow(), target, newPart(target, sold), units);
            rerouted(order);
        });
    }

    private StoreOrder.Line newLine(StoreOrder order, ItemId item) {
        StoreOrder.Line line = new StoreOrder.Line(new OrderLineId(store.ids.next()), item);
        order.add(line);
        return line;
    }

    private FulfilmentOrder.Line newPart(FulfilmentOrder at, StoreOrder.Line line) {
        FulfilmentOrder.Line part = new FulfilmentOrder.Line(store.ids.next(), line);
        at.lines.add(part);
        return part;
    }
}
