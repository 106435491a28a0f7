package io.synco.sync.observe;

import io.synco.kernel.LevelId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SameRows;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.SomeOrders;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.simulation.rows.LevelRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is expected of a level, and what an edit by hand does to it, is in memory what it is in PostgreSQL. */
class ObservedStoreContractTest {
    private static final int STEPS = 25;
    private static final List<ObservedStore.Then> THEN = List.of(ObservedStore.Then.values());
    private static final List<ObservedStore.Then> NOBODY_ASKED =
            List.of(ObservedStore.Then.PUT_BACK, ObservedStore.Then.BOOKED);
    private static final Pair<ObservedStore> STORES = new Pair<>(new PgObservedStore(), new MemoryObservedStore());

    @RandomHistory
    void levels_are_observed_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        SomeOrders orders = new SomeOrders(databases, shop, chance);
        for (int step = 0; step < STEPS; step++) {
            LevelId level = shop.row();
            Set<LevelId> asked = new HashSet<>(List.of(level, shop.level()));
            String observation = "observation " + chance.between(1, 8);
            int delta = chance.between(-3, 3);
            ObservedStore.Then then = delta < 0 ? chance.oneOf(THEN) : chance.oneOf(NOBODY_ASKED);
            orders.partChanges();
            databases.both(
                    shop.id(),
                    STORES,
                    world -> world.store().book(world.tx(), world.shop(), level, observation, delta, then));
            databases.both(shop.id(), STORES, world -> world.store().takenOff(world.tx(), world.shop(), level));
            if (chance.oneIn(6)) {
                databases.both(shop.id(), STORES, world -> world.store().answered(world.tx(), world.shop(), level));
            }
            planned(databases, shop, level, chance.oneIn(2));
            databases.both(shop.id(), STORES, world -> world.store().dirtyIfOff(world.tx(), world.shop(), level));
            databases.answers(shop.id(), STORES, world -> world.store().expected(world.tx(), world.shop(), asked));
        }
    }

    private static void planned(TwoDatabases databases, SmallShop shop, LevelId level, boolean sent) {
        LevelRow row = databases.model().rows(shop.id()).levels().find(level).orElseThrow();
        LevelRow now = sent ? row.sent(row.wantedRev()) : row.wanted();
        new SameRows(databases).level(shop.id(), now);
    }
}
