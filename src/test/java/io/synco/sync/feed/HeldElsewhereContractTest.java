package io.synco.sync.feed;

import io.synco.kernel.MappingId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.sync.feed.HeldElsewhere.Holding;
import java.util.List;
import java.util.Map;

/** What others hold is remembered in memory as it is in PostgreSQL. */
class HeldElsewhereContractTest {
    private static final int STEPS = 30;
    private static final Pair<HeldElsewhere> STORES = new Pair<>(new PgHeldElsewhere(), new MemoryHeldElsewhere());

    @RandomHistory
    void what_others_hold_is_remembered_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        ShopId shop = databases.shop();
        for (int step = 0; step < STEPS; step++) {
            Map<Holding, Quantity> units = Map.of(
                    holding(chance),
                    chance.oneOf(List.of(Quantity.ZERO, Quantity.of(3), Quantity.of(8), Quantity.ratio(1, 4))));
            List<Long> moves = List.of((long) chance.between(1, 3), 9L);
            switch (chance.between(1, 4)) {
                case 1, 2 -> databases.both(shop, STORES, world -> world.store().hold(world.tx(), world.shop(), units));
                case 3 ->
                    databases.answers(shop, STORES, world -> world.store().known(world.tx(), world.shop(), moves));
                default -> databases.both(shop, STORES, world -> world.store().over(world.tx(), world.shop(), moves));
            }
        }
    }

    private static Holding holding(SeededChance chance) {
        return new Holding(chance.between(1, 3), new MappingId(chance.between(1, 2)));
    }
}
