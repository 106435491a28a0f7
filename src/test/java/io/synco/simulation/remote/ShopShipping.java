package io.synco.simulation.remote;

import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.shopify.webhook.Topic;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the merchant, or the till, does with goods that leave and come back. */
public final class ShopShipping {
    private final Store store;
    private final Trade trade;
    private final ShopOrders orders;

    ShopShipping(Store store, Trade trade, ShopOrders orders) {
        this.store = store;
        this.trade = trade;
        this.orders = orders;
    }

    /** A sale over the counter: ordered and handed over at once. */
    public StoreOrder sellsAtTill(ShopOrders.Wanted wanted) {
        StoreOrder order = orders.places(wanted);
        wanted.at().keySet().forEach(location -> fulfilsAll(order.id(), location));
        return order;
    }

    /** Some units of one line. @return the fulfilment's id */
    public long fulfils(OrderId id, OrderLineId line, int units, LocationId location) {
        return store.act(() -> {
            StoreOrder order = store.orders.get(id);
            StoreOrder.Line sold = order.line(line);
            FulfilmentOrder at = order.fulfilmentOrders.stream()
                    .filter(each -> each.location.equals(location))
                    .filter(each ->
                            each.line(sold).map(part -> part.remaining >= units).orElse(false))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            order.name() + " has no " + units + " open units of line " + line + " at " + location));
            return send(at, Map.of(at.line(sold).orElseThrow(), units), Optional.empty()).id;
        });
    }

    /** Everything that this location has still to send: one fulfilment for each fulfilment order. */
    public List<Long> fulfilsAll(OrderId id, LocationId location) {
        return store.act(() -> {
            List<Long> made = new ArrayList<>();
            for (FulfilmentOrder at : store.orders.get(id).fulfilmentOrders) {
                if (at.location.equals(location) && at.isOpen()) {
                    Map<FulfilmentOrder.Line, Integer> all = new LinkedHashMap<>();
                    at.lines.stream().filter(line -> line.remaining > 0).forEach(line -> all.put(line, line.remaining));
                    made.add(send(at, all, Optional.empty()).id);
                }
            }
            return made;
        });
    }

    Fulfilment send(FulfilmentOrder at, Map<FulfilmentOrder.Line, Integer> units, Optional<String> tracking) {
        List<Fulfilment.Line> lines = new ArrayList<>();
        units.forEach((line, quantity) -> {
            trade.fulfilled(at, line, quantity);
            lines.add(new Fulfilment.Line(store.ids.next(), line.sold, quantity));
        });
        Fulfilment made = new Fulfilment(store.ids.next(), at.location, store.time.now(), tracking, lines);
        at.order.fulfilments.add(made);
        store.changed(
                at.order,
                Topic.FULFILLMENTS_CREATE,
                at.order.open() == 0 ? Topic.ORDERS_FULFILLED : Topic.ORDERS_PARTIALLY_FULFILLED);
        return made;
    }

    /** The units are open again, in a fulfilment order that replaces the old one; not confirmed by any capture (shopify.md 8). */
    public void cancelsFulfilment(OrderId id, long fulfilmentId) {
        store.act(() -> {
            StoreOrder order = store.orders.get(id);
            Fulfilment fulfilment = order.fulfilments.stream()
                    .filter(each -> each.id == fulfilmentId && !each.cancelled)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            order.name() + " has no fulfilment " + fulfilmentId + " that counts"));
            fulfilment.cancelled = true;
            FulfilmentOrder again = store.newFulfilmentOrder(order, fulfilment.location, true);
            for (Fulfilment.Line line : fulfilment.lines) {
                FulfilmentOrder.Line part = new FulfilmentOrder.Line(store.ids.next(), line.sold());
                again.lines.add(part);
                trade.unfulfilled(again, part, line.quantity());
            }
            store.changed(order, Topic.FULFILLMENTS_UPDATE);
        });
    }

    /** A refund of fulfilled units that puts them back on the shelf here. */
    public void returns(OrderId id, OrderLineId line, int units, LocationId into) {
        store.act(() -> {
            StoreOrder order = store.orders.get(id);
            trade.returned(order, order.line(line), into, units);
            order.restocked.add(new RestockedLine(
                    store.ids.next(),
                    line,
                    Optional.of(order.line(line).item()),
                    into,
                    units,
                    store.time.now().truncatedTo(ChronoUnit.SECONDS)));
            store.changed(order, Topic.REFUNDS_CREATE);
        });
    }

    /** A refund of fulfilled units that the customer keeps, or that come back unsellable. */
    public void refundsWithoutRestock(OrderId id) {
        store.act(() -> store.changed(store.orders.get(id), Topic.REFUNDS_CREATE));
    }
}
