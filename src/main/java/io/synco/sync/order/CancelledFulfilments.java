package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.push.LevelStore;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A fulfilment that is cancelled on Shopify raises committed and on hand again, so each of its lines takes back what its fulfilment had
 * moved, once. Whether the goods have left is looked up in Odoo, by a job of its own; its flag closes once nothing of it is open.
 */
final class CancelledFulfilments {
    private final LevelStore levels;
    private final JobStore jobs;
    private final EventLog events;

    CancelledFulfilments(LevelStore levels, JobStore jobs, EventLog events) {
        this.levels = levels;
        this.jobs = jobs;
        this.events = events;
    }

    /** Lines that a cancelled fulfilment had sent and that are open now. */
    static Set<OrderLineId> wantedAgain(OrderReading order) {
        Set<OrderLineId> sent =
                order.cancelled().stream().map(FulfilledLine::line).collect(Collectors.toSet());
        return order.open().stream().map(OpenLine::line).filter(sent::contains).collect(Collectors.toSet());
    }

    /** As far as can be told of a call whose answer was lost: the one of these fulfilments with these Odoo units and this tracking number. */
    static Optional<Long> made(
            List<FulfilledLine> lines, List<Wanted> all, Optional<String> tracking, Map<ProductId, Quantity> units) {
        return lines.stream()
                .filter(line -> line.trackingNumber().equals(tracking))
                .collect(Collectors.groupingBy(FulfilledLine::fulfilmentId))
                .entrySet()
                .stream()
                .filter(fulfilment -> units(all, fulfilment.getValue()).equals(units))
                .map(Map.Entry::getKey)
                .max(Long::compare);
    }

    private static Map<ProductId, Quantity> units(List<Wanted> all, List<FulfilledLine> fulfilment) {
        Map<ProductId, Quantity> units = new HashMap<>();
        for (FulfilledLine sent : fulfilment) {
            all.stream()
                    .flatMap(wanted -> wanted.lines().stream())
                    .filter(line ->
                            line.line().equals(sent.line()) && line.location().equals(sent.location()))
                    .forEach(
                            line -> units.merge(line.product(), line.perItem().times(sent.quantity()), Quantity::plus));
        }
        return units;
    }

    /** @return whether any was not known */
    Uni<Boolean> take(Tx tx, ShopId shop, OrderReading order, Rules chosen) {
        if (order.cancelled().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        List<FulfilledLine> lines = order.cancelled().stream()
                .filter(line -> line.item().isPresent())
                .toList();
        return levels.explainCancelled(tx, shop, lines)
                .map(taken -> lines.stream()
                        .filter(line -> taken.contains(line.fulfilmentLineId()))
                        .toList())
                .call(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : tell(tx, shop, order, fresh, chosen))
                .call(() -> wantedAgain(order).isEmpty()
                        ? close(tx, shop, order)
                        : Uni.createFrom().voidItem())
                .map(fresh -> !fresh.isEmpty());
    }

    private Uni<Void> tell(Tx tx, ShopId shop, OrderReading order, List<FulfilledLine> fresh, Rules chosen) {
        return events.record(
                        tx,
                        shop,
                        fresh.stream().map(line -> event(order, line, chosen)).toList())
                .chain(() -> jobs.ask(
                        tx, shop, JobKind.CANCELLED_FULFILMENT, order.id().toString()))
                .replaceWithVoid();
    }

    private static NewEvent event(OrderReading order, FulfilledLine line, Rules chosen) {
        return new NewEvent(
                EventKind.FULFILMENT_CANCELLED,
                "cancelled fulfilment",
                Long.toString(line.fulfilmentLineId()),
                "order " + order.name(),
                null,
                line.item().orElseThrow().value(),
                line.location().value(),
                BigDecimal.valueOf(line.quantity()),
                chosen.decide(EventKind.FULFILMENT_CANCELLED, line.location()),
                EventLog.DONE,
                "Put back into on hand and committed by Shopify; SyncO counts it as open again.");
    }

    private Uni<Void> close(Tx tx, ShopId shop, OrderReading order) {
        return jobs.closeFlags(
                tx, shop, JobKind.CANCELLED_FULFILMENT, List.of(order.id().toString()));
    }
}
