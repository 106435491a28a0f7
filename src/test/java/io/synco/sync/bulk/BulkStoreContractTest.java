package io.synco.sync.bulk;

import io.synco.kernel.ShopId;
import io.synco.simulation.SeededChance;
import io.synco.simulation.contract.RandomHistory;
import io.synco.simulation.contract.TwoDatabases;
import io.synco.sync.port.ShopifyBulk.Content;
import io.synco.sync.port.ShopifyBulk.Progress.Written;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where a bulk operation stands is kept in memory as it is in PostgreSQL. */
class BulkStoreContractTest {
    private static final int STEPS = 30;

    @RandomHistory
    void an_operation_stands_alike(long seed, TwoDatabases databases) {
        SeededChance chance = new SeededChance(seed);
        ShopId shop = databases.shop();
        for (int step = 0; step < STEPS; step++) {
            Content content = chance.oneOf(List.of(Content.values()));
            long number = chance.between(1, 1_000);
            Written file = new Written(
                    chance.oneIn(3) ? Optional.empty() : Optional.of(URI.create("https://storage.test/" + number)),
                    number,
                    number / 2);
            int what = chance.between(1, 6);
            databases.both(shop, BulkWiring.STORES, world -> {
                BulkStore store = world.store();
                return switch (what) {
                    case 1 -> store.asking(world.tx(), world.shop(), content);
                    case 2 -> store.running(world.tx(), world.shop(), content, "operation " + number);
                    case 3 -> store.progress(world.tx(), world.shop(), content, number);
                    case 4 -> store.written(world.tx(), world.shop(), content, file);
                    case 5 -> store.readTo(world.tx(), world.shop(), content, number);
                    default -> store.forget(world.tx(), world.shop(), content);
                };
            });
            databases.answers(
                    shop,
                    BulkWiring.STORES,
                    world -> world.store()
                            .find(world.tx(), world.shop(), content)
                            .map(found -> found.map(operation -> List.of(
                                    operation.id(),
                                    world.away(operation.askedAt()),
                                    operation.file(),
                                    operation.readTo()))));
        }
    }
}
