package io.synco.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * For {@code @QuarkusTest}: {@code @QuarkusTestResource(TestInfrastructure.class)} gives the application a fresh database, queues
 * of its own and fresh keys, and removes them at the end. All classes of a run share them unless a test profile restarts the application.
 */
public final class TestInfrastructure implements QuarkusTestResourceLifecycleManager {
    private FreshInstallation installation;

    @Override
    public Map<String, String> start() {
        installation = FreshInstallation.create();
        Map<String, String> settings = installation.settings();
        // Only a variable of the real environment is found by both names.
        settings.put("synco.queue.prefix", settings.get("SYNCO_QUEUE_PREFIX"));
        return settings;
    }

    @Override
    public void stop() {
        if (installation != null) {
            installation.close();
        }
    }
}
