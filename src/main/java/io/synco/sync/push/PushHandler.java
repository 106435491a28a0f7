package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.Side;
import io.synco.kernel.Time;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments;
import io.synco.sync.order.OrderPoll;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.Planner;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.push.BookReader.Later;
import io.synco.sync.push.BookStore.Left;
import io.synco.sync.push.SnapshotReader.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings dirty levels to their targets: one snapshot of Odoo, decreases at once, then a last look at the orders, then increases
 * (docs/sync-model.md, section 5).
 */
@ApplicationScoped
class PushHandler implements JobHandler {
    /** The most rows that one inventorySetQuantities takes. */
    private static final int ROWS_MAX = 250;
    /** An increase must not stand on older numbers than this; a decrease may. */
    private static final long INCREASE_AGE_SECONDS_MAX = 10;

    private static final long DECREASE_AGE_SECONDS_MAX = 60;
    /** Where orders change all the time, the last one counts. */
    private static final int FIRST_READINGS_MAX = 3;

    private static final Duration AGAIN = Duration.ofMillis(200);

    /** How soon an increase is looked at again that waits for what other locations of a split sell. */
    private static final Duration HELD = Duration.ofSeconds(5);

    private static final String HELD_WORDS =
            "A quantity may rise only when the other locations that share its stock have sold"
                    + " no more than their part of it; it is looked at again.";

    private final ShopifyPort shopify;
    private final BookStore books;
    private final BookReader reader;
    private final LevelStore levels;
    private final IntentStore intents;
    private final SnapshotReader snapshots;
    private final Planner planner;
    private final Closing closing;
    private final OnHandWriter writer;
    private final OrderPoll orders;
    private final DeliveredDocuments documents;
    private final MoveFeed feed;
    private final EventLog events;
    private final Pauses pauses;
    private final Time time;

    PushHandler(
            ShopifyPort shopify,
            BookStore books,
            BookReader reader,
            LevelStore levels,
            IntentStore intents,
            SnapshotReader snapshots,
            Planner planner,
            Closing closing,
            OnHandWriter writer,
            OrderPoll orders,
            DeliveredDocuments documents,
            MoveFeed feed,
            EventLog events,
            Pauses pauses,
            Time time) {
        this.pauses = pauses;
        this.shopify = shopify;
        this.books = books;
        this.reader = reader;
        this.levels = levels;
        this.intents = intents;
        this.snapshots = snapshots;
        this.planner = planner;
        this.closing = closing;
        this.writer = writer;
        this.orders = orders;
        this.documents = documents;
        this.feed = feed;
        this.events = events;
        this.time = time;
    }

    /**
     * @param fresh no number was too old to be sent
     * @param held an increase waits for other locations of its split
     */
    private record Sent(boolean fresh, boolean held) {
        static final Sent ALL = new Sent(true, false);

        Sent and(Sent other) {
            return new Sent(fresh && other.fresh, held || other.held);
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.PUSH;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        // Numbers that were too old when they were to be sent are read in half the amount next time.
        int limit = Math.max(1, ROWS_MAX >> Math.min(job.attempts(), 8));
        return slice.tx(tx ->
                        books.settleUnplannable(tx, slice.shop()).chain(() -> reader.load(tx, slice.shop(), limit)))
                .chain(load -> baseline(slice, load, limit))
                .chain(load -> load.books().levels().isEmpty()
                        ? Uni.createFrom().item(Sent.ALL)
                        : snapshots.read(slice, load).chain(taken -> push(slice, load, taken, limit)))
                .chain(sent -> end(slice, job, sent))
                .map(outcome -> Map.of(job, outcome));
    }

    /** A level that was never read: what Shopify shows now is what we expect. */
    private Uni<BookReader.Load> baseline(Slice slice, BookReader.Load load, int limit) {
        Set<LevelId> unread = load.books().levels().stream()
                .filter(level -> level.expected().isEmpty())
                .map(DirtyLevel::level)
                .collect(Collectors.toSet());
        if (unread.isEmpty()) {
            return Uni.createFrom().item(load);
        }
        return firstReading(slice, unread, FIRST_READINGS_MAX)
                .chain(seen -> slice.tx(tx -> levels.see(tx, slice.shop(), seen)
                        .chain(() -> levels.notStocked(
                                tx,
                                slice.shop(),
                                unread.stream()
                                        .filter(level -> !seen.containsKey(level)
                                                || !seen.get(level).active()
                                                || !seen.get(level).tracked())
                                        .toList(),
                                "Not stocked at this location on Shopify, or not tracked there; nothing is written."))
                        .chain(() -> reader.load(tx, slice.shop(), limit))));
    }

    /** Between two polls of the orders: a fulfilment that it holds and that is heard afterwards would move what is expected once more. */
    private Uni<Map<LevelId, LevelReading>> firstReading(Slice slice, Set<LevelId> unread, int tries) {
        return orders.poll(slice)
                .chain(() -> slice.call(Side.SHOPIFY, () -> shopify.levels(slice.shop(), unread)))
                .chain(seen -> orders.poll(slice)
                        .chain(changed -> changed == 0 || tries == 1
                                ? Uni.createFrom().item(seen)
                                : firstReading(slice, unread, tries - 1)));
    }

    private Uni<Sent> push(Slice slice, BookReader.Load load, Taken read, int limit) {
        return slice.tx(tx -> documents
                        .told(tx, slice.shop(), read.snapshot().pickings())
                        .chain(told -> documents
                                .undone(tx, slice.shop(), read.snapshot().pickings())
                                .map(undone -> read.told(told, undone)))
                        .call(taken -> closing.of(tx, slice.shop(), load, taken.snapshot())))
                .chain(taken ->
                        withheldUpTo(slice, load, limit).chain(later -> plan(slice, load, later, taken, limit)));
    }

    /** Fresh quants hold what came in by a switched-off event before we know of it: the feed is read up to the snapshot first. */
    private Uni<Later> withheldUpTo(Slice slice, BookReader.Load load, int limit) {
        return load.withholding()
                ? feed.read(slice)
                        .chain(() -> slice.tx(tx -> reader.load(tx, slice.shop(), limit)))
                        .map(load::later)
                : Uni.createFrom().item(new Later(load.books(), true));
    }

    private Uni<Sent> plan(Slice slice, BookReader.Load load, Later later, Taken taken, int limit) {
        List<Planned> planned = planner.plan(later.books(), taken.snapshot());
        List<Planned> decreases =
                planned.stream().filter(row -> row.change() < 0).toList();
        boolean nothingRises = planned.stream().allMatch(row -> row.change() <= 0) || !later.steady();
        return slice.tx(tx -> intents.planned(tx, slice.shop(), planned, taken.begunAt())
                        .chain(() -> intents.same(tx, slice.shop(), same(planned))))
                .chain(() -> send(slice, decreases, taken, DECREASE_AGE_SECONDS_MAX))
                .chain(sent -> nothingRises
                        ? Uni.createFrom().item(sent)
                        : raise(slice, load, taken, limit).map(sent::and));
    }

    /**
     * Before anything is raised, the orders that changed are read and the targets computed again from the same snapshot: an
     * unheard fulfilment with a restock of the same size leaves on_hand as expected, and no compare can see it.
     */
    private Uni<Sent> raise(Slice slice, BookReader.Load first, Taken taken, int limit) {
        return orders.poll(slice)
                .chain(() -> slice.tx(tx -> reader.load(tx, slice.shop(), limit)))
                .chain(load -> {
                    List<Planned> planned = planner.plan(first.later(load).books(), taken.snapshot());
                    return slice.tx(tx -> intents.same(tx, slice.shop(), same(planned)))
                            .chain(() -> raise(slice, planned, taken));
                });
    }

    private Uni<Sent> raise(Slice slice, List<Planned> planned, Taken taken) {
        List<Planned> increases =
                planned.stream().filter(row -> row.change() > 0).toList();
        SplitGate gate = new SplitGate(planned);
        return read(slice, List.copyOf(gate.toRead(increases)), new HashMap<>()).chain(read -> {
            List<Planned> may =
                    increases.stream().filter(row -> gate.mayRise(row, read)).toList();
            Sent held = new Sent(true, may.size() < increases.size());
            return send(slice, may, taken, INCREASE_AGE_SECONDS_MAX).map(held::and);
        });
    }

    private Uni<Map<LevelId, LevelReading>> read(Slice slice, List<LevelId> wanted, Map<LevelId, LevelReading> before) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(before);
        }
        List<LevelId> some = wanted.subList(0, Math.min(ROWS_MAX, wanted.size()));
        return slice.call(Side.SHOPIFY, () -> shopify.levels(slice.shop(), new HashSet<>(some)))
                .invoke(before::putAll)
                .chain(() -> read(slice, wanted.subList(some.size(), wanted.size()), before));
    }

    private Uni<Sent> send(Slice slice, List<Planned> rows, Taken taken, long ageSecondsMax) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Sent.ALL);
        }
        if (taken.ageSeconds(time) > ageSecondsMax) {
            return Uni.createFrom().item(new Sent(false, false));
        }
        List<Planned> some = rows.subList(0, Math.min(ROWS_MAX, rows.size()));
        return writer.write(slice, some, taken.begunAt())
                .chain(() -> send(slice, rows.subList(some.size(), rows.size()), taken, ageSecondsMax));
    }

    private static List<Planned> same(List<Planned> planned) {
        return planned.stream().filter(row -> row.change() == 0).toList();
    }

    private Uni<Outcome> end(Slice slice, Job job, Sent sent) {
        if (!sent.fresh()) {
            return Uni.createFrom()
                    .item(new Outcome.Retry("Odoo answered so slowly that its numbers were too old to be written."));
        }
        return slice.tx(tx -> events.endPushed(tx, slice.shop(), job.id(), job.rev())
                .chain(() -> books.left(tx, slice.shop()))
                .chain(left -> ended(tx, slice, left, sent)));
    }

    private Uni<Outcome> ended(Tx tx, Slice slice, Left left, Sent sent) {
        if (left.dirty() > left.held()) {
            return Uni.createFrom().item(sent.held() ? new Outcome.Snooze(HELD, HELD_WORDS) : new Outcome.Again(AGAIN));
        }
        return left.held() > 0
                ? pauses.now(tx, slice.shop()).map(paused -> new Outcome.Held(paused.words(Side.SHOPIFY)))
                : Uni.createFrom().item(new Outcome.Done("The quantity on Shopify is the target now."));
    }
}
