package io.synco.queue;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Tells whether bells ring. Wellness on purpose, neither liveness nor readiness: without a broker this instance still has to accept
 * webhooks, and a restart would mend nothing.
 */
@Wellness
@ApplicationScoped
class BellsHealth implements HealthCheck {
    private final BellPublisher publisher;
    private final Lanes lanes;
    private final Watchdog watchdog;

    BellsHealth(BellPublisher publisher, Lanes lanes, Watchdog watchdog) {
        this.publisher = publisher;
        this.lanes = lanes;
        this.watchdog = watchdog;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("doorbell").status(publisher.ready() && lanes.ready());
        answer.withData("publishing", publisher.ready()).withData("consuming", lanes.ready());
        for (Lane lane : Lane.values()) {
            answer.withData("oldest due, seconds, " + lane.word(), watchdog.oldestDueSeconds(lane));
        }
        return answer.build();
    }
}
