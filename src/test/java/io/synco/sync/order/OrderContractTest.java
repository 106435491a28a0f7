package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.SeededChance;
import io.synco.simulation.Settings;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.World;
import io.synco.sync.order.DocumentStore.Sought;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.ShopifyPort.Fulfil;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Orders, their documents and their deliveries are kept in memory as in PostgreSQL. */
class OrderContractTest {
    private static final int STEPS = 120;
    private static final Pair<OrderStore> ORDERS = new Pair<>(new PgOrderStore(), new MemoryOrderStore());
    private static final Pair<DocumentStore> DOCUMENTS = new Pair<>(new PgDocumentStore(), new MemoryDocumentStore());
    private static final Pair<OrderChoices> CHOICES = new Pair<>(new PgOrderChoices(), new MemoryOrderChoices());
    private static final Pair<DeliveryStore> DELIVERIES = new Pair<>(new PgDeliveryStore(), new MemoryDeliveryStore());

    @RandomHistory
    void orders_are_kept_alike(long seed, TwoDatabases databases) {
        History history = new History(databases, seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
    }

    private static final class History {
        private static final List<Long> HALF =
                LongStream.rangeClosed(1, 50).boxed().toList();

        private final List<UUID> intents = new ArrayList<>();
        private final TwoDatabases databases;
        private final SeededChance chance;
        private final SmallShop shop;
        /** Shopify tells whole seconds. */
        private final Instant begin;
        /** Also long ago: what was wanted of an order before it changed. */
        private final List<Wanted> wanted = new ArrayList<>();

        History(TwoDatabases databases, long seed) {
            this.databases = databases;
            this.chance = new SeededChance(seed);
            this.shop = new SmallShop(databases, chance);
            this.begin = databases.model().time().now().truncatedTo(ChronoUnit.SECONDS);
            live(begin.minusSeconds(chance.oneIn(2) ? 1_800 : 7_200));
        }

        /** Before or after the orders came. */
        private void live(Instant at) {
            new Settings(databases.model()).live(shop.id(), true, Optional.of(at));
            databases
                    .real()
                    .sql(
                            "update shop set live = true, live_at = $2 where shop_id = $1",
                            shop.id().value(),
                            at.atOffset(ZoneOffset.UTC));
        }

        void step() {
            OrderReading order = reading();
            switch (chance.between(1, 19)) {
                case 1, 2, 3 -> put(order);
                case 4, 5, 6, 7 -> saveParts(order.id());
                case 8, 9, 10 -> document(order.id());
                case 11, 12 -> delivery();
                case 13 -> choice(order.id());
                case 14 -> run(ORDERS, world -> world.store().forget(world.tx(), world.shop(), order.id()));
                case 15, 16, 17 -> search();
                case 18 -> run(ORDERS, world -> world.store().countWhatWaited(world.tx(), world.shop()));
                default -> shop.settingsChange();
            }
            read(order);
        }

        private OrderReading reading() {
            OrderId id = new OrderId(chance.between(901, 903));
            Optional<Instant> cancelledAt = chance.oneIn(4) ? Optional.of(begin) : Optional.empty();
            return new OrderReading(
                    id,
                    "#" + id + "." + chance.between(1, 2),
                    begin.minusSeconds(3600),
                    begin.plusSeconds(600L * chance.between(1, 9)),
                    begin.plusSeconds(chance.between(1, 9)),
                    cancelledAt,
                    List.of(),
                    List.of(),
                    List.of());
        }

        private void put(OrderReading order) {
            OrderMode mode = chance.oneOf(List.of(OrderMode.values()));
            Optional<Instant> chosenAt = chance.oneIn(3) ? Optional.of(begin) : Optional.empty();
            run(ORDERS, world -> world.store().put(world.tx(), world.shop(), order, mode, chosenAt));
        }

        private void saveParts(OrderId order) {
            Map<String, Part> parts = new HashMap<>();
            for (int i = chance.between(0, 3); i > 0; i--) {
                Part part = part();
                parts.put(part.line() + "@" + part.location(), part);
            }
            boolean before = chance.oneIn(4);
            LocationId off = shop.location();
            boolean someOff = chance.oneIn(4);
            List<Part> fresh = List.copyOf(parts.values());
            // As the intake does: an order is put before its parts.
            if (databases.model().rows(shop.id()).orders().find(order).isPresent()) {
                run(
                        ORDERS,
                        world -> world.store()
                                .saveParts(
                                        world.tx(),
                                        world.shop(),
                                        order,
                                        fresh,
                                        before,
                                        at -> someOff && at.equals(off)));
                told(order, fresh);
            }
        }

        private void told(OrderId order, List<Part> parts) {
            List<FulfilledLine> lines = parts.stream()
                    .filter(part -> part.fulfilled() > 0)
                    .map(part -> new FulfilledLine(
                            1,
                            1,
                            part.line(),
                            part.item(),
                            part.location(),
                            part.fulfilled(),
                            Instant.EPOCH,
                            Optional.empty()))
                    .toList();
            run(ORDERS, world -> world.store().toldElsewhere(world.tx(), world.shop(), order, lines));
        }

        private Part part() {
            LocationId location = shop.location();
            Optional<ItemId> item = chance.oneIn(6) ? Optional.empty() : Optional.of(shop.item());
            return new Part(
                    new OrderLineId(chance.between(1, 3)),
                    location,
                    item,
                    "sku",
                    chance.between(0, 60),
                    chance.between(0, 20));
        }

        private void document(OrderId order) {
            databases
                    .answers(shop.id(), DOCUMENTS, world -> world.store().wanted(world.tx(), world.shop(), order))
                    .ifPresent(wanted::addAll);
            if (wanted.isEmpty()) {
                return;
            }
            Wanted one = chance.oneIn(3) ? chance.oneOf(wanted) : wanted.get(wanted.size() - 1);
            if (chance.oneIn(2)) {
                run(DOCUMENTS, world -> world.store().prepare(world.tx(), world.shop(), one));
            } else {
                SavedOrder saved = saved(one);
                run(DOCUMENTS, world -> world.store().posted(world.tx(), world.shop(), one, saved));
            }
        }

        /** Now and then Odoo's answer is another document's. */
        private SavedOrder saved(Wanted one) {
            long odooId = one.order().value() * 100 + one.mapping().value() + (chance.oneIn(10) ? 1 : 0);
            Optional<Long> group = chance.oneIn(2) ? Optional.of(odooId + 50_000) : Optional.empty();
            return new SavedOrder(odooId, "S" + odooId, group, true, Map.of(), Map.of());
        }

        private void choice(OrderId order) {
            if (chance.oneIn(4)) {
                DocumentKind kind = chance.oneOf(List.of(DocumentKind.values()));
                run(CHOICES, world -> world.store().choose(world.tx(), world.shop(), kind, "a person"));
                return;
            }
            OrderMode mode = chance.oneOf(List.of(OrderMode.CREATED, OrderMode.ADOPTED, OrderMode.ELSEWHERE));
            List<String> documents = chance.oneIn(2) ? List.of() : List.of("S1", "S2");
            if (chance.oneIn(3)) {
                run(
                        CHOICES,
                        world -> world.store()
                                .choose(
                                        world.tx(),
                                        world.shop(),
                                        new OrderChoices.Defaults(mode, OrderMode.ELSEWHERE),
                                        "a person"));
            } else {
                run(
                        CHOICES,
                        world -> world.store().choose(world.tx(), world.shop(), order, mode, documents, "a person"));
            }
        }

        /** What others made is found, or is another document's, or nothing is found. */
        private void search() {
            Optional<List<Sought>> sought = databases.answers(
                    shop.id(), DOCUMENTS, world -> world.store().sought(world.tx(), world.shop(), 5));
            if (sought.isEmpty() || sought.get().isEmpty()) {
                return;
            }
            Sought one = chance.oneOf(sought.get());
            if (chance.oneIn(3)) {
                run(DOCUMENTS, world -> world.store().looked(world.tx(), world.shop(), Map.of(one.order(), "nothing")));
            } else {
                long odooId = one.order().value() * 100 + one.mapping().value();
                Referenced document = new Referenced(odooId, "S" + odooId, Set.of(), one.warehouse(), true);
                run(DOCUMENTS, world -> world.store().found(world.tx(), world.shop(), one, document));
            }
        }

        private void delivery() {
            FulfilPlan.Step step = new FulfilPlan.Step(
                    chance.between(1, 3),
                    "WH/OUT",
                    new Fulfil(
                            new FulfilmentOrderId(chance.between(41, 42)),
                            List.of(),
                            Optional.empty(),
                            Optional.empty()),
                    Map.of(new ProductId(chance.between(71, 72)), Quantity.of(chance.between(1, 4))));
            UUID intent = chance.uuid();
            intents.add(intent);
            UUID answered = chance.oneOf(intents);
            long fulfilment = chance.between(1, 100);
            List<Long> pickings = List.of((long) chance.between(1, 3));
            switch (chance.between(1, 6)) {
                case 1, 2 -> run(DELIVERIES, world -> world.store().prepare(world.tx(), world.shop(), step, intent));
                case 3 ->
                    run(DELIVERIES, world -> world.store().tell(world.tx(), world.shop(), step, answered, fulfilment));
                case 4 ->
                    run(
                            DELIVERIES,
                            world -> world.store()
                                    .saveUndone(
                                            world.tx(),
                                            world.shop(),
                                            pickings,
                                            fulfilment > 50 ? Map.of() : Map.of(pickings.get(0), step.units())));
                case 5 ->
                    run(
                            DELIVERIES,
                            world -> world.store().made(world.tx(), world.shop(), Map.of(pickings.get(0), fulfilment)));
                default -> run(DELIVERIES, world -> world.store().settled(world.tx(), world.shop(), pickings));
            }
        }

        private void read(OrderReading order) {
            List<OrderHead> heads = Stream.of(order, reading())
                    .map(each -> new OrderHead(each.id(), each.updatedAt()))
                    .distinct()
                    .toList();
            switch (chance.between(1, 18)) {
                case 18 -> answers(CHOICES, world -> world.store().documentKind(world.tx(), world.shop()));
                case 11 -> {
                    answers(DELIVERIES, world -> world.store().tellOfDeliveries(world.tx(), world.shop(), HALF));
                    answers(DELIVERIES, world -> world.store().toldBy(world.tx(), world.shop(), HALF));
                }
                case 12 -> answers(CHOICES, world -> world.store().defaults(world.tx(), world.shop()));
                case 13 ->
                    answers(
                            CHOICES,
                            world -> world.store()
                                    .chosen(world.tx(), world.shop(), order.id())
                                    .map(chosen -> chosen.map(one -> one.mode() + "" + one.documents())));
                case 14 -> answers(CHOICES, world -> world.store().bound(world.tx(), world.shop(), order.id()));
                case 15 ->
                    answers(
                            CHOICES,
                            world -> world.store()
                                    .chosen(world.tx(), world.shop(), List.of(new OrderId(901), new OrderId(902))));
                case 1 -> {
                    answers(ORDERS, world -> world.store().find(world.tx(), world.shop(), order.id()));
                    answers(ORDERS, world -> world.store().items(world.tx(), world.shop(), order.id()));
                }
                case 2, 3 ->
                    answers(
                            ORDERS,
                            world -> world.store()
                                    .uncounted(world.tx(), world.shop(), order.id())
                                    .map(HashSet::new));
                case 4 -> answers(ORDERS, world -> world.store().readAt(world.tx(), world.shop(), heads));
                case 5 -> ofWanted(one -> world -> world.store().orderOf(world.tx(), world.shop(), one.externalId()));
                case 6 ->
                    ofWanted(one -> world -> world.store()
                            .ours(world.tx(), world.shop(), keys(one.order().value() * 100 + 1, 90_302L)));
                case 7 ->
                    ofWanted(one -> world ->
                            world.store().asked(world.tx(), world.shop(), List.of(one.externalId(), "unknown")));
                case 8 ->
                    answers(DELIVERIES, world -> world.store().told(world.tx(), world.shop(), List.of(1L, 2L, 3L)));
                case 9 ->
                    answers(
                            DELIVERIES,
                            world -> world.store().toldUnits(world.tx(), world.shop(), List.of(1L, 2L, 3L)));
                case 16 ->
                    answers(DELIVERIES, world -> world.store().undone(world.tx(), world.shop(), List.of(1L, 2L, 3L)));
                case 10 ->
                    answers(
                            DELIVERIES,
                            world -> world.store().unanswered(world.tx(), world.shop(), List.of(1L, 2L, 3L)));
                default ->
                    ofWanted(one -> world -> world.store().revive(world.tx(), world.shop(), List.of(one.externalId())));
            }
        }

        private static List<DocumentKey> keys(long... ids) {
            return LongStream.of(ids)
                    .boxed()
                    .flatMap(id -> Stream.of(
                            new DocumentKey(DocumentKind.SALES_ORDER, id),
                            new DocumentKey(DocumentKind.TRANSFER, id + 50_000)))
                    .toList();
        }

        private <T> void ofWanted(Function<Wanted, Function<World<DocumentStore>, Uni<T>>> operation) {
            if (!wanted.isEmpty()) {
                answers(DOCUMENTS, operation.apply(chance.oneOf(wanted)));
            }
        }

        private <S, T> void answers(Pair<S> stores, Function<World<S>, Uni<T>> operation) {
            databases.answers(shop.id(), stores, operation);
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
