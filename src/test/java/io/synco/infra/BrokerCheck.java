package io.synco.infra;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.Map;
import java.util.UUID;

/**
 * Checks that a broker lets us in and serves quorum queues, which is what SyncO needs of it. A program of one file, so that
 * infra/rabbitmq.sh can run it before anything is compiled. Arguments: host, port, user, vhost; the password comes from the environment.
 */
public final class BrokerCheck {
    private BrokerCheck() {}

    public static void main(String[] args) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(args[0]);
        factory.setPort(Integer.parseInt(args[1]));
        factory.setUsername(args[2]);
        factory.setVirtualHost(args[3]);
        factory.setPassword(System.getenv("SYNCO_RABBITMQ_PASSWORD"));
        factory.setConnectionTimeout(5_000);
        factory.setHandshakeTimeout(10_000);
        factory.setAutomaticRecoveryEnabled(false);
        String queue = "synco-check-" + UUID.randomUUID();
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.queueDelete(queue);
        } catch (Exception refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            System.err.println("synco: RabbitMQ at " + args[0] + ":" + args[1] + " (user " + args[2] + ", vhost "
                    + args[3] + ") cannot be used: " + cause.getMessage());
            System.exit(1);
        }
    }
}
