package io.synco.sync.setup;

import io.synco.kernel.ShopId;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.InboxWiring;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.PgJobStore;
import java.util.List;
import java.util.Set;

/** What a person asks of a shop and of a flagged job does the same in memory as in PostgreSQL. */
class ShopStoreContractTest {
    private static final int STEPS = 30;
    private static final Pair<ShopStore> STORES = new Pair<>(new PgShopStore(), new MemoryShopStore());
    private static final Pair<JobStore> JOBS = new Pair<>(new PgJobStore(), JobWiring.store());
    private static final Pair<EventLog> EVENTS = InboxWiring.logs();

    @RandomHistory
    void people_are_obeyed_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        for (int step = 0; step < STEPS; step++) {
            long job = chance.between(1, 12);
            switch (chance.between(1, 8)) {
                case 1, 2, 3 -> flag(databases, shop.id(), "line-" + chance.between(1, 4), "event-" + step);
                case 4, 5 ->
                    databases.both(shop.id(), STORES, world -> world.store().retry(world.tx(), world.shop(), job));
                case 6 ->
                    databases.both(
                            shop.id(), STORES, world -> world.store().dismiss(world.tx(), world.shop(), job, "seen"));
                case 7 ->
                    databases.both(shop.id(), STORES, world -> world.store().live(world.tx(), world.shop()));
                default ->
                    databases.both(shop.id(), STORES, world -> world.store().readOnly(world.tx(), world.shop()));
            }
            databases.answers(shop.id(), STORES, world -> world.store().ready(world.tx(), world.shop()));
        }
    }

    /** With an event that ended by it. */
    private static void flag(TwoDatabases databases, ShopId shop, String key, String eventKey) {
        Asked asked = databases
                .both(
                        shop,
                        JOBS,
                        world -> world.store()
                                .raiseFlag(world.tx(), world.shop(), JobKind.ORDER_LINE, key, "words", "hint"))
                .orElseThrow();
        NewEvent event = new NewEvent(
                EventKind.ORDER_CHANGED,
                "order",
                eventKey,
                "subject",
                null,
                null,
                null,
                null,
                RuleBook.decide(EventKind.ORDER_CHANGED),
                null,
                null);
        databases.both(
                shop,
                EVENTS,
                world -> world.store()
                        .record(world.tx(), world.shop(), List.of(event))
                        .chain(() -> world.store()
                                .assign(
                                        world.tx(),
                                        world.shop(),
                                        "order",
                                        Set.of(eventKey),
                                        asked.jobId(),
                                        asked.rev()))
                        .chain(() -> world.store()
                                .end(
                                        world.tx(),
                                        world.shop(),
                                        List.of(new EventLog.End(
                                                asked.jobId(), asked.rev(), EventLog.FLAGGED, "words")))));
    }
}
