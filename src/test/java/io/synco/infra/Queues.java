package io.synco.infra;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** An application's queues and exchanges in a broker it shares with others, told apart by a prefix (synco.queue.prefix). */
final class Queues {
    /** As io.synco.queue.Topology names them; AMQP has no way to list them. Deleting what does not exist is no error. */
    private static final List<String> QUEUES = List.of(".bells.normal", ".bells.slow", ".parked", ".unrouted");

    /** A queue without a leader would make a test wait for ever. */
    private static final int RPC_MILLIS = 20_000;

    private static final List<String> EXCHANGES = List.of(".bells", ".dead", ".unrouted");

    private final Infrastructure infrastructure;
    private final String prefix;

    Queues(Infrastructure infrastructure, String prefix) {
        this.infrastructure = infrastructure;
        this.prefix = prefix;
    }

    void delete() {
        try (Connection connection = factory(infrastructure).newConnection();
                Channel channel = connection.createChannel()) {
            for (String queue : QUEUES) {
                channel.queueDelete(prefix + queue);
            }
            for (String exchange : EXCHANGES) {
                channel.exchangeDelete(prefix + exchange);
            }
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("Cannot delete the queues " + prefix + "…: " + e.getMessage(), e);
        }
    }

    static ConnectionFactory factory(Infrastructure infrastructure) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(infrastructure.get("SYNCO_RABBITMQ_HOST"));
        factory.setPort(Integer.parseInt(infrastructure.get("SYNCO_RABBITMQ_PORT")));
        factory.setUsername(infrastructure.get("SYNCO_RABBITMQ_USER"));
        factory.setPassword(infrastructure.get("SYNCO_RABBITMQ_PASSWORD"));
        factory.setVirtualHost(infrastructure.settings().getOrDefault("SYNCO_RABBITMQ_VHOST", "/"));
        factory.setAutomaticRecoveryEnabled(false);
        factory.setChannelRpcTimeout(RPC_MILLIS);
        return factory;
    }
}
