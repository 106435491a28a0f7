package io.synco.sync.order;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.ShopifyPort.Fulfil;
import io.synco.sync.port.ShopifyPort.FulfilLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pure: which fulfilments an order's deliveries in Odoo still have to make on Shopify. What Shopify counts as fulfilled already is
 * taken off first, so neither a repetition nor a delivery that only followed a fulfilment makes another. An item of several
 * components, or of several units of one, is fulfilled by the delivery that makes it whole.
 */
final class FulfilPlan {
    private final Map<Place, List<Line>> items = new LinkedHashMap<>();
    private final Map<Place, List<OpenLine>> open = new HashMap<>();
    private final Map<Long, Integer> taken = new HashMap<>();
    /** What has left for the order and is in no fulfilment yet. Negative where a delivery is still to follow its fulfilment. */
    private final Map<ProductId, Quantity> left = new HashMap<>();

    /** @param call what to send for one delivery and fulfilment order */
    record Step(long picking, String name, Fulfil call) {}

    private record Place(OrderLineId line, LocationId location) {}

    private FulfilPlan(Wanted document, OrderReading order) {
        document.lines()
                .forEach(line -> items.computeIfAbsent(
                                new Place(line.line(), line.location()), place -> new ArrayList<>())
                        .add(line));
        order.open()
                .forEach(line -> open.computeIfAbsent(
                                new Place(line.line(), line.location()), place -> new ArrayList<>())
                        .add(line));
        document.fulfilled().forEach((product, units) -> add(left, product, units.negated()));
    }

    /** @param told pickings that have made their fulfilment already */
    static List<Step> of(Wanted document, OrderReading order, List<Delivery> deliveries, Set<Long> told) {
        FulfilPlan plan = new FulfilPlan(document, order);
        Map<Boolean, List<Delivery>> byTold =
                deliveries.stream().collect(Collectors.partitioningBy(delivery -> told.contains(delivery.picking())));
        byTold.get(true).forEach(plan::leaves);
        return byTold.get(false).stream()
                .flatMap(delivery -> plan.steps(delivery).stream())
                .toList();
    }

    private void leaves(Delivery delivery) {
        delivery.quantities().forEach((product, units) -> add(left, product, units));
    }

    private List<Step> steps(Delivery delivery) {
        leaves(delivery);
        Map<FulfilmentOrderId, List<FulfilLine>> calls = new LinkedHashMap<>();
        Map<ProductId, Quantity> brought = new HashMap<>(delivery.quantities());
        items.forEach((place, components) -> {
            int whole = Math.min(whole(components), completedBy(brought, components));
            for (OpenLine target : open.getOrDefault(place, List.of())) {
                int free = target.remaining() - taken.getOrDefault(target.fulfilmentOrderLineId(), 0);
                int now = Math.min(whole, free);
                if (now > 0) {
                    whole -= now;
                    taken.merge(target.fulfilmentOrderLineId(), now, Integer::sum);
                    use(components, now, brought);
                    calls.computeIfAbsent(target.fulfilmentOrder(), id -> new ArrayList<>())
                            .add(new FulfilLine(target.fulfilmentOrderLineId(), now));
                }
            }
        });
        return calls.entrySet().stream()
                .map(call -> new Step(
                        delivery.picking(),
                        delivery.name(),
                        new Fulfil(call.getKey(), call.getValue(), delivery.trackingNumber(), delivery.carrier())))
                .toList();
    }

    /** Items of which every component has left. */
    private int whole(List<Line> components) {
        return components.stream()
                .mapToInt(line ->
                        Math.max(0, amount(left, line).dividedBy(line.perItem()).floor()))
                .min()
                .orElse(0);
    }

    /**
     * The most items that one delivery can have made whole: each needs something of it. Else a delivery would also fulfil anew what
     * an earlier one had fulfilled and a person has cancelled on Shopify.
     */
    private static int completedBy(Map<ProductId, Quantity> brought, List<Line> components) {
        return components.stream()
                .mapToInt(line -> ceiling(amount(brought, line).dividedBy(line.perItem())))
                .max()
                .orElse(0);
    }

    private void use(List<Line> components, int items, Map<ProductId, Quantity> brought) {
        for (Line line : components) {
            Quantity used = line.perItem().times(items);
            add(left, line.product(), used.negated());
            add(brought, line.product(), used.min(amount(brought, line)).negated());
        }
    }

    private static int ceiling(Quantity units) {
        return -units.negated().floor();
    }

    private static Quantity amount(Map<ProductId, Quantity> amounts, Line line) {
        return amounts.getOrDefault(line.product(), Quantity.ZERO);
    }

    private static void add(Map<ProductId, Quantity> amounts, ProductId product, Quantity units) {
        amounts.merge(product, units, Quantity::plus);
    }
}
