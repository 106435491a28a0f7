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

/**
 * Pure: which fulfilments an order's deliveries in Odoo still have to make on Shopify. What Shopify counts as fulfilled already is
 * taken off first, so neither a repetition nor a delivery that only followed a fulfilment makes another.
 */
final class FulfilPlan {
    private FulfilPlan() {}

    /** @param call what to send for one delivery and fulfilment order */
    record Step(long picking, String name, Fulfil call) {}

    private record Place(OrderLineId line, LocationId location) {}

    /** @param told pickings that have made their fulfilment already */
    static List<Step> of(Wanted document, OrderReading order, List<Delivery> deliveries, Set<Long> told) {
        Map<Place, List<OpenLine>> open = new HashMap<>();
        order.open()
                .forEach(line -> open.computeIfAbsent(
                                new Place(line.line(), line.location()), place -> new ArrayList<>())
                        .add(line));
        Map<Long, Integer> taken = new HashMap<>();
        Map<ProductId, Quantity> left = deliveredBeyondFulfilled(document, deliveries);
        List<Step> steps = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            if (!told.contains(delivery.picking())) {
                steps.addAll(steps(document, delivery, open, taken, left));
            }
        }
        return steps;
    }

    private static Map<ProductId, Quantity> deliveredBeyondFulfilled(Wanted document, List<Delivery> deliveries) {
        Map<ProductId, Quantity> left = new HashMap<>();
        deliveries.forEach(delivery ->
                delivery.quantities().forEach((product, units) -> left.merge(product, units, Quantity::plus)));
        document.fulfilled().forEach((product, units) -> left.merge(product, units.negated(), Quantity::plus));
        return left;
    }

    private static List<Step> steps(
            Wanted document,
            Delivery delivery,
            Map<Place, List<OpenLine>> open,
            Map<Long, Integer> taken,
            Map<ProductId, Quantity> left) {
        Map<FulfilmentOrderId, List<FulfilLine>> calls = new LinkedHashMap<>();
        Map<ProductId, Quantity> inPicking = new HashMap<>(delivery.quantities());
        for (Line line : document.lines()) {
            Quantity units = inPicking
                    .getOrDefault(line.product(), Quantity.ZERO)
                    .min(left.getOrDefault(line.product(), Quantity.ZERO));
            int items = Math.max(0, units.dividedBy(line.perItem()).floor());
            for (OpenLine target : open.getOrDefault(new Place(line.line(), line.location()), List.of())) {
                int free = target.remaining() - taken.getOrDefault(target.fulfilmentOrderLineId(), 0);
                int now = Math.min(items, free);
                if (now > 0) {
                    items -= now;
                    taken.merge(target.fulfilmentOrderLineId(), now, Integer::sum);
                    Quantity used = line.perItem().times(now).negated();
                    left.merge(line.product(), used, Quantity::plus);
                    inPicking.merge(line.product(), used, Quantity::plus);
                    calls.computeIfAbsent(target.fulfilmentOrder(), id -> new ArrayList<>())
                            .add(new FulfilLine(target.fulfilmentOrderLineId(), now));
                }
            }
        }
        List<Step> steps = new ArrayList<>();
        calls.forEach((id, lines) -> steps.add(new Step(
                delivery.picking(),
                delivery.name(),
                new Fulfil(id, lines, delivery.trackingNumber(), delivery.carrier()))));
        return steps;
    }
}
