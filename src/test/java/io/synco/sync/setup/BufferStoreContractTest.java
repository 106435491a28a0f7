package io.synco.sync.setup;

import io.synco.kernel.ItemId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.SmallShop;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.sync.setup.BufferStore.ItemBuffer;
import java.util.Optional;

/** Buffers are kept, and make levels wanted anew, the same in memory as in PostgreSQL. */
class BufferStoreContractTest {
    private static final int STEPS = 20;
    private static final Pair<BufferStore> STORES =
            new Pair<>(new PgBufferStore(new LevelRows()), new MemoryBufferStore());

    @RandomHistory
    void buffers_are_kept_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        SmallShop shop = new SmallShop(databases, chance);
        for (int step = 0; step < STEPS; step++) {
            ItemId item = chance.oneIn(5) ? new ItemId(999) : shop.item();
            int units = chance.between(0, 3);
            if (chance.oneIn(2)) {
                ItemBuffer buffer = new ItemBuffer(units == 0 ? Optional.empty() : Optional.of(units));
                databases.both(
                        shop.id(), STORES, world -> world.store().setItem(world.tx(), world.shop(), item, buffer));
            } else {
                databases.both(shop.id(), STORES, world -> world.store().setShop(world.tx(), world.shop(), units));
            }
            databases.answers(shop.id(), STORES, world -> world.store().ofShop(world.tx(), world.shop()));
            databases.answers(shop.id(), STORES, world -> world.store().ofItem(world.tx(), world.shop(), item));
        }
    }
}
