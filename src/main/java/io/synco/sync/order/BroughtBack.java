package io.synco.sync.order;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.plan.Journey;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pure: which units of deliveries came back before Shopify counted them as fulfilled. Only the times tell: out and back again, and
 * fulfilled by a merchant, look the same afterwards whichever came first. What is fulfilled of a document and product is taken to be its
 * deliveries in their order, those that fulfilments of ours have told first. A fulfilment that was cancelled counts for nothing, as if it
 * had never been. A clock of Odoo's that is late makes one owed too many, which undersells and is flagged; so does the same second, for
 * neither side tells less. What a fulfilment of ours told while the goods came back cannot be decided, and counts as a receipt.
 */
final class BroughtBack {
    private record Share(String document, ProductId product) {}

    private final List<Wanted> all;
    private final OrderReading order;
    private final FulfilPlan.Told told;
    private final Map<Long, Move> byId = new HashMap<>();
    private final Map<Share, List<Move>> deliveries = new HashMap<>();

    private BroughtBack(List<Wanted> all, OrderReading order, List<Move> moves, FulfilPlan.Told told) {
        this.all = all;
        this.order = order;
        this.told = told;
        moves.forEach(move -> byId.put(move.id(), move));
        moves.stream()
                .filter(move -> Journey.delivery(move, byId) == move
                        && Journey.towardsCustomer(move).signum() > 0)
                .sorted(Comparator.comparing((Move move) -> toldOf(move).signum() == 0)
                        .thenComparing(Move::id))
                .forEach(move -> deliveries
                        .computeIfAbsent(share(move), share -> new ArrayList<>())
                        .add(move));
    }

    /**
     * @param told what of the deliveries fulfilments of ours have told
     * @return units by picking and product
     */
    static Map<Long, Map<ProductId, Quantity>> of(
            List<Wanted> all, OrderReading order, List<Move> moves, FulfilPlan.Told told) {
        BroughtBack known = new BroughtBack(all, order, moves, told);
        Map<Long, Map<ProductId, Quantity>> undone = new HashMap<>();
        Map<Long, Quantity> receipts = new HashMap<>();
        moves.stream()
                .filter(move -> Journey.towardsCustomer(move).signum() < 0)
                .sorted(Comparator.comparing(BroughtBack::cameAt).thenComparing(Move::id))
                .forEach(move -> known.comesBack(move, receipts, undone));
        return undone;
    }

    private void comesBack(Move back, Map<Long, Quantity> receipts, Map<Long, Map<ProductId, Quantity>> undone) {
        Move delivery = Journey.delivery(back, byId);
        if (delivery.picking().isEmpty() || isToldAndStands(delivery)) {
            return;
        }
        Quantity units = Journey.towardsCustomer(back).negated();
        Quantity counted = counted(delivery, cameAt(back))
                .max(toldOf(delivery))
                .minus(receipts.getOrDefault(delivery.id(), Quantity.ZERO))
                .max(Quantity.ZERO);
        receipts.merge(delivery.id(), units.min(counted), Quantity::plus);
        if (units.compareTo(counted) > 0) {
            undone.computeIfAbsent(delivery.picking().get(), picking -> new HashMap<>())
                    .merge(back.product(), units.minus(counted), Quantity::plus);
        }
    }

    private boolean isToldAndStands(Move delivery) {
        return told.all().containsKey(delivery.picking().orElseThrow())
                && units(told.cancelled(), delivery).signum() == 0;
    }

    /** By fulfilments of ours that are not cancelled. */
    private Quantity toldOf(Move delivery) {
        return units(told.all(), delivery)
                .minus(units(told.cancelled(), delivery))
                .max(Quantity.ZERO);
    }

    private static Quantity units(Map<Long, Map<ProductId, Quantity>> units, Move delivery) {
        return delivery.picking()
                .map(units::get)
                .map(byProduct -> byProduct.get(delivery.product()))
                .orElse(Quantity.ZERO);
    }

    private static Share share(Move move) {
        return new Share(move.document(), move.product());
    }

    /** Units of a delivery that were fulfilled by then, and still are. */
    private Quantity counted(Move delivery, Instant then) {
        Quantity left = fulfilled(share(delivery), then);
        for (Move each : deliveries.getOrDefault(share(delivery), List.of())) {
            Quantity units = Journey.towardsCustomer(each).min(left);
            if (each.id() == delivery.id()) {
                return units;
            }
            left = left.minus(units);
        }
        return Quantity.ZERO;
    }

    /** Of a document and product; what was before our time is none of it. */
    private Quantity fulfilled(Share share, Instant then) {
        Quantity fulfilled = Quantity.ZERO;
        for (Wanted wanted : all) {
            for (Line line : wanted.lines()) {
                if (wanted.externalId().equals(share.document())
                        && line.product().equals(share.product())) {
                    int before = fulfilled(line, Instant.MAX) - line.fulfilled();
                    fulfilled = fulfilled.plus(line.perItem().times(Math.max(0, fulfilled(line, then) - before)));
                }
            }
        }
        return fulfilled;
    }

    private int fulfilled(Line line, Instant until) {
        return order.fulfilled().stream()
                .filter(one -> one.line().equals(line.line())
                        && one.location().equals(line.location())
                        && countsAt(one, until))
                .mapToInt(FulfilledLine::quantity)
                .sum();
    }

    /** In the same second: a fulfilment of ours follows a delivery, so what came back came after it; of a merchant's nobody knows. */
    private boolean countsAt(FulfilledLine one, Instant until) {
        return told.ours().contains(one.fulfilmentId())
                ? !one.at().isAfter(until)
                : one.at().isBefore(until);
    }

    private static Instant cameAt(Move back) {
        return back.lines().stream()
                .map(line -> line.writeDate())
                .reduce(back.writeDate(), (a, b) -> a.isBefore(b) ? a : b);
    }
}
