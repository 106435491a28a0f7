package io.synco.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ChannelContinuationTimeoutException;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A quorum queue whose broker was killed right after declaring it can stay without a leader for ever (seen on 3.10.8): it exists, but
 * confirms nothing and answers no consumer. Bells hold no work, so such a queue is deleted, and declared anew by the next connection.
 */
final class QueueRepair {
    private static final Logger LOG = Logger.getLogger(QueueRepair.class);
    /** One time-out may be an election; a queue in use again after a restart answers within seconds. */
    private static final int TIMEOUTS_MAX = 2;

    interface Subscribing {
        void begin() throws IOException;
    }

    private final Map<Lane, Integer> timeouts = new EnumMap<>(Lane.class);

    void subscribe(Connection connection, Lane lane, String queue, Subscribing subscribing) throws IOException {
        try {
            subscribing.begin();
            timeouts.remove(lane);
        } catch (ChannelContinuationTimeoutException e) {
            if (timeouts.merge(lane, 1, Integer::sum) >= TIMEOUTS_MAX) {
                timeouts.remove(lane);
                delete(connection, queue);
            }
            throw e;
        }
    }

    private static void delete(Connection connection, String queue) throws IOException {
        LOG.warnf("event=queue-made-anew queue=%s why=\"it exists but answers nobody\"", queue);
        try (Channel channel = connection.createChannel()) {
            channel.queueDelete(queue);
        } catch (TimeoutException e) {
            throw new IOException("the broker did not answer in time", e);
        }
    }
}
