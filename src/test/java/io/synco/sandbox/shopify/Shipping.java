package io.synco.sandbox.shopify;

import io.synco.sandbox.shopify.Fulfillment.Tracking;
import io.synco.sandbox.shopify.Quantities.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fulfilments: units leave committed, and with it on hand. */
public final class Shipping {
    /** Shopify's refusal of a fulfilment, in its words. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private final Store store;

    Shipping(Store store) {
        this.store = store;
    }

    /** Everything that is open, one fulfilment for each location. */
    public List<Fulfillment> fulfil(Order order) {
        return fulfil(order, Tracking.NONE);
    }

    public List<Fulfillment> fulfil(Order order, Tracking tracking) {
        return store.locked(() -> order.fulfillmentOrders().stream()
                .filter(each -> each.remaining() > 0)
                .map(each -> fulfil(Map.of(each, remainingOf(each)), tracking))
                .toList());
    }

    /** Some units of one SKU, from the fulfilment order at this location. */
    public Fulfillment fulfil(Order order, String location, String sku, int units, Tracking tracking) {
        return store.locked(() -> {
            FulfillmentOrder at = order.fulfillmentOrders().stream()
                    .filter(each -> each.isOpen() && each.location().name().equals(location))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(order.name() + " has nothing open at " + location));
            FulfillmentOrder.Line line = at.lines().stream()
                    .filter(each -> each.orderLine().variant().sku().equals(sku))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(order.name() + " sends no " + sku));
            return fulfil(Map.of(at, Map.of(line, units)), tracking);
        });
    }

    static Map<FulfillmentOrder.Line, Integer> remainingOf(FulfillmentOrder at) {
        Map<FulfillmentOrder.Line, Integer> remaining = new LinkedHashMap<>();
        at.lines().stream().filter(line -> line.remaining() > 0).forEach(line -> remaining.put(line, line.remaining()));
        return remaining;
    }

    Fulfillment fulfil(Map<FulfillmentOrder, Map<FulfillmentOrder.Line, Integer>> units, Tracking tracking) {
        return store.locked(() -> {
            check(units);
            FulfillmentOrder first = units.keySet().iterator().next();
            Order order = first.order();
            String name = order.name() + "." + (order.fulfillments().size() + 1);
            List<Fulfillment.Part> parts = new ArrayList<>();
            units.forEach((at, lines) -> {
                lines.forEach((line, quantity) -> parts.add(send(at, line, quantity, name)));
                at.status(at.remaining() == 0 ? "CLOSED" : "IN_PROGRESS");
            });
            Fulfillment fulfillment = new Fulfillment(
                    store.ids().next(Ids.Kind.FULFILLMENT),
                    name,
                    order,
                    first.location(),
                    store.clock().instant(),
                    tracking,
                    List.copyOf(parts),
                    new LinkedHashSet<>(units.keySet()),
                    false);
            order.fulfillments().add(fulfillment);
            store.webhooks().emit("fulfillments/create", () -> WebhookBodies.fulfillment(store, fulfillment));
            store.orders().tell(order, order.open() == 0 ? "orders/fulfilled" : "orders/partially_fulfilled");
            store.orders().tell(order, "orders/updated");
            return fulfillment;
        });
    }

    private Fulfillment.Part send(FulfillmentOrder at, FulfillmentOrder.Line line, int units, String name) {
        line.fulfil(units);
        line.orderLine().fulfil(units);
        Variant variant = line.orderLine().variant();
        if (variant.tracked()) {
            Level level = store.inventory().connect(variant, at.location(), true);
            store.inventory().change(level, "fulfilment " + name, Map.of(State.COMMITTED, -units));
        }
        return new Fulfillment.Part(store.ids().next(Ids.Kind.FULFILLMENT_LINE), line.orderLine(), units);
    }

    /**
     * As fulfillmentCancel: its units are committed and open again, in a fulfilment order that replaces the old one. No capture confirms
     * it (section 8 of the reference).
     */
    public Fulfillment cancel(Fulfillment fulfillment) {
        return store.locked(() -> {
            Order order = fulfillment.order();
            int index = order.fulfillments().indexOf(fulfillment);
            if (index < 0 || fulfillment.cancelled()) {
                throw new IllegalArgumentException(fulfillment.name() + " is cancelled already");
            }
            Fulfillment cancelled = fulfillment.asCancelled();
            order.fulfillments().set(index, cancelled);
            FulfillmentOrder again = store.orders().open(order, fulfillment.location());
            fulfillment.parts().forEach(part -> takeBack(again, part, "cancel of " + fulfillment.name()));
            store.webhooks().emit("fulfillments/update", () -> WebhookBodies.fulfillment(store, cancelled));
            store.orders().tell(order, "orders/updated");
            return cancelled;
        });
    }

    /** As refundCreate with restock type RETURN: fulfilled units stand on the shelf of a location again. */
    public Refund restock(Order order, String sku, int units, String location) {
        return store.locked(() -> {
            OrderLine line = order.line(sku);
            if (units > line.fulfilled()) {
                throw new IllegalArgumentException(
                        order.name() + " has only " + line.fulfilled() + " fulfilled " + sku);
            }
            Location at = store.catalog().location(location);
            Refund refund = new Refund(
                    store.ids().next(Ids.Kind.REFUND),
                    store.ids().next(Ids.Kind.REFUND_LINE),
                    store.clock().instant(),
                    line,
                    at,
                    units);
            order.refunds().add(refund);
            if (line.variant().tracked()) {
                Level level = store.inventory().connect(line.variant(), at, true);
                store.inventory().change(level, "refund of " + order.name(), Map.of(State.AVAILABLE, units));
            }
            store.orders().tell(order, "orders/updated");
            return refund;
        });
    }

    private void takeBack(FulfillmentOrder again, Fulfillment.Part part, String cause) {
        again.lines().add(store.orders().part(part.line(), part.quantity()));
        part.line().fulfil(-part.quantity());
        Variant variant = part.line().variant();
        if (variant.tracked()) {
            Level level = store.inventory().connect(variant, again.location(), true);
            store.inventory().change(level, cause, Map.of(State.COMMITTED, part.quantity()));
        }
    }

    private static void check(Map<FulfillmentOrder, Map<FulfillmentOrder.Line, Integer>> units) {
        Set<Long> places = new LinkedHashSet<>();
        Set<Long> orders = new LinkedHashSet<>();
        units.forEach((at, lines) -> {
            places.add(at.location().id());
            orders.add(at.order().id());
            if (!at.isOpen()) {
                throw new Refused("Fulfillment order " + at.id() + " has an unfulfillable status= closed.");
            }
            lines.forEach((line, quantity) -> {
                if (quantity < 1 || quantity > line.remaining()) {
                    throw new Refused("Invalid fulfillment order line item quantity requested.");
                }
            });
        });
        if (places.size() != 1 || orders.size() != 1) {
            throw new Refused("All fulfillment orders must be of one order and assigned to the same location.");
        }
    }
}
