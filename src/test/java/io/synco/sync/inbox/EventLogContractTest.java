package io.synco.sync.inbox;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SameRows;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.World;
import io.synco.simulation.rows.LevelRow;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.PgJobStore;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.Inbox.About;
import io.synco.sync.port.Inbox.Hint;
import io.synco.sync.port.OdooCalls;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Events are kept, and end, in memory as in PostgreSQL; and so does what webhooks leave. */
class EventLogContractTest {
    private static final int STEPS = 100;
    private static final Pair<EventLog> LOGS = new Pair<>(new PgEventLog(), new MemoryEventLog());

    @RandomHistory
    void events_are_kept_and_end_alike(long seed, TwoDatabases databases) {
        History history = new History(databases, seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
    }

    private static final class History {
        private static final List<EventKind> KINDS =
                List.of(EventKind.RECEIPT, EventKind.DELIVERED, EventKind.EDITED_BY_HAND, EventKind.MOVED_INSIDE);
        private static final List<String> SOURCES = List.of("move", "level");

        private static final byte[] KNOWN = {1, 2, 3};
        private static final byte[] UNKNOWN = {3, 2, 1};

        private final TwoDatabases databases;
        private final SeededChance chance;
        private final SmallShop shop;
        private final Pair<Inbox> inboxes;
        private final Pair<OdooCalls> calls;

        History(TwoDatabases databases, long seed) {
            this.databases = databases;
            this.chance = new SeededChance(seed);
            this.shop = new SmallShop(databases, chance);
            new SameRows(databases).hook(shop.id(), KNOWN);
            Doorbell silent = bell -> Uni.createFrom().voidItem();
            InboxStore real = new InboxStore(
                    databases.real().tenant(), databases.real().connections(chance), new PgJobStore(), silent);
            MemoryInbox model = new MemoryInbox(databases.model(), JobWiring.store(), silent);
            this.inboxes = new Pair<>(real, model);
            this.calls = new Pair<>(real, model);
        }

        void step() {
            String source = chance.oneOf(SOURCES);
            Set<String> keys = someKeys();
            long job = chance.between(1, 3);
            long rev = chance.between(1, 4);
            int outcome = chance.between(1, 4);
            switch (chance.between(1, 16)) {
                case 1, 2, 3 -> record(someEvents());
                case 4, 5 -> run(world -> world.store().assign(world.tx(), world.shop(), source, keys, job, rev));
                case 6 -> end(someEnds(outcome));
                case 7 ->
                    run(world ->
                            world.store().endAlone(world.tx(), world.shop(), source, keys, outcome, "ended alone"));
                case 8, 9 -> run(world -> world.store().endPushed(world.tx(), world.shop(), job, rev));
                case 10, 11 -> levelChanges();
                case 12 -> webhookComes();
                case 13 -> shop.settingsChange();
                case 14 -> decided(job, rev);
                case 15 -> odooCalls(chance.oneIn(3) ? UNKNOWN : KNOWN);
                default -> databases.timePasses(Duration.ofHours(1));
            }
        }

        private void end(List<EventLog.End> ends) {
            run(world -> world.store().end(world.tx(), world.shop(), ends));
        }

        private List<EventLog.End> someEnds(int outcome) {
            List<EventLog.End> ends = new ArrayList<>();
            for (long job = 1; job <= 3; job++) {
                if (chance.oneIn(2)) {
                    ends.add(new EventLog.End(job, chance.between(1, 4), outcome, "ended " + job));
                }
            }
            return ends;
        }

        private void decided(long job, long rev) {
            EventKind kind = chance.oneOf(KINDS);
            Decision decision = RuleBook.decide(kind, chance.oneOf(RuleBook.choices(kind)));
            run(world -> world.store().decided(world.tx(), world.shop(), kind, job, rev, decision));
        }

        private void record(List<NewEvent> events) {
            run(world -> world.store().record(world.tx(), world.shop(), events));
        }

        private List<NewEvent> someEvents() {
            List<NewEvent> events = new ArrayList<>();
            String source = chance.oneOf(SOURCES);
            someKeys().forEach(key -> events.add(event(source, key)));
            return events;
        }

        private NewEvent event(String source, String key) {
            EventKind kind = chance.oneOf(KINDS);
            Optional<ProductId> product = chance.oneIn(5) ? Optional.empty() : Optional.of(shop.product());
            boolean ended = chance.oneIn(4);
            return new NewEvent(
                    kind,
                    source,
                    key,
                    "subject " + key,
                    product.map(ProductId::value).orElse(null),
                    chance.oneIn(2) ? shop.item().value() : null,
                    chance.oneIn(2) ? shop.location().value() : null,
                    chance.oneIn(3) ? null : BigDecimal.valueOf(chance.between(-5000, 5000), chance.between(-1, 3)),
                    RuleBook.decide(kind),
                    ended ? EventLog.IGNORED : null,
                    ended ? "ignored at once" : null);
        }

        private void levelChanges() {
            LevelId level = shop.row();
            long wanted = chance.between(1, 3);
            int state = chance.between(1, 3);
            Optional<String> reason =
                    chance.oneIn(4) ? Optional.empty() : Optional.of("reason " + chance.between(1, 3));
            LevelRow now = new LevelRow(
                    level,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    wanted,
                    chance.oneIn(2) ? wanted : wanted - 1,
                    Optional.empty(),
                    state,
                    reason,
                    0);
            new SameRows(databases).level(shop.id(), now);
            databases.compare(shop.id());
        }

        private void webhookComes() {
            About about = switch (chance.between(1, 8)) {
                case 7 -> new About.Product(chance.between(1, 3));
                case 8 -> new About.Item(new ItemId(chance.between(1, 3)));
                case 4 -> new About.FulfilmentOrder(new FulfilmentOrderId(chance.between(1, 3)));
                case 5 -> new About.Standing();
                case 1 -> new About.Order(new OrderId(chance.between(1, 3)));
                case 2 -> new About.Level(shop.level());
                case 3 -> new About.Locations();
                default -> new About.Uninstalled();
            };
            Hint hint = new Hint("topic/" + chance.between(1, 2), "id-" + chance.between(1, 8), about);
            databases.apart(shop.id(), inboxes, inbox -> inbox.accept(shop.id(), hint));
        }

        private void odooCalls(byte[] hash) {
            databases.apart(shop.id(), calls, store -> store.heard(shop.id(), hash));
        }

        private <T> void run(Function<World<EventLog>, Uni<T>> operation) {
            if (chance.oneIn(8)) {
                databases.undone(shop.id(), LOGS, operation);
            } else {
                databases.both(shop.id(), LOGS, operation);
            }
        }

        private Set<String> someKeys() {
            Set<String> keys = new HashSet<>();
            for (int i = chance.between(1, 4); i > 0; i--) {
                keys.add("key-" + chance.between(1, 20));
            }
            return keys;
        }
    }
}
