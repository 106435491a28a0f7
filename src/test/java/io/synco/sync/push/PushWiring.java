package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.mapping.MappingBook;
import io.synco.simulation.Decorator;
import io.synco.simulation.MemoryDatabase;
import io.synco.simulation.Surroundings;
import io.synco.sync.book.BookWiring;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.Settler;
import io.synco.sync.job.Tx;
import io.synco.sync.order.MemoryUnsettledStore;
import io.synco.sync.order.OrderWiring;
import io.synco.sync.push.IntentStore.Open;
import io.synco.sync.rule.RuleWiring;
import java.util.List;
import java.util.UUID;

/** The real way of stock to Shopify over the modelled database. */
public final class PushWiring {
    private final Surroundings around;
    private final EventLog events;
    private final JobStore jobs;
    private final LevelStore levels = new MemoryLevelStore();
    private final IntentStore intents = new MemoryIntentStore();
    private final BookStore books = new MemoryBookStore();
    private final MappingBooks mappings = new MemoryMappingBooks();
    private final DirtyLevels dirty;
    private final OnHandWriter writer;

    public PushWiring(Surroundings around, JobStore jobs, EventLog events) {
        this.around = around;
        this.events = events;
        this.jobs = jobs;
        this.dirty = new DirtyLevels(levels, jobs);
        this.writer = new OnHandWriter(
                around.shopify(),
                around.mistakes().withdrawsWhatIsSentAgain() ? withdrawn(intents) : intents,
                levels,
                jobs,
                JobWiring.pauses(),
                around.chance());
    }

    public LevelStore levels() {
        return levels;
    }

    public DirtyLevels dirtyLevels() {
        return dirty;
    }

    public MappingBooks mappings() {
        return mappings;
    }

    /** As the modelled database has it now. */
    public static MappingBook book(MemoryDatabase database, ShopId shop) {
        return database.now(shop, tx -> new MemoryMappingBooks().book(tx, shop));
    }

    public LinkedProducts linkedProducts() {
        return new MemoryLinkedProducts();
    }

    public Settler settler() {
        return new PushSettler(around.mistakes().readsBack() ? forgotten(intents) : intents, writer);
    }

    /** A first sending that was refused is withdrawn rightly; only of a later one it is asked to stay unknown. */
    private static IntentStore withdrawn(IntentStore real) {
        return Decorator.of(
                IntentStore.class,
                real,
                (method, arguments, answer) ->
                        method.equals("unknown") && String.valueOf(arguments[3]).contains("refused")
                                ? real.withdraw((Tx) arguments[0], (ShopId) arguments[1], (UUID) arguments[2], (String)
                                        arguments[3])
                                : answer.get());
    }

    /** As if Shopify had forgotten every key by the time it is needed again. */
    @SuppressWarnings("unchecked")
    private static IntentStore forgotten(IntentStore real) {
        return Decorator.of(
                IntentStore.class,
                real,
                (method, arguments, answer) -> method.equals("open")
                        ? ((Uni<List<Open>>) answer.get())
                                .map(open -> open.stream()
                                        .map(intent -> new Open(intent.call(), true))
                                        .toList())
                        : answer.get());
    }

    public List<JobHandler> handlers(OrderWiring orders, MoveFeed feed) {
        PushHandler push = new PushHandler(
                around.shopify(),
                books,
                new BookReader(
                        books,
                        mappings,
                        RuleWiring.rules(),
                        RuleWiring.exclusions(),
                        BookWiring.store(),
                        new MemoryUnsettledStore()),
                levels,
                intents,
                new SnapshotReader(around.odoo(), around.time()),
                around.planner(),
                new Closing(books, new MemoryUnsettledStore(), jobs, around.config()),
                writer,
                orders.poll(around.mistakes().lastLook(around.shopify())),
                orders.delivered(),
                around.mistakes().feed(feed),
                events,
                JobWiring.pauses(),
                around.time());
        return List.of(push, new LevelFlagHandler(levels, dirty));
    }
}
