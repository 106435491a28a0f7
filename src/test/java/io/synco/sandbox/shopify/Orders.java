package io.synco.sandbox.shopify;

import io.synco.sandbox.shopify.Quantities.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store's orders: placed, edited, moved, cancelled. What is sent is {@link Shipping}'s. Stock moves as section 2.4 of the reference says. */
public final class Orders {
    private final Store store;
    private final Routing routing;
    private final Shipping shipping;
    private final Map<Long, Order> orders = new ConcurrentSkipListMap<>();
    private int lastNumber = 1000;

    Orders(Store store) {
        this.store = store;
        routing = new Routing(store.inventory());
        shipping = new Shipping(store);
    }

    public List<Order> all() {
        return new ArrayList<>(orders.values());
    }

    public Optional<Order> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** By name, {@code #1001}. */
    public Order named(String name) {
        return all().stream()
                .filter(order -> order.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new java.util.NoSuchElementException("No order " + name + " in this store."));
    }

    public Shipping shipping() {
        return shipping;
    }

    Optional<Order> placeIfAvailable(List<OrderDraft.Line> lines) {
        return store.locked(
                () -> lines.stream().allMatch(routing::isAvailable) ? Optional.of(place(lines)) : Optional.empty());
    }

    Order place(List<OrderDraft.Line> lines) {
        return store.locked(() -> {
            Order order = new Order(
                    store.ids().next(Ids.Kind.ORDER),
                    ++lastNumber,
                    now(),
                    store.checkout().terms());
            Map<Location, FulfillmentOrder> byLocation = new LinkedHashMap<>();
            for (OrderDraft.Line line : lines) {
                OrderLine orderLine =
                        new OrderLine(store.ids().next(Ids.Kind.LINE_ITEM), line.variant(), line.quantity());
                order.lines().add(orderLine);
                routing.route(line)
                        .forEach((location, units) -> byLocation
                                .computeIfAbsent(location, at -> open(order, at))
                                .lines()
                                .add(part(orderLine, units)));
            }
            orders.put(order.id(), order);
            store.webhooks().emit("orders/create", () -> WebhookBodies.order(store, order));
            byLocation.values().forEach(this::commit);
            tell(order, "orders/updated");
            return order;
        });
    }

    FulfillmentOrder open(Order order, Location location) {
        FulfillmentOrder opened =
                new FulfillmentOrder(store.ids().next(Ids.Kind.FULFILLMENT_ORDER), order, location, now());
        order.fulfillmentOrders().add(opened);
        return opened;
    }

    FulfillmentOrder.Line part(OrderLine line, int units) {
        return new FulfillmentOrder.Line(store.ids().next(Ids.Kind.FULFILLMENT_ORDER_LINE), line, units);
    }

    private void commit(FulfillmentOrder routed) {
        for (FulfillmentOrder.Line line : routed.lines()) {
            commit(routed, line, line.total(), "order " + routed.order().name());
        }
        store.webhooks()
                .emit("fulfillment_orders/order_routing_complete", () -> WebhookBodies.fulfillmentOrder(routed));
    }

    /** Sale: available falls, committed rises, on hand stays. Negative units: the sale is taken back. */
    private void commit(FulfillmentOrder at, FulfillmentOrder.Line line, int units, String cause) {
        move(at, line, cause, Map.of(State.AVAILABLE, -units, State.COMMITTED, units));
    }

    private void move(FulfillmentOrder at, FulfillmentOrder.Line line, String cause, Map<State, Integer> deltas) {
        Variant variant = line.orderLine().variant();
        if (variant.tracked()) {
            store.inventory().change(store.inventory().connect(variant, at.location(), true), cause, deltas);
        }
    }

    /** Cancels what is not fulfilled yet. Without restock the units are gone from on hand as well. */
    public void cancel(Order order, boolean restock) {
        store.locked(() -> {
            String cause = "cancel of " + order.name();
            for (FulfillmentOrder at : order.fulfillmentOrders()) {
                for (FulfillmentOrder.Line line : at.lines()) {
                    int units = line.remaining();
                    if (units == 0) {
                        continue;
                    }
                    move(
                            at,
                            line,
                            cause,
                            restock
                                    ? Map.of(State.AVAILABLE, units, State.COMMITTED, -units)
                                    : Map.of(State.COMMITTED, -units));
                    line.resize(-units);
                    line.orderLine().lower(units);
                }
                at.status("CLOSED");
            }
            order.cancel(now());
            tell(order, "orders/cancelled");
            store.webhooks().emit("orders/updated", () -> WebhookBodies.order(store, order));
            return null;
        });
    }

    /** An order edit: the line's open units become more or fewer; fewer go back to available. */
    public void edit(Order order, String sku, int currentQuantity) {
        store.locked(() -> {
            OrderLine line = order.line(sku);
            int delta = currentQuantity - line.currentQuantity();
            if (delta > 0) {
                line.raise(delta);
                raise(order, line, delta);
            } else {
                lower(order, line, -delta);
                line.lower(-delta);
            }
            store.webhooks().emit("orders/edited", () -> WebhookBodies.edit(store, order, line, delta));
            tell(order, "orders/updated");
            return null;
        });
    }

    private void raise(Order order, OrderLine line, int units) {
        FulfillmentOrder at = order.fulfillmentOrders().stream()
                .filter(each -> each.lines().stream().anyMatch(part -> part.orderLine() == line))
                .findFirst()
                .orElseThrow();
        FulfillmentOrder target = at.isOpen() ? at : open(order, at.location());
        FulfillmentOrder.Line part = target.lines().stream()
                .filter(each -> each.orderLine() == line)
                .findFirst()
                .orElseGet(() -> {
                    FulfillmentOrder.Line added = part(line, 0);
                    target.lines().add(added);
                    return added;
                });
        part.resize(units);
        commit(target, part, units, "edit of " + order.name());
    }

    private void lower(Order order, OrderLine line, int units) {
        int left = units;
        int open = order.fulfillmentOrders().stream()
                .flatMap(at -> at.lines().stream())
                .filter(part -> part.orderLine() == line)
                .mapToInt(FulfillmentOrder.Line::remaining)
                .sum();
        if (units > open) {
            throw new IllegalArgumentException(order.name() + " has only " + open
                    + " open units of this line; what is fulfilled cannot be edited away.");
        }
        for (FulfillmentOrder at : order.fulfillmentOrders()) {
            for (FulfillmentOrder.Line part : at.lines()) {
                int here = part.orderLine() == line ? Math.min(left, part.remaining()) : 0;
                if (here > 0) {
                    part.resize(-here);
                    commit(at, part, -here, "edit of " + order.name());
                    left -= here;
                }
            }
            if (at.remaining() == 0) {
                at.status("CLOSED");
            }
        }
    }

    /** What is open of a SKU at one location is to be sent from another. */
    public void move(Order order, String sku, String from, String to) {
        store.locked(() -> {
            OrderLine line = order.line(sku);
            FulfillmentOrder source = order.fulfillmentOrders().stream()
                    .filter(at -> at.isOpen() && at.location().name().equals(from))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(order.name() + " has nothing open at " + from));
            FulfillmentOrder target = open(order, store.catalog().location(to));
            for (FulfillmentOrder.Line part : source.lines()) {
                int units = part.orderLine() == line ? part.remaining() : 0;
                if (units > 0) {
                    FulfillmentOrder.Line moved = part(line, units);
                    target.lines().add(moved);
                    part.resize(-units);
                    commit(source, part, -units, "move of " + order.name());
                    commit(target, moved, units, "move of " + order.name());
                }
            }
            if (source.remaining() == 0) {
                source.status("CLOSED");
            }
            tell(order, "orders/updated");
            return null;
        });
    }

    void tell(Order order, String topic) {
        order.touch(now());
        store.webhooks().emit(topic, () -> WebhookBodies.order(store, order));
    }

    private Instant now() {
        return store.clock().instant();
    }
}
