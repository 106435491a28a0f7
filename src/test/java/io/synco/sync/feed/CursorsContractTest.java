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
            String watched = chance.oneIn(9) ? feed : "changes";
            Duration before = Duration.ofHours(chance.between(0, 3));
            databases.both(
                    shop,
                    STORES,
                    world -> world.store()
                            .watched(
                                    world.tx(),
                                    world.shop(),
                                    "changes",
                                    world.now().plus(ahead),
                                    world.now().minus(before)));
            databases.both(
                    shop,
                    STORES,
                    world -> world.store()
                            .watch(world.tx(), world.shop(), watched)
                            .map(watch -> world.away(watch.at()) + " " + world.away(watch.from()) + " "
                                    + world.away(watch.until())));
            if (chance.oneIn(3)) {
                databases.timePasses(Duration.ofHours(2));
            }
        }
    }
}
