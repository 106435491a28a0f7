package io.synco.sync.feed;

import io.synco.kernel.ShopId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.Pair;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.TwoDatabases;
import java.time.Duration;
import java.util.List;

/** Feeds are read from the same place, and never back. */
class CursorsContractTest {
    private static final Pair<Cursors> STORES = new Pair<>(new PgCursors(), new MemoryCursors());

    @RandomHistory
    void cursors_advance_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        ShopId shop = databases.shop();
        for (int step = 0; step < 10; step++) {
            String feed = chance.oneOf(List.of("moves", "orders"));
            Duration ahead = Duration.ofHours(chance.between(-9, 9));
            databases.both(
                    shop,
                    STORES,
                    world -> world.store().at(world.tx(), world.shop(), feed).map(world::away));
            databases.both(
                    shop,
                    STORES,
                    world -> world.store()
                            .advance(world.tx(), world.shop(), feed, world.now().plus(ahead)));
        }
    }
}
