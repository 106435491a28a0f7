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
    private final OrderChoices choices;
    private final CancelledFulfilments cancelled;
    private final Restocks restocks;

    OrderIntake(
            OrderStore orders,
            LevelStore levels,
            DirtyLevels dirty,
            JobStore jobs,
            EventLog events,
            RuleStore rules,
            Bookings bookings,
            OrderChoices choices) {
        this.restocks = new Restocks(levels, events, bookings, dirty);
        this.rules = rules;
        this.choices = choices;
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
        LATER,
        /** By a poll, which reads orders again that have not changed: what a person has dismissed of these is not shown again. */
        POLLED
    }

    /** @return true if a part, a fulfilment or a cancelled one is not as it was known; only then levels have to be planned again */
    public Uni<Boolean> take(Tx tx, ShopId shop, OrderReading order, Moment moment) {
        return orders.find(tx, shop, order.id())
                .chain(kept -> orders.liveAt(tx, shop)
                        // Before the first go-live nothing is older.
                        .map(liveAt -> liveAt.orElse(Instant.EPOCH))
                        .chain(liveAt -> take(tx, shop, order, moment, kept, liveAt)));
    }

    private Uni<Boolean> take(
            Tx tx, ShopId shop, OrderReading order, Moment moment, Optional<Kept> kept, Instant liveAt) {
        // The same second may hold two changes, so an equal date is read again; only an older reading is thrown away.
        boolean outdated =
                kept.isPresent() && order.updatedAt().isBefore(kept.get().updatedAt());
        if (outdated) {
            return orders.put(tx, shop, order, kept.get().mode(), kept.get().chosenAt())
                    .replaceWith(false);
        }
        return rules.rules(tx, shop)
                .call(chosen -> restocks.take(tx, shop, order, liveAt, chosen))
                .chain(chosen -> handling(tx, shop, order, moment, kept, liveAt, chosen)
                        .chain(how -> orders.put(tx, shop, order, how.mode(), how.chosenAt())
                                .chain(() -> how.mode() == OrderMode.UNCOUNTED
                                        ? Uni.createFrom().item(false)
                                        : count(tx, shop, order, how, chosen, moment != Moment.POLLED))));
    }

    private Uni<Handling> handling(
            Tx tx, ShopId shop, OrderReading order, Moment moment, Optional<Kept> kept, Instant liveAt, Rules byRule) {
        return choices.chosen(tx, shop, order.id())
                .chain(chosen -> kept.isPresent()
                        ? Uni.createFrom()
                                .item(Handling.again(
                                        kept.get(),
                                        chosen,
                                        OrderMode.fromBefore(order, Moment.LATER, liveAt),
                                        at -> isOff(byRule, at)))
                        : choices.defaults(tx, shop)
                                .map(defaults -> Handling.first(
                                        order, moment, liveAt, defaults, chosen, at -> isOff(byRule, at))));
    }

    private Uni<Boolean> count(Tx tx, ShopId shop, OrderReading order, Handling how, Rules chosen, boolean asked) {
        return (how.anew()
                        ? orders.forget(tx, shop, order.id())
                        : Uni.createFrom().voidItem())
                .chain(() -> orders.saveParts(
                        tx, shop, order.id(), OrderParts.of(order), how.countsOpenOnly(), how::elsewhere))
                .call(saved -> tookOff(tx, shop, order, saved.takenOff()))
                .chain(saved -> named(tx, shop, order)
                        .chain(named -> explain(tx, shop, named, how.happenedBefore(), chosen)
                                .chain(moved -> cancelled
                                        .take(tx, shop, named, chosen)
                                        .map(taken -> taken || moved || saved.news()))))
                .call(news -> flagUncounted(tx, shop, order, asked || news))
                .call(() -> lookForDocuments(tx, shop, order, how))
                .call(news -> news
                        ? dirty.byOrder(tx, shop, order.id())
                        : Uni.createFrom().voidItem());
    }

    /** The events that asked for the job are about an order: by its locations, which rule decides is known only now. */
    Uni<Void> decides(Tx tx, ShopId shop, OrderReading order, Job job) {
        Set<LocationId> locations =
                OrderParts.of(order).stream().map(OrderParts.Part::location).collect(Collectors.toSet());
        return rules.rules(tx, shop)
                .map(chosen -> chosen.decide(EventKind.ORDER_CHANGED, locations))
                .chain(decision -> events.decided(tx, shop, EventKind.ORDER_CHANGED, job.id(), job.rev(), decision));
    }

    /** What was fulfilled of a variant that is deleted since is still explained, and told elsewhere, as that item's. */
    private Uni<OrderReading> named(Tx tx, ShopId shop, OrderReading order) {
        return order.complete()
                ? Uni.createFrom().item(order)
                : orders.items(tx, shop, order.id()).map(order::naming);
    }

    /** One search serves many orders. */
    private Uni<Void> lookForDocuments(Tx tx, ShopId shop, OrderReading order, Handling how) {
        return how.mode() == OrderMode.ADOPTED
                        || OrderParts.of(order).stream().anyMatch(part -> how.elsewhere(part.location()))
                ? jobs.ask(tx, shop, JobKind.DOCUMENT_SEARCH, DocumentSearchHandler.KEY)
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
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

    /**
     * Items were linked, or locations mapped: what orders promise of them counts from now on, in the same transaction, so that nothing
     * is planned without it (docs/sync-model.md, section 3).
     */
    public Uni<Void> countWhatWaited(Tx tx, ShopId shop) {
        return orders.countWhatWaited(tx, shop)
                .chain(counted -> jobs.ask(
                        tx,
                        shop,
                        JobKind.ORDER,
                        counted.stream().map(OrderId::toString).toList()))
                .replaceWithVoid();
    }

    /** Why SyncO brings nothing of an order to Odoo, where that is by choice or by rule. */
    Uni<Optional<String>> keptOff(Tx tx, ShopId shop, OrderId order) {
        return orders.uncounted(tx, shop, order)
                .chain(lines -> lines.stream().noneMatch(OrderStore.Line::elsewhere)
                        ? Uni.createFrom().item(Optional.empty())
                        : orders.find(tx, shop, order)
                                .chain(kept -> rules.rules(tx, shop).map(byRule -> Optional.of(why(kept, byRule)))));
    }

    private static String why(Optional<Kept> kept, Rules byRule) {
        boolean anyOff = byRule.all().stream()
                .anyMatch(rule -> rule.kind() == EventKind.ORDER_CHANGED && rule.choice() == Choice.OFF);
        boolean chosen = kept.filter(one -> one.mode() == OrderMode.ELSEWHERE)
                .filter(one -> one.chosenAt().isPresent() || !anyOff)
                .isPresent();
        return chosen
                ? "This order is handled elsewhere: SyncO reads its document in Odoo and changes nothing."
                : RuleBook.decide(EventKind.ORDER_CHANGED, Choice.OFF).inWords();
    }

    /** Each fulfilment moves what we expect of on_hand once, under its Shopify id; whether any was not known. */
    private Uni<Boolean> explain(Tx tx, ShopId shop, OrderReading order, boolean before, Rules chosen) {
        List<FulfilledLine> lines = order.fulfilled().stream()
                .filter(line -> line.item().isPresent())
                .toList();
        return levels.explainFulfilments(tx, shop, lines, !before).chain(moved -> {
            List<FulfilledLine> fresh = lines.stream()
                    .filter(line -> moved.contains(line.fulfilmentLineId()))
                    .toList();
            return orders.toldElsewhere(tx, shop, order.id(), before ? List.of() : elsewhere(fresh, chosen))
                    .chain(() -> events.record(tx, shop, fulfilments(order, fresh, chosen)))
                    .replaceWith(!moved.isEmpty());
        });
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

    /**
     * The rest of the order goes through; what cannot is shown with what to do about it.
     *
     * @param show false: flags are closed, and none raised
     */
    private Uni<Void> flagUncounted(Tx tx, ShopId shop, OrderReading order, boolean show) {
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
                if (show && !line.fine()) {
                    chain = chain.chain(() -> jobs.raiseFlag(
                                    tx, shop, JobKind.ORDER_LINE, line.key(), line.words(order.name()), line.hint())
                            .replaceWithVoid());
                }
            }
            return chain;
        });
    }
}
