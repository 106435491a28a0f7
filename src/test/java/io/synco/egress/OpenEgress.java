package io.synco.egress;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.util.Set;

/** The real way out with its usual limits, for adapters' tests against doubles on this machine. */
public final class OpenEgress {
    private OpenEgress() {}

    public static GuardedHttp on(Vertx vertx) {
        EgressConfig config = new SmallRyeConfigBuilder()
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(EgressConfig.class)
                .withDefaultValue("synco.egress.allow", "127.0.0.0/8")
                .build()
                .getConfigMapping(EgressConfig.class);
        return new GuardedHttp(vertx, config, Resolver.SYSTEM, Set.of(), GuardedHttp.options(config));
    }
}
