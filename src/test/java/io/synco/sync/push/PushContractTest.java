package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.MappingBook;
import io.synco.mapping.MappingWiring;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SameRows;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.SomeOrders;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.World;
import io.synco.simulation.rows.IntentLevelRow;
import io.synco.simulation.rows.JobRow;
import io.synco.simulation.rows.LevelRow;
import io.synco.stock.ProductTerms;
import io.synco.stock.Target;
import io.synco.stock.Target.ComponentTerms;
import io.synco.sync.book.BookWiring;
import io.synco.sync.book.BookingStore;
import io.synco.sync.book.BookingStore.Booking;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.InboxWiring;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobState;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.PauseScope;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.PgJobStore;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import io.synco.sync.push.LevelStore.Touched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Levels, intents and the books that a plan is made from are in memory what they are in PostgreSQL. */
class PushContractTest {
    private static final int STEPS = 150;
    private static final Pair<LevelStore> LEVELS = new Pair<>(new PgLevelStore(), new MemoryLevelStore());
    private static final Pair<IntentStore> INTENTS = new Pair<>(new PgIntentStore(), new MemoryIntentStore());
    private static final Pair<BookStore> BOOKS = new Pair<>(new PgBookStore(), new MemoryBookStore());
    private static final Pair<LinkedProducts> LINKED = new Pair<>(new PgLinkedProducts(), new MemoryLinkedProducts());
    private static final Pair<JobStore> JOBS = new Pair<>(new PgJobStore(), JobWiring.store());

    private static final Pair<EventLog> EVENTS = InboxWiring.logs();
    private static final Pair<Pauses> PAUSES = JobWiring.bothPauses();

    @RandomHistory
    void levels_are_planned_and_written_alike(long seed, TwoDatabases databases) {
        History history = new History(databases, seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
    }

    private static final class History {
        private final TwoDatabases databases;
        private final SeededChance chance;
        private final SmallShop shop;
        private final SomeOrders orders;
        /** Also long ago: what was planned on old books. */
        private final List<DirtyLevel> planned = new ArrayList<>();

        private final List<UUID> intents = new ArrayList<>();
        private final List<FulfilledLine> told = new ArrayList<>();
        private final Pair<MappingBooks> mappings;

        History(TwoDatabases databases, long seed) {
            this.databases = databases;
            this.chance = new SeededChance(seed);
            this.shop = new SmallShop(databases, chance);
            this.orders = new SomeOrders(databases, shop, chance);
            this.mappings = new Pair<>(
                    new PgMappingBooks(MappingWiring.reading(databases.real().tenant())), new MemoryMappingBooks());
        }

        void step() {
            switch (chance.between(1, 20)) {
                case 1, 2 -> orders.partChanges();
                case 3 -> orders.documentChanges();
                case 4 -> shop.settingsChange();
                case 5 -> databases.timePasses(Duration.ofHours(chance.between(4, 12)));
                case 6 -> observeOrNot();
                case 7, 8 -> touch();
                case 9, 10 -> levelChanges();
                case 11, 12 -> write();
                case 13 -> pauseOrResume();
                case 17 -> bookingIsSentOrNot();
                case 14, 15 -> somethingHappens();
                case 16 -> editedDown();
                default -> answerComes();
            }
            plan(chance.between(1, 6));
            read();
        }

        /** To a product, a level, or an order. */
        private void somethingHappens() {
            String order = orders.order().toString();
            Asked asked = databases
                    .both(shop.id(), JOBS, world -> world.store().ask(world.tx(), world.shop(), JobKind.ORDER, order))
                    .orElseThrow();
            boolean moved = chance.oneIn(2);
            boolean anywhere = chance.oneIn(2);
            LevelId level = shop.level();
            String key = "event " + chance.uuid();
            NewEvent event = new NewEvent(
                    EventKind.ORDER_CHANGED,
                    "test",
                    key,
                    "subject",
                    moved ? shop.product().value() : null,
                    moved || anywhere ? null : level.item().value(),
                    anywhere ? null : level.location().value(),
                    null,
                    RuleBook.decide(EventKind.ORDER_CHANGED),
                    null,
                    null);
            databases.both(shop.id(), EVENTS, world -> world.store().record(world.tx(), world.shop(), List.of(event)));
            if (!moved && anywhere) {
                databases.both(
                        shop.id(),
                        EVENTS,
                        world -> world.store()
                                .assign(world.tx(), world.shop(), "test", Set.of(key), asked.jobId(), asked.rev()));
            }
        }

        /** A level that is paused is not planned. */
        private void pauseOrResume() {
            LevelId level = shop.level();
            boolean item = chance.oneIn(2);
            PauseScope scope = item ? PauseScope.ITEM : PauseScope.LOCATION;
            long subject = item ? level.item().value() : level.location().value();
            if (chance.oneIn(2)) {
                databases.both(
                        shop.id(),
                        PAUSES,
                        world -> world.store().pause(world.tx(), world.shop(), scope, subject, "somebody", "why"));
            } else {
                databases.both(
                        shop.id(), PAUSES, world -> world.store().resume(world.tx(), world.shop(), scope, subject));
            }
        }

        /** Somebody takes units off on Shopify, and a person is asked. */
        private void editedDown() {
            LevelRow row =
                    chance.oneOf(databases.model().rows(shop.id()).levels().all());
            new SameRows(databases).level(shop.id(), row.editedDown(chance.between(0, 3)));
        }

        /** A level of whose product Odoo may have a booking or not is not planned. */
        private void bookingIsSentOrNot() {
            String id = "__synco__.booked_" + chance.between(1, 3);
            Booking booking = new Booking(
                    id,
                    EventKind.EDITED_BY_HAND,
                    shop.level(),
                    new BookingStore.Shelf(
                            orders.someMapping(),
                            new WarehouseId(80),
                            new StockLocationId(8),
                            shop.product(),
                            Quantity.of(1)),
                    Quantity.of(chance.oneOf(List.of(-2, 1, 3))),
                    false);
            boolean refused = chance.oneIn(2);
            databases.both(
                    shop.id(),
                    BookWiring.STORES,
                    world -> world.store()
                            .want(world.tx(), world.shop(), booking)
                            .chain(() -> refused
                                    ? world.store().refused(world.tx(), world.shop(), id)
                                    : world.store().sending(world.tx(), world.shop(), id)));
        }

        /** A level that is being observed is not planned. */
        private void observeOrNot() {
            String key = shop.row().toString();
            if (chance.oneIn(2)) {
                databases.both(
                        shop.id(), JOBS, world -> world.store().ask(world.tx(), world.shop(), JobKind.OBSERVE, key));
            } else {
                databases.model().rows(shop.id()).jobs().where(JobRow::due).stream()
                        .filter(job -> job.is(JobKind.OBSERVE, key))
                        .forEach(this::finish);
            }
        }

        private void finish(JobRow row) {
            Job job = new Job(row.id(), row.kind(), row.key(), row.attempts(), row.rev());
            databases.both(
                    shop.id(),
                    JOBS,
                    world -> world.store()
                            .finish(
                                    world.tx(),
                                    world.shop(),
                                    List.of(new JobStore.Finished(job, JobState.DONE, null))));
        }

        private void touch() {
            var order = orders.order();
            List<Touched> touched = List.of(
                    new Touched(shop.product(), orders.someMapping()),
                    new Touched(shop.product(), orders.someMapping()));
            switch (chance.between(1, 4)) {
                case 1, 2 -> levels(world -> world.store().touchByOrder(world.tx(), world.shop(), order));
                case 3 -> levels(world -> world.store().touch(world.tx(), world.shop(), touched));
                default -> levels(world -> world.store().touchAll(world.tx(), world.shop()));
            }
        }

        private void levelChanges() {
            LevelId level = shop.row();
            List<LevelId> some = List.of(level, shop.level());
            String why = "why " + chance.between(1, 3);
            OrderId loser = new OrderId(chance.between(1, 3));
            Map<LevelId, Integer> off = Map.of(level, chance.between(1, 3));
            switch (chance.between(1, 10)) {
                case 1, 2 -> see();
                case 9 -> restock();
                case 10 -> levels(world -> world.store().tookOff(world.tx(), world.shop(), loser, off));
                case 3, 4 -> explain();
                case 5 -> levels(world -> world.store().notStocked(world.tx(), world.shop(), some, why));
                case 6, 7 -> levels(world -> world.store().tryAgain(world.tx(), world.shop(), level));
                default -> levels(world -> world.store().flag(world.tx(), world.shop(), level, why));
            }
        }

        private void see() {
            Map<LevelId, LevelReading> seen = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                int committed = chance.between(0, 3);
                int available = chance.between(-2, 9);
                seen.put(
                        shop.level(),
                        new LevelReading(
                                true, true, available + committed, committed, available, chance.between(0, 1)));
            }
            levels(world -> world.store().see(world.tx(), world.shop(), seen));
        }

        private void explain() {
            List<FulfilledLine> lines = new ArrayList<>();
            for (int i = chance.between(0, 3); i > 0; i--) {
                LevelId level = levelOnItsWay();
                lines.add(new FulfilledLine(
                        1,
                        chance.between(1, 30),
                        new OrderLineId(1),
                        Optional.of(level.item()),
                        level.location(),
                        chance.between(1, 3),
                        databases.model().time().now(),
                        Optional.empty()));
            }
            boolean move = !chance.oneIn(4);
            levels(world -> world.store().explainFulfilments(world.tx(), world.shop(), lines, move));
            told.addAll(lines);
            if (!told.isEmpty() && chance.oneIn(2)) {
                List<FulfilledLine> cancelled = List.of(chance.oneOf(told), chance.oneOf(told));
                levels(world -> world.store().explainCancelled(world.tx(), world.shop(), cancelled));
            }
        }

        private void restock() {
            LevelId level = levelOnItsWay();
            List<RestockedLine> lines = List.of(new RestockedLine(
                    chance.between(1, 20),
                    new OrderLineId(1),
                    Optional.of(level.item()),
                    level.location(),
                    chance.between(1, 3),
                    Instant.EPOCH));
            boolean move = !chance.oneIn(4);
            levels(world -> world.store().explainRestocks(world.tx(), world.shop(), lines, move));
        }

        private void plan(int limit) {
            databases
                    .answers(shop.id(), BOOKS, world -> world.store().dirty(world.tx(), world.shop(), limit))
                    .ifPresent(planned::addAll);
            List<LevelId> some = List.of(shop.level(), shop.level(), shop.row());
            databases.answers(shop.id(), BOOKS, world -> world.store().of(world.tx(), world.shop(), Set.copyOf(some)));
        }

        /** A fulfilment that is told while a write has no answer yet is what {@code expected} moves by differences for. */
        private LevelId levelOnItsWay() {
            List<IntentLevelRow> open =
                    databases.model().rows(shop.id()).intentLevels().all();
            return open.isEmpty() || chance.oneIn(3)
                    ? shop.level()
                    : chance.oneOf(open).level();
        }

        private void write() {
            List<Planned> rows = somePlanned();
            switch (chance.between(1, 5)) {
                case 1 -> intents(world -> world.store().planned(world.tx(), world.shop(), rows, world.now()));
                case 2 -> intents(world -> world.store().same(world.tx(), world.shop(), rows));
                default -> prepare(rows);
            }
        }

        private void prepare(List<Planned> rows) {
            UUID id = chance.uuid();
            intents.add(id);
            long lease = chance.between(1, 5);
            List<Planned> expected = rows.stream()
                    .filter(row -> row.level().expected().isPresent())
                    .toList();
            intents(world -> world.store().prepare(world.tx(), world.shop(), lease, id, expected, world.now()));
        }

        /** Each level once, newest first, as in one plan. */
        private List<Planned> somePlanned() {
            Map<LevelId, Planned> rows = new HashMap<>();
            for (int i = planned.size() - 1; i >= 0 && rows.size() < 3; i--) {
                DirtyLevel level = planned.get(i);
                if (!chance.oneIn(4)) {
                    rows.putIfAbsent(level.level(), new Planned(level, target(level)));
                }
            }
            return List.copyOf(rows.values());
        }

        private Target target(DirtyLevel level) {
            List<ComponentTerms> components = new ArrayList<>();
            level.recipe().forEach((product, perItem) -> {
                Quantity quantity = Quantity.ratio(chance.between(0, 40), chance.between(1, 3));
                Quantity reserved = Quantity.of(chance.between(0, 3));
                components.add(new ComponentTerms(
                        perItem,
                        new ProductTerms(
                                product,
                                level.mapping(),
                                List.of(new ProductTerms.Shelf(new StockLocationId(8), quantity, reserved)),
                                List.of(),
                                List.of(),
                                List.of())));
            });
            return new Target(components, Optional.empty(), level.buffer(), level.open(), level.editedDown());
        }

        private void answerComes() {
            if (intents.isEmpty()) {
                return;
            }
            UUID id = chance.oneOf(intents);
            String words = "words " + chance.between(1, 3);
            boolean givenUp = chance.oneIn(2);
            switch (chance.between(1, 7)) {
                case 1, 2, 3 -> intents(world -> world.store().accepted(world.tx(), world.shop(), id));
                case 4 -> intents(world -> world.store().refused(world.tx(), world.shop(), id, words));
                case 5 ->
                    intents(world -> givenUp
                            ? world.store().giveUp(world.tx(), world.shop(), id, words)
                            : world.store().withdraw(world.tx(), world.shop(), id, words));
                case 6 -> intents(world -> world.store().unknown(world.tx(), world.shop(), id, words));
                default -> intents(world -> world.store().resending(world.tx(), world.shop(), id, 9));
            }
        }

        private void read() {
            switch (chance.between(1, 10)) {
                case 1 ->
                    databases.both(
                            shop.id(), BOOKS, world -> world.store().settleUnplannable(world.tx(), world.shop()));
                case 2 -> refuse();
                case 3 ->
                    databases.answers(shop.id(), BOOKS, world -> world.store().left(world.tx(), world.shop()));
                case 4, 5 -> promises();
                case 6 ->
                    databases.both(
                            shop.id(),
                            BOOKS,
                            world -> world.store()
                                    .retire(world.tx(), world.shop(), Set.of(new OrderId(chance.between(1, 3)))));
                case 10 ->
                    databases.answers(
                            shop.id(),
                            INTENTS,
                            world ->
                                    world.store().open(world.tx(), world.shop()).map(HashSet::new));
                case 7 ->
                    databases.answers(
                            shop.id(),
                            LEVELS,
                            world -> world.store()
                                    .allKeys(world.tx(), world.shop())
                                    .map(HashSet::new));
                case 8 ->
                    databases.answers(
                            shop.id(),
                            mappings,
                            world ->
                                    world.store().book(world.tx(), world.shop()).map(History::comparable));
                default ->
                    databases.answers(
                            shop.id(), LINKED, world -> world.store().of(world.tx(), world.shop(), SmallShop.PRODUCTS));
            }
        }

        private static Map<LocationMapping, Set<StockLocationId>> comparable(MappingBook book) {
            return book.mappings().stream()
                    .collect(Collectors.toMap(mapping -> mapping, mapping -> book.stockLocations(mapping.id())));
        }

        private void refuse() {
            Map<LevelId, String> why = chance.oneIn(3) ? Map.of() : Map.of(shop.level(), "why");
            databases.both(shop.id(), BOOKS, world -> world.store().refuse(world.tx(), world.shop(), why));
        }

        private void promises() {
            Set<ProductId> products = new HashSet<>(List.of(shop.product(), shop.product()));
            var mappings = new HashSet<>(List.of(orders.someMapping(), orders.someMapping()));
            databases.answers(
                    shop.id(),
                    BOOKS,
                    world -> world.store()
                            .promises(world.tx(), world.shop(), products, mappings)
                            .map(all ->
                                    all.stream().map(Object::toString).sorted().toList()));
        }

        private <T> void levels(Function<World<LevelStore>, Uni<T>> operation) {
            run(LEVELS, operation);
        }

        private <T> void intents(Function<World<IntentStore>, Uni<T>> operation) {
            run(INTENTS, operation);
        }

        private <S, T> void run(Pair<S> stores, Function<World<S>, Uni<T>> operation) {
            if (chance.oneIn(10)) {
                databases.undone(shop.id(), stores, operation);
            } else {
                databases.both(shop.id(), stores, operation);
            }
        }
    }
}
