package io.synco.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.NoOpMetricsCollector;
import io.synco.kernel.Time;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * What the connector's channel of one lane stands on. The connector gives no handle on its connection, but amqp-client tells a metrics
 * collector of each connection, channel and consumer; hence this form.
 */
final class LaneLink extends NoOpMetricsCollector {
    private static final Logger LOG = Logger.getLogger(LaneLink.class);

    private final Lane lane;
    private volatile Subscription current = new Subscription();
    private volatile String lastWords = "";
    private volatile long servedSinceNanos;
    private volatile boolean stopped;

    LaneLink(Lane lane) {
        this.lane = lane;
    }

    /** What comes from now on belongs to this subscription. */
    Subscription begin() {
        current = new Subscription();
        return current;
    }

    Subscription current() {
        return current;
    }

    boolean consuming() {
        return current.consuming();
    }

    /** How long it has been served without a break. */
    Duration servedFor() {
        return consuming() ? Duration.ofNanos(Time.SYSTEM.nanos() - servedSinceNanos) : Duration.ZERO;
    }

    /** Ends the subscription, and with it all that it stands on. */
    void drop(String why) {
        LOG.warnf("event=lane-dropped lane=%s why=\"%s\"", lane.word(), why);
        current.end(why);
    }

    void stop() {
        stopped = true;
        current.endLater();
    }

    /** Said once for each cause, not at each attempt. */
    void lost(String why) {
        if (!stopped && !why.equals(lastWords)) {
            lastWords = why;
            LOG.warnf(
                    "event=lane-away lane=%s why=\"%s\"; it is subscribed again until it is served", lane.word(), why);
        }
    }

    @Override
    public void newConnection(Connection connection) {
        current.connected(connection);
    }

    @Override
    public void newChannel(Channel channel) {
        current.opened(channel);
    }

    @Override
    public void basicConsume(Channel channel, String tag, boolean autoAck) {
        servedSinceNanos = Time.SYSTEM.nanos();
        current.consumes();
        lastWords = "";
        LOG.infof("event=lane-connected lane=%s", lane.word());
    }
}
