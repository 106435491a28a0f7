package io.synco.sync.compare;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.synco.simulation.Surroundings;
import io.synco.simulation.rows.LevelRow;
import io.synco.sync.bulk.BulkWiring;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.push.PushWiring;
import java.util.List;

/** Comparing, for real over the modelled database. */
public final class CompareWiring {
    private CompareWiring() {}

    public static List<JobHandler> handlers(Surroundings around, JobStore jobs, PushWiring push) {
        ComparisonStore store = new MemoryComparisonStore();
        ModelledBulk shopify = new ModelledBulk(
                around.shopify(),
                shop -> around.database().rows(shop).levels().all().stream()
                        .map(LevelRow::id)
                        .sorted()
                        .toList());
        return List.of(
                new CompareHandler(BulkWiring.work(shopify), store, push.levels(), jobs, config()),
                new CompareScheduleHandler(store, jobs, config()));
    }

    private static CompareConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(CompareConfig.class)
                .build()
                .getConfigMapping(CompareConfig.class);
    }
}
