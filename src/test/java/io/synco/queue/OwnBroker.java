package io.synco.queue;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.synco.infra.FreshInstallation;
import io.synco.infra.RabbitNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An application with a broker that no other test uses and that is not there yet, with a worker that only does what is due, and
 * with a hand on the connector's channels.
 * Leases and watches are short, so that a loss is made up for within a test's patience.
 */
public final class OwnBroker implements QuarkusTestProfile {
    /** An alternative would take the place of the application's own customizer. */
    static final String WIRETAP = "synco.test.wiretap";

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Broker.class));
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PlainWorker.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                WIRETAP,
                "true",
                "synco.queue.lease-time",
                "8s",
                "synco.queue.silence-max",
                "10s",
                "synco.queue.watch-every",
                "1s",
                "synco.queue.hidden-every",
                "1s",
                "synco.queue.reconnect-every",
                "500ms",
                "synco.queue.subscribe-time-max",
                "4s");
    }

    /** Starts no broker: the test does, when the application has come up without one. */
    public static final class Broker implements QuarkusTestResourceLifecycleManager {
        private FreshInstallation installation;
        private RabbitNode broker;

        @Override
        public Map<String, String> start() {
            installation = FreshInstallation.create();
            broker = RabbitNode.prepare();
            Map<String, String> settings = installation.settings();
            settings.putAll(broker.settings());
            settings.put("synco.queue.prefix", settings.get("SYNCO_QUEUE_PREFIX"));
            return settings;
        }

        @Override
        public void inject(TestInjector tests) {
            tests.injectIntoFields(broker, new TestInjector.MatchesType(RabbitNode.class));
        }

        @Override
        public void stop() {
            if (broker != null) {
                broker.close();
            }
            if (installation != null) {
                installation.close();
            }
        }
    }
}
