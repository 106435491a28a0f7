package io.synco.queue;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** A link for each lane, put into the connector's options. */
@ApplicationScoped
class LaneLinks implements ClientCustomizer<RabbitMQOptions> {
    private final Map<Lane, LaneLink> links = new EnumMap<>(Lane.class);

    LaneLinks() {
        for (Lane lane : Lane.values()) {
            links.put(lane, new LaneLink(lane));
        }
    }

    LaneLink of(Lane lane) {
        return links.get(lane);
    }

    /** All lanes are served. */
    boolean consuming() {
        return links.values().stream().allMatch(LaneLink::consuming);
    }

    void stop() {
        links.values().forEach(LaneLink::stop);
    }

    @Override
    public RabbitMQOptions customize(String channel, Config config, RabbitMQOptions options) {
        return Lane.ofChannel(channel)
                .map(lane -> options.setMetricsCollector(of(lane)))
                .orElse(options);
    }
}
