package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.rules.Choice;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.rules.Rules;
import io.synco.sync.book.Bookings;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OrderStore.Kept;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes an order's state, as read from Shopify, into our books: its parts, the fulfilments that explain a change of on_hand, and
 * which levels have to be planned again. Idempotent: the same reading changes nothing the second time.
 */
@ApplicationScoped
public class OrderIntake {
    private final OrderStore orders;
    private final LevelStore levels;
    private final DirtyLevels dirty;
    private final JobStore jobs;
    private final EventLog events;
    private final RuleStore rules;
    private final CancelledFulfilments cancelled;
    private final Restocks restocks;

    OrderIntake(
            OrderStore orders,
            LevelStore levels,
            DirtyLevels dirty,
            JobStore jobs,
            EventLog events,
            RuleStore rules,
            Bookings bookings) {
        this.restocks = new Restocks(levels, events, bookings, dirty);
        this.rules = rules;
        this.orders = orders;
        this.levels = levels;
        this.dirty = dirty;
        this.jobs = jobs;
        this.events = events;
        this.cancelled = new CancelledFulfilments(levels, jobs, events);
    }

    /** When an order becomes known. */
    public enum Moment {
        /** While the shop goes live: what is fulfilled already is before our time. */
        GOING_LIVE,
        LATER
    }

    /** @return true if something is new; the order's documents have to follow */
    public Uni<Boolean> take(Tx tx, ShopId shop, OrderReading order, Moment moment) {
        return orders.find(tx, shop, order.id())
                .chain(kept -> orders.liveAt(tx, shop)
                        // Before the first go-live nothing is older.
                        .map(liveAt -> liveAt.orElse(Instant.EPOCH))
                        .chain(liveAt -> take(tx, shop, order, moment, kept, liveAt)));
    }

    private Uni<Boolean> take(
            Tx tx, ShopId shop, OrderReading order, Moment moment, Optional<Kept> kept, Instant liveAt) {
        OrderMode mode = kept.map(Kept::mode).orElseGet(() -> OrderMode.first(order, moment, liveAt));
        boolean before = kept.isEmpty() && OrderMode.fromBefore(order, moment, liveAt);
        // The same second may hold two changes, so an equal date is read again; only an older reading is thrown away.
        boolean outdated =
                kept.isPresent() && order.updatedAt().isBefore(kept.get().updatedAt());
        return orders.put(tx, shop, order, mode)
                .chain(() -> outdated
                        ? Uni.createFrom().item(false)
                        : rules.rules(tx, shop)
                                .call(chosen -> restocks.take(tx, shop, order, liveAt, chosen))
                                .chain(chosen -> mode == OrderMode.UNCOUNTED
                                        ? Uni.createFrom().item(false)
                                        : count(tx, shop, order, before, chosen).replaceWith(true)));
    }

    private Uni<Void> count(Tx tx, ShopId shop, OrderReading order, boolean before, Rules chosen) {
        return orders.saveParts(tx, shop, order.id(), OrderParts.of(order), before, at -> isOff(chosen, at))
                .chain(takenOff -> tookOff(tx, shop, order, takenOff))
                .chain(() -> explain(tx, shop, order, before, chosen))
                .chain(() -> cancelled.take(tx, shop, order, chosen))
                .chain(() -> flagUncounted(tx, shop, order))
                .chain(() -> dirty.byOrder(tx, shop, order.id()))
                .replaceWithVoid();
    }

    /** The events that asked for the job are about an order: by its locations, which rule decides is known only now. */
    Uni<Void> decides(Tx tx, ShopId shop, OrderReading order, Job job) {
        Set<LocationId> locations =
                OrderParts.of(order).stream().map(OrderParts.Part::location).collect(Collectors.toSet());
        return rules.rules(tx, shop)
                .map(chosen -> chosen.decide(EventKind.ORDER_CHANGED, locations))
                .chain(decision -> events.decided(tx, shop, EventKind.ORDER_CHANGED, job.id(), job.rev(), decision));
    }

    /** Where they were not restocked on hand has fallen with committed, which no webhook tells: available is the same. */
    private Uni<Void> tookOff(Tx tx, ShopId shop, OrderReading order, Map<LevelId, Integer> takenOff) {
        return takenOff.isEmpty()
                ? Uni.createFrom().voidItem()
                : levels.tookOff(tx, shop, order.id(), takenOff)
                        .chain(() -> jobs.ask(
                                tx,
                                shop,
                                JobKind.OBSERVE,
                                takenOff.keySet().stream()
                                        .map(LevelId::toString)
                                        .toList()))
                        .replaceWithVoid();
    }

    private static boolean isOff(Rules chosen, LocationId at) {
        return chosen.choice(EventKind.ORDER_CHANGED, at) == Choice.OFF;
    }

    /** The rule's sentence, where all of an order is kept off Odoo by rule. */
    Uni<Optional<String>> keptOff(Tx tx, ShopId shop, OrderId order) {
        return orders.uncounted(tx, shop, order)
                .map(lines -> lines.stream().anyMatch(OrderStore.Line::off)
                        ? Optional.of(RuleBook.decide(EventKind.ORDER_CHANGED, Choice.OFF)
                                .inWords())
                        : Optional.empty());
    }

    /** Each fulfilment moves what we expect of on_hand once, under its Shopify id. */
    private Uni<Void> explain(Tx tx, ShopId shop, OrderReading order, boolean before, Rules chosen) {
        List<FulfilledLine> lines = order.fulfilled().stream()
                .filter(line -> line.item().isPresent())
                .toList();
        return levels.explainFulfilments(tx, shop, lines, !before)
                .chain(moved -> {
                    List<FulfilledLine> fresh = lines.stream()
                            .filter(line -> moved.contains(line.fulfilmentLineId()))
                            .toList();
                    return orders.toldElsewhere(tx, shop, order.id(), before ? List.of() : elsewhere(fresh, chosen))
                            .chain(() -> events.record(tx, shop, fulfilments(order, fresh, chosen)));
                })
                .replaceWithVoid();
    }

    private static List<FulfilledLine> elsewhere(List<FulfilledLine> fresh, Rules chosen) {
        return fresh.stream()
                .filter(line -> chosen.choice(EventKind.FULFILLED, line.location()) == Choice.OTHER_DOCUMENTS)
                .toList();
    }

    private static List<NewEvent> fulfilments(OrderReading order, List<FulfilledLine> fresh, Rules chosen) {
        return fresh.stream()
                .map(line -> fulfilment(order, line, chosen.decide(EventKind.FULFILLED, line.location())))
                .toList();
    }

    private static NewEvent fulfilment(OrderReading order, FulfilledLine line, Decision decision) {
        boolean follows = decision instanceof Decision.Propagate;
        return new NewEvent(
                EventKind.FULFILLED,
                "fulfilment",
                Long.toString(line.fulfilmentLineId()),
                "order " + order.name(),
                null,
                line.item().orElseThrow().value(),
                line.location().value(),
                BigDecimal.valueOf(line.quantity()),
                decision,
                follows ? EventLog.DONE : EventLog.IGNORED,
                follows ? "Taken out of on hand and committed by Shopify; SyncO counts it." : decision.inWords());
    }

    /** The rest of the order goes through; what cannot is shown with what to do about it. */
    private Uni<Void> flagUncounted(Tx tx, ShopId shop, OrderReading order) {
        return orders.uncounted(tx, shop, order.id()).chain(lines -> {
            Uni<Void> chain = jobs.closeFlags(
                    tx,
                    shop,
                    JobKind.ORDER_LINE,
                    lines.stream()
                            .filter(line -> line.fine())
                            .map(OrderStore.Line::key)
                            .collect(Collectors.toList()));
            for (OrderStore.Line line : lines) {
                if (!line.fine()) {
                    chain = chain.chain(() -> jobs.raiseFlag(
                                    tx, shop, JobKind.ORDER_LINE, line.key(), line.words(order.name()), line.hint())
                            .replaceWithVoid());
                }
            }
            return chain;
        });
    }
}
