package io.synco.queue;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.synco.kernel.Chance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the broker is. Its own recovery is off: {@link BrokerLink} makes everything anew instead. */
@ApplicationScoped
class Broker {
    /** A dead broker that no longer answers is noticed within two of these. */
    private static final int HEARTBEAT_SECONDS = 10;

    private static final int CONNECT_MILLIS = 5_000;

    private final ConnectionFactory factory = new ConnectionFactory();
    private final Duration every;

    @Inject
    Broker(
            @ConfigProperty(name = "rabbitmq-host") String host,
            @ConfigProperty(name = "rabbitmq-port") int port,
            @ConfigProperty(name = "rabbitmq-username") String user,
            @ConfigProperty(name = "rabbitmq-password") String password,
            @ConfigProperty(name = "rabbitmq-virtual-host") String virtualHost,
            QueueConfig config) {
        factory.setHost(host);
        factory.setPort(port);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setVirtualHost(virtualHost);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setHandshakeTimeout(CONNECT_MILLIS);
        factory.setChannelRpcTimeout((int) config.callTimeMax().toMillis());
        this.every = config.reconnectEvery();
    }

    /** For one errand; the caller closes it. */
    Connection connect(String name) throws IOException, TimeoutException {
        return factory.newConnection("synco " + name);
    }

    BrokerLink link(String name, BrokerLink.Fitting fitting) {
        return new BrokerLink(name, factory, every, Chance.SYSTEM::unit, fitting);
    }
}
