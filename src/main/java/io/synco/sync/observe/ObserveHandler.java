package io.synco.sync.observe;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.LevelId;
import io.synco.kernel.Side;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.observe.ObservedStore.Expected;
import io.synco.sync.order.OrderPoll;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads levels on Shopify again, and then the orders: where none of them is in another state than our books had while the levels were
 * read, the books were of that moment. Only there, where no write of ours is in flight and what Shopify counts as committed is exactly
 * what we know is open, a difference is an edit by somebody else (docs/sync-model.md, section 4).
 */
@ApplicationScoped
class ObserveHandler implements JobHandler {
    private static final Duration SOON = Duration.ofMillis(300);

    /** As often levels and orders are read until no order changes meanwhile. */
    private static final int LOOKS_MAX = 3;

    private final ShopifyPort shopify;
    private final OrderPoll orders;
    private final LevelStore levels;
    private final ObservedStore store;
    private final JobStore jobs;
    private final EventLog events;
    private final RuleStore rules;
    private final Chance chance;

    ObserveHandler(
            ShopifyPort shopify,
            OrderPoll orders,
            LevelStore levels,
            ObservedStore store,
            JobStore jobs,
            EventLog events,
            RuleStore rules,
            Chance chance) {
        this.rules = rules;
        this.chance = chance;
        this.shopify = shopify;
        this.orders = orders;
        this.levels = levels;
        this.store = store;
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public JobKind kind() {
        return JobKind.OBSERVE;
    }

    @Override
    public int together() {
        return 250;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        Map<LevelId, Job> wanted = new LinkedHashMap<>();
        batch.forEach(job -> wanted.put(LevelId.parse(job.key()), job));
        return look(slice, wanted, LOOKS_MAX);
    }

    private Uni<Map<Job, Outcome>> look(Slice slice, Map<LevelId, Job> wanted, int looks) {
        return slice.call(Side.SHOPIFY, () -> shopify.levels(slice.shop(), new HashSet<>(wanted.keySet())))
                .chain(seen -> orders.poll(slice)
                        .chain(changed -> changed > 0 && looks > 1
                                ? look(slice, wanted, looks - 1)
                                : slice.tx(tx -> decide(tx, slice, wanted, seen, changed))));
    }

    private Uni<Map<Job, Outcome>> decide(
            Tx tx, Slice slice, Map<LevelId, Job> wanted, Map<LevelId, LevelReading> seen, int changedMeanwhile) {
        return levels.see(tx, slice.shop(), seen)
                .chain(() -> store.expected(tx, slice.shop(), wanted.keySet()))
                .chain(expected -> {
                    Map<Job, Outcome> outcomes = new LinkedHashMap<>();
                    Uni<Void> chain = Uni.createFrom().voidItem();
                    for (Map.Entry<LevelId, Job> one : wanted.entrySet()) {
                        chain = chain.chain(() -> decideOne(
                                        tx,
                                        slice,
                                        one.getKey(),
                                        expected.get(one.getKey()),
                                        seen.get(one.getKey()),
                                        changedMeanwhile)
                                .invoke(outcome -> outcomes.put(one.getValue(), outcome))
                                .replaceWithVoid());
                    }
                    return chain.replaceWith(outcomes);
                });
    }

    private Uni<Outcome> decideOne(
            Tx tx, Slice slice, LevelId level, Expected expected, LevelReading seen, int changedMeanwhile) {
        if (expected == null) {
            return item(new Outcome.Ignored("This item is not linked, or its location is not mapped."));
        }
        if (seen == null || expected.onHand().isEmpty()) {
            return item(new Outcome.Ignored("Shopify does not stock this item at this location."));
        }
        if (expected.inFlight()) {
            return item(new Outcome.Done("A write of ours is on its way; its answer tells."));
        }
        int remainder = seen.onHand() - expected.onHand().get();
        if (remainder == 0) {
            return store.dirtyIfOff(tx, slice.shop(), level)
                    .chain(off -> off ? askPush(tx, slice) : Uni.createFrom().voidItem())
                    .replaceWith((Outcome) new Outcome.Done("On hand is what SyncO expects."));
        }
        if (changedMeanwhile > 0) {
            return item(new Outcome.Again(SOON));
        }
        if (seen.committed() != expected.open()) {
            return item(new Outcome.Retry("On hand is " + seen.onHand() + " and not "
                    + expected.onHand().get() + ", and Shopify counts " + seen.committed()
                    + " committed while the orders that SyncO may read have " + expected.open() + " open."));
        }
        return edited(tx, slice, level, remainder);
    }

    private Uni<Outcome> edited(Tx tx, Slice slice, LevelId level, int remainder) {
        String observation = chance.uuid().toString();
        return rules.rules(tx, slice.shop())
                .map(chosen -> chosen.decide(EventKind.EDITED_BY_HAND, level.location()))
                .chain(decision -> {
                    boolean asks = decision instanceof Decision.Withhold && remainder < 0;
                    return store.book(tx, slice.shop(), level, observation, remainder, asks)
                            .chain(() -> events.record(
                                    tx, slice.shop(), List.of(event(level, observation, remainder, decision, asks))))
                            .chain(() -> askPush(tx, slice))
                            .chain(() -> asks
                                    ? flag(tx, slice, level, remainder)
                                    : item(new Outcome.Done(
                                            "Edited on Shopify by " + remainder + "; put back by rule.")));
                });
    }

    private static NewEvent event(LevelId level, String observation, int remainder, Decision decision, boolean asks) {
        return new NewEvent(
                EventKind.EDITED_BY_HAND,
                "level",
                observation,
                "level " + level,
                null,
                level.item().value(),
                level.location().value(),
                BigDecimal.valueOf(remainder),
                decision,
                asks ? EventLog.FLAGGED : EventLog.DONE,
                asks
                        ? "The quantity stays lowered until a person answers."
                        : "The quantity is put back to what Odoo says.");
    }

    private Uni<Outcome> flag(Tx tx, Slice slice, LevelId level, int remainder) {
        return jobs.raiseFlag(
                        tx,
                        slice.shop(),
                        JobKind.EDIT,
                        level.toString(),
                        "On hand was lowered by " + -remainder + " on Shopify. Odoo does not know of it.",
                        "If units are missing, correct the stock in Odoo first; then retry: the quantity follows Odoo again.")
                .replaceWith(new Outcome.Done("Edited on Shopify by " + remainder + "; a person is asked, by rule."));
    }

    private Uni<Void> askPush(Tx tx, Slice slice) {
        return jobs.ask(tx, slice.shop(), JobKind.PUSH, DirtyLevels.PUSH).replaceWithVoid();
    }

    private static Uni<Outcome> item(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
