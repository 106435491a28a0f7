package io.synco.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MetricsCollector;
import com.rabbitmq.client.NoOpMetricsCollector;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.ClientCustomizer;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/** Remembers each lane's consumer, so that a test can take it away without the application's noticing. */
@IfBuildProperty(name = OwnBroker.WIRETAP, stringValue = "true")
@ApplicationScoped
class Wiretap implements ClientCustomizer<RabbitMQOptions> {
    private record Consumer(Channel channel, String tag) {}

    private final Map<Lane, Consumer> consumers = new ConcurrentHashMap<>();

    void cancel(Lane lane) throws IOException {
        Consumer consumer = consumers.get(lane);
        consumer.channel().basicCancel(consumer.tag());
    }

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public RabbitMQOptions customize(String channel, Config config, RabbitMQOptions options) {
        Lane lane = Lane.ofChannel(channel).orElseThrow();
        return options.setMetricsCollector(new Tap(lane, options.getMetricsCollector()));
    }

    private final class Tap extends NoOpMetricsCollector {
        private final Lane lane;
        private final MetricsCollector next;

        Tap(Lane lane, MetricsCollector next) {
            this.lane = lane;
            this.next = next;
        }

        @Override
        public void newConnection(Connection connection) {
            next.newConnection(connection);
        }

        @Override
        public void newChannel(Channel channel) {
            next.newChannel(channel);
        }

        @Override
        public void basicConsume(Channel channel, String tag, boolean autoAck) {
            consumers.put(lane, new Consumer(channel, tag));
            next.basicConsume(channel, tag, autoAck);
        }
    }
}
