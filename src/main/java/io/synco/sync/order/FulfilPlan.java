package io.synco.sync.order;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.plan.Delivered;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.ShopifyPort.Fulfil;
import io.synco.sync.port.ShopifyPort.FulfilLine;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pure: which fulfilments an order's deliveries in Odoo still have to make on Shopify. What Shopify counts as fulfilled already is
 * taken off first, so neither a repetition nor a delivery that only followed a fulfilment makes another. An item of several
 * components, or of several units of one, is fulfilled by the delivery that makes it whole. What a document delivered beyond its own
 * part of the order is its other documents', because lines move between locations.
 */
final class FulfilPlan {
    private final List<Wanted> all;
    private final Returned returned;
    private final Told told;
    private final Map<Place, List<OpenLine>> open = new HashMap<>();
    private final Map<Long, Integer> taken = new HashMap<>();
    private final Map<Share, Sent> sent = new HashMap<>();
    /** What Shopify counts as fulfilled, and what these steps will make it count. */
    private final Map<Share, Quantity> fulfilled = new HashMap<>();
    /** With the customer, told by a fulfilment that was cancelled, and not fulfilled anew: only a person does that. */
    private final Map<Share, Quantity> toldOnce = new HashMap<>();

    /**
     * @param call what to send for one delivery and fulfilment order
     * @param units of Odoo that it tells, by product
     */
    record Step(long picking, String name, Fulfil call, Map<ProductId, Quantity> units) {}

    /**
     * What fulfilments of ours have told, by picking and product.
     *
     * @param cancelled of it, by fulfilments that were cancelled on Shopify since
     * @param ours the fulfilments of the order that are ours
     */
    record Told(
            Map<Long, Map<ProductId, Quantity>> all, Map<Long, Map<ProductId, Quantity>> cancelled, Set<Long> ours) {
        static final Told NOTHING = new Told(Map.of(), Map.of(), Set.of());

        private static Quantity of(Map<Long, Map<ProductId, Quantity>> told, Delivery delivery, ProductId product) {
            return told.getOrDefault(delivery.picking(), Map.of())
                    .getOrDefault(product, Quantity.ZERO)
                    .min(delivery.quantities().get(product));
        }
    }

    /** One fulfilment in the making. */
    private record Call(List<FulfilLine> lines, Map<ProductId, Quantity> units) {}

    private record Place(OrderLineId line, LocationId location) {}

    private record Share(String document, ProductId product) {}

    /**
     * What has left for one document and product.
     *
     * @param told by fulfilments of ours
     * @param deliveries the oldest first, beside that
     */
    private record Sent(Quantity told, List<Delivered> deliveries) {
        static final Sent NOTHING = new Sent(Quantity.ZERO, List.of());

        Quantity gone(Quantity fulfilled) {
            Quantity rest = fulfilled.minus(told).max(Quantity.ZERO);
            return told.plus(Delivered.gone(deliveries, rest));
        }

        Sent plus(Sent other) {
            return new Sent(
                    told.plus(other.told),
                    Stream.concat(deliveries.stream(), other.deliveries.stream())
                            .toList());
        }
    }

    private FulfilPlan(List<Wanted> all, OrderReading order, Returned returned, Told told) {
        this.all = all;
        this.returned = returned;
        this.told = told;
        order.open()
                .forEach(line -> open.computeIfAbsent(
                                new Place(line.line(), line.location()), place -> new ArrayList<>())
                        .add(line));
        all.forEach(document -> document.fulfilled()
                .forEach((product, units) -> fulfilled.put(new Share(document.externalId(), product), units)));
    }

    /**
     * @param all the order's documents, in the order of their mappings
     * @param deliveries of all of them
     * @param returned what of them has come back
     * @param told what of them fulfilments of ours have told already
     */
    static List<Step> of(
            List<Wanted> all, OrderReading order, List<Delivery> deliveries, Returned returned, Told told) {
        FulfilPlan plan = new FulfilPlan(all, order, returned, told);
        deliveries.forEach(plan::hasTold);
        all.forEach(document -> plan.fulfilledAnew(order, document));
        return deliveries.stream()
                .flatMap(delivery -> plan.steps(delivery).stream())
                .toList();
    }

    private Quantity told(Delivery delivery, ProductId product) {
        return Told.of(told.all(), delivery, product);
    }

    private void hasTold(Delivery delivery) {
        delivery.quantities().keySet().forEach(product -> {
            Quantity cancelled = Told.of(told.cancelled(), delivery, product);
            Quantity back =
                    cancelled.min(returned.of(delivery.picking(), product).max(Quantity.ZERO));
            sends(delivery, product, new Sent(told(delivery, product).minus(back), List.of()));
            add(toldOnce, new Share(delivery.document(), product), cancelled.minus(back));
        });
    }

    /** By a person, who fulfils anew first what a cancelled fulfilment had told. */
    private void fulfilledAnew(OrderReading order, Wanted document) {
        document.lines().forEach(line -> {
            int byOthers = order.fulfilled().stream()
                    .filter(one -> one.line().equals(line.line())
                            && one.location().equals(line.location())
                            && !told.ours().contains(one.fulfilmentId()))
                    .mapToInt(FulfilledLine::quantity)
                    .sum();
            Quantity units = line.perItem().times(Math.min(byOthers, line.fulfilled()));
            toldOnce.computeIfPresent(
                    new Share(document.externalId(), line.product()),
                    (same, once) -> once.minus(units).max(Quantity.ZERO));
        });
    }

    private void leaves(Delivery delivery) {
        delivery.quantities()
                .keySet()
                .forEach(product ->
                        sends(delivery, product, new Sent(Quantity.ZERO, List.of(left(delivery, product)))));
    }

    private Delivered left(Delivery delivery, ProductId product) {
        Quantity out = delivery.quantities()
                .get(product)
                .minus(told(delivery, product))
                .minus(returned.undone(delivery.picking(), product))
                .max(Quantity.ZERO);
        return new Delivered(out, kept(delivery, product));
    }

    private void sends(Delivery delivery, ProductId product, Sent units) {
        sent.merge(new Share(delivery.document(), product), units, Sent::plus);
    }

    /** What of a delivery no fulfilment has told and is still with the customer. */
    private Quantity kept(Delivery delivery, ProductId product) {
        return delivery.quantities()
                .get(product)
                .minus(told(delivery, product))
                .minus(returned.of(delivery.picking(), product))
                .max(Quantity.ZERO);
    }

    private List<Step> steps(Delivery delivery) {
        leaves(delivery);
        Map<FulfilmentOrderId, Call> calls = new LinkedHashMap<>();
        Map<ProductId, Quantity> brought = new HashMap<>();
        delivery.quantities().keySet().forEach(product -> brought.put(product, kept(delivery, product)));
        all.stream()
                .filter(document -> document.externalId().equals(delivery.document()))
                .forEach(document -> fulfil(document, brought, calls));
        all.stream()
                .filter(document -> !document.externalId().equals(delivery.document()))
                .forEach(document -> fulfil(document, brought, calls));
        return calls.entrySet().stream()
                .map(call -> new Step(
                        delivery.picking(),
                        delivery.name(),
                        new Fulfil(
                                call.getKey(), call.getValue().lines(), delivery.trackingNumber(), delivery.carrier()),
                        call.getValue().units()))
                .toList();
    }

    private void fulfil(Wanted document, Map<ProductId, Quantity> brought, Map<FulfilmentOrderId, Call> calls) {
        items(document).forEach((place, components) -> {
            int whole = Math.min(whole(document, components), completedBy(brought, components));
            for (OpenLine target : open.getOrDefault(place, List.of())) {
                int free = target.remaining() - taken.getOrDefault(target.fulfilmentOrderLineId(), 0);
                int now = Math.min(whole, free);
                if (now > 0) {
                    whole -= now;
                    taken.merge(target.fulfilmentOrderLineId(), now, Integer::sum);
                    Call call = calls.computeIfAbsent(
                            target.fulfilmentOrder(), id -> new Call(new ArrayList<>(), new HashMap<>()));
                    call.lines().add(new FulfilLine(target.fulfilmentOrderLineId(), now));
                    use(document, components, now, brought, call);
                }
            }
        });
    }

    private static Map<Place, List<Line>> items(Wanted document) {
        Map<Place, List<Line>> items = new LinkedHashMap<>();
        document.lines()
                .forEach(line -> items.computeIfAbsent(
                                new Place(line.line(), line.location()), place -> new ArrayList<>())
                        .add(line));
        return items;
    }

    /** Items of which every component has left and is in no fulfilment. */
    private int whole(Wanted document, List<Line> components) {
        return components.stream()
                .mapToInt(line -> Math.max(
                        0,
                        left(document, line.product()).dividedBy(line.perItem()).floor()))
                .min()
                .orElse(0);
    }

    /** Negative where a delivery is still to follow its fulfilment. */
    private Quantity left(Wanted document, ProductId product) {
        return gone(document, product)
                .min(document.promise(product).promised())
                .plus(credited(document, product))
                .minus(amount(fulfilled, document, product))
                .minus(amount(toldOnce, document, product));
    }

    /** As the planner credits it: beyond a document's own promise, to the first that still owe. */
    private Quantity credited(Wanted document, ProductId product) {
        Quantity beyond = Quantity.ZERO;
        for (Wanted one : all) {
            beyond = beyond.plus(owed(one, product).negated().max(Quantity.ZERO));
        }
        for (Wanted one : all) {
            Quantity share = beyond.min(owed(one, product).max(Quantity.ZERO));
            if (one.externalId().equals(document.externalId())) {
                return share;
            }
            beyond = beyond.minus(share);
        }
        return Quantity.ZERO;
    }

    private Quantity owed(Wanted document, ProductId product) {
        return document.promise(product).promised().minus(gone(document, product));
    }

    private Quantity gone(Wanted document, ProductId product) {
        return sent.getOrDefault(new Share(document.externalId(), product), Sent.NOTHING)
                .gone(amount(fulfilled, document, product));
    }

    /**
     * The most items that one delivery can have made whole: each needs something of it. Else a delivery would also fulfil anew what
     * an earlier one had fulfilled and a person has cancelled on Shopify.
     */
    private static int completedBy(Map<ProductId, Quantity> brought, List<Line> components) {
        return components.stream()
                .mapToInt(line -> ceiling(
                        brought.getOrDefault(line.product(), Quantity.ZERO).dividedBy(line.perItem())))
                .max()
                .orElse(0);
    }

    private void use(Wanted document, List<Line> components, int items, Map<ProductId, Quantity> brought, Call call) {
        for (Line line : components) {
            Quantity used = line.perItem().times(items);
            add(fulfilled, new Share(document.externalId(), line.product()), used);
            Quantity had = brought.getOrDefault(line.product(), Quantity.ZERO);
            brought.put(line.product(), had.minus(used.min(had)));
            add(call.units(), line.product(), used.min(had));
        }
    }

    private static int ceiling(Quantity units) {
        return -units.negated().floor();
    }

    private static Quantity amount(Map<Share, Quantity> amounts, Wanted document, ProductId product) {
        return amounts.getOrDefault(new Share(document.externalId(), product), Quantity.ZERO);
    }

    private static <K> void add(Map<K, Quantity> amounts, K key, Quantity units) {
        amounts.merge(key, units, Quantity::plus);
    }
}
