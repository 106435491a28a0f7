package io.synco.simulation;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.synco.sync.job.WorkerConfig;
import java.time.Duration;

/** The worker's configuration as it ships. */
public final class DefaultConfig {
    private DefaultConfig() {}

    public static WorkerConfig worker() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(WorkerConfig.class)
                .build()
                .getConfigMapping(WorkerConfig.class);
    }
}
