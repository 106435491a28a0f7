package io.synco.sync.observe;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.Side;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads levels on Shopify again, and then the orders: where none of them is in another state than our books had while the levels were
 * read, the books were of that moment. Only there, where no write of ours is in flight and what Shopify counts as committed is exactly
 * what we know is open, a difference is a remainder that nobody has explained (docs/sync-model.md, section 4); {@link Remainders} says
 * what it is.
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
    private final Remainders remainders;

    ObserveHandler(
            ShopifyPort shopify,
            OrderPoll orders,
            LevelStore levels,
            ObservedStore store,
            JobStore jobs,
            Remainders remainders) {
        this.shopify = shopify;
        this.orders = orders;
        this.levels = levels;
        this.store = store;
        this.jobs = jobs;
        this.remainders = remainders;
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
            return forget(tx, slice, level, expected, seen, changedMeanwhile)
                    .chain(() -> store.dirtyIfOff(tx, slice.shop(), level))
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
        return remainders.book(tx, slice.shop(), level, remainder);
    }

    /** Read clean, it shows that what orders want no more is still there. */
    private Uni<Void> forget(
            Tx tx, Slice slice, LevelId level, Expected expected, LevelReading seen, int changedMeanwhile) {
        return changedMeanwhile > 0 || seen.committed() != expected.open()
                ? Uni.createFrom().voidItem()
                : store.takenOff(tx, slice.shop(), level)
                        .chain(() -> store.unanswered(tx, slice.shop(), level))
                        .replaceWithVoid();
    }

    private Uni<Void> askPush(Tx tx, Slice slice) {
        return jobs.ask(tx, slice.shop(), JobKind.PUSH, DirtyLevels.PUSH).replaceWithVoid();
    }

    private static Uni<Outcome> item(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
