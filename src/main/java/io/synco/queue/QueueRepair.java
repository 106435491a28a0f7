package io.synco.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A quorum queue can be left without a leader for ever: by a broker that was killed within seconds of the queue's declaration (seen on
 * 3.10.8, not at will), or that lost the queues' logs (at will: {@code BrokerFailureTest}). It exists, it can be declared, but it
 * serves no consumer, and each publish holds up its channel. Bells hold no work, so such a queue is deleted and declared anew.
 */
@ApplicationScoped
class QueueRepair {
    private static final Logger LOG = Logger.getLogger(QueueRepair.class);
    /** One silence may be an election; a queue in use again after a restart answers within seconds. */
    private static final int SILENCES_MAX = 2;

    private final Map<Lane, Integer> silences = new ConcurrentHashMap<>();
    private final Broker broker;
    private final Topology topology;
    private final BellPublisher publisher;

    QueueRepair(Broker broker, Topology topology, BellPublisher publisher) {
        this.broker = broker;
        this.topology = topology;
        this.publisher = publisher;
    }

    void answered(Lane lane) {
        silences.remove(lane);
    }

    /** The queue is there, but the broker does not begin to serve it. */
    void silent(Lane lane) {
        if (silences.merge(lane, 1, Integer::sum) >= SILENCES_MAX) {
            silences.remove(lane);
            Infrastructure.getDefaultWorkerPool().execute(() -> makeAnew(lane));
        }
    }

    private void makeAnew(Lane lane) {
        String queue = topology.queue(lane);
        LOG.warnf("event=queue-made-anew queue=%s why=\"it exists but answers nobody\"", queue);
        run(channel -> delete(channel, queue));
        publisher.drop("the queue " + queue + " was made anew");
        run(this::deleteEmptyEvidence);
    }

    private void delete(Channel channel, String queue) throws IOException {
        channel.queueDelete(queue);
        topology.declare(channel);
    }

    /** Declared in the same moment, they are likely as dead, and nobody would notice; empty, they can be spared. */
    private synchronized void deleteEmptyEvidence(Channel channel) throws IOException {
        for (String queue : topology.evidence()) {
            if (channel.messageCount(queue) == 0) {
                delete(channel, queue);
            }
        }
    }

    private interface Errand {
        void on(Channel channel) throws IOException;
    }

    /** On a connection of its own: the publisher's may be held up by the very queue. */
    private void run(Errand errand) {
        try (Connection connection = broker.connect("repair");
                Channel channel = connection.createChannel()) {
            errand.on(channel);
        } catch (IOException | TimeoutException | RuntimeException e) {
            LOG.warnf(e, "event=queue-not-made-anew; it is tried again while the queue is silent");
        }
    }
}
