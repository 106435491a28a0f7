package io.synco.sync.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.rules.EventKind;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.contract.World;
import io.synco.sync.book.BookingStore.Booking;
import io.synco.sync.book.BookingStore.Shelf;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.PgJobStore;
import io.synco.sync.port.OdooPort.Booked;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is to be booked in Odoo, and where a level stands there, is in memory what it is in PostgreSQL. */
class BookingStoreContractTest {
    private static final int STEPS = 40;
    private static final List<MappingId> MAPPINGS = List.of(new MappingId(1), new MappingId(2), new MappingId(3));
    private static final List<EventKind> KINDS = List.of(EventKind.EDITED_BY_HAND, EventKind.RESTOCKED);
    private static final Pair<JobStore> JOBS = new Pair<>(new PgJobStore(), JobWiring.store());

    @RandomHistory
    void bookings_are_wanted_sent_refused_and_booked_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        int most = 0;
        for (int step = 0; step < STEPS; step++) {
            Function<World<BookingStore>, Uni<Object>> act = act(chance, shop, databases);
            if (chance.oneIn(6)) {
                databases.undone(shop.id(), BookWiring.STORES, act);
            } else {
                databases.both(shop.id(), BookWiring.STORES, act);
            }
            Set<ProductId> products = new HashSet<>(List.of(shop.product(), shop.product()));
            Set<MappingId> mappings = new HashSet<>(List.of(chance.oneOf(MAPPINGS), chance.oneOf(MAPPINGS)));
            most = Math.max(
                    most,
                    databases
                            .answers(
                                    shop.id(),
                                    BookWiring.STORES,
                                    world -> world.store().pending(world.tx(), world.shop(), products, mappings))
                            .orElseThrow()
                            .size());
        }
        assertThat(most).as("to be booked at once").isPositive();
    }

    @RandomHistory
    void a_level_stands_in_odoo_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        for (int step = 0; step < STEPS; step++) {
            shop.settingsChange();
            LevelId level = shop.level();
            databases.answers(
                    shop.id(), BookWiring.STORES, world -> world.store().shelf(world.tx(), world.shop(), level));
        }
    }

    private static Function<World<BookingStore>, Uni<Object>> act(
            SeededChance chance, SmallShop shop, TwoDatabases databases) {
        String id = "__synco__.booked_" + chance.between(1, 12);
        Booked booked = new Booked(chance.between(1, 99), "WH/INT/0001");
        return switch (chance.between(1, 8)) {
            case 1, 2, 3 -> wanted(booking(id, chance, shop));
            case 4 ->
                world -> world.store().sending(world.tx(), world.shop(), id).replaceWith("sent");
            case 5 ->
                world -> world.store().refused(world.tx(), world.shop(), id).replaceWith("refused");
            case 6 ->
                world -> world.store()
                        .booked(world.tx(), world.shop(), id, booked)
                        .replaceWith("booked");
            case 7 -> givenUp(id, chance.oneIn(3) ? JobKind.PUSH : JobKind.BOOK, shop, databases);
            default -> world -> world.store().open(world.tx(), world.shop(), id).map(Optional::toString);
        };
    }

    private static Function<World<BookingStore>, Uni<Object>> wanted(Booking booking) {
        return world -> world.store().want(world.tx(), world.shop(), booking).replaceWith("wanted");
    }

    private static Function<World<BookingStore>, Uni<Object>> givenUp(
            String id, JobKind kind, SmallShop shop, TwoDatabases databases) {
        long job = databases
                .both(shop.id(), JOBS, world -> world.store().ask(world.tx(), world.shop(), kind, id))
                .orElseThrow()
                .jobId();
        return world -> world.store()
                .giveUp(world.tx(), world.shop(), job)
                .map(given -> given.map(Booking::externalId).toString());
    }

    /** As it reads from its row: of the recipe only the units are kept. */
    private static Booking booking(String id, SeededChance chance, SmallShop shop) {
        Shelf shelf = new Shelf(
                chance.oneOf(MAPPINGS),
                new WarehouseId(chance.between(80, 82)),
                new StockLocationId(chance.between(8, 9)),
                shop.product(),
                Quantity.of(1));
        int units = chance.between(1, 6);
        return new Booking(
                id, chance.oneOf(KINDS), shop.level(), shelf, Quantity.of(chance.oneIn(2) ? units : -units), false);
    }
}
