package io.synco.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Receives bells, each on a context of its own. A slice is begun and not waited for: the limit is the prefetch, which is the lane's
 * number of slots, so a slow shop holds up nobody else.
 */
@ApplicationScoped
class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);

    private final BellConsumer consumer;
    private final LaneLinks links;
    private final LaneStreams streams;
    private final MeterRegistry metrics;
    private final Duration stopTimeMax;
    /** One party for this bean, one for each slice at work. */
    private final Phaser atWork = new Phaser(1);

    private volatile boolean stopping;

    @Inject
    Lanes(BellConsumer consumer, LaneLinks links, LaneStreams streams, MeterRegistry metrics, QueueConfig config) {
        this.consumer = consumer;
        this.links = links;
        this.streams = streams;
        this.metrics = metrics;
        this.stopTimeMax = config.stopTimeMax();
    }

    @Incoming("bells-normal")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> normal(Message<byte[]> message) {
        return receive(message);
    }

    @Incoming("bells-slow")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> slow(Message<byte[]> message) {
        return receive(message);
    }

    boolean ready() {
        return links.consuming();
    }

    Duration servedFor(Lane lane) {
        return links.of(lane).servedFor();
    }

    void drop(Lane lane, String why) {
        links.of(lane).drop(why);
    }

    boolean stopping() {
        return stopping;
    }

    /** No new slice, those at work may end; what comes too late stays at the broker for another instance. */
    void stop() {
        stopping = true;
        try {
            atWork.awaitAdvanceInterruptibly(atWork.arrive(), stopTimeMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "event=slices-cut-off after=%s; their leases run out and their shops are rung again", stopTimeMax);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        streams.stop();
    }

    private Uni<Void> receive(Message<byte[]> message) {
        if (!stopping) {
            Bell.parse(message.getPayload()).ifPresentOrElse(bell -> begin(bell, message), () -> park(message));
        }
        return Uni.createFrom().voidItem();
    }

    private void begin(Bell bell, Message<byte[]> message) {
        atWork.register();
        consumer.on(bell).subscribe().with(done -> end(message), failure -> end(message));
    }

    private void end(Message<byte[]> message) {
        message.ack().whenComplete((done, failure) -> atWork.arriveAndDeregister());
    }

    private void park(Message<byte[]> message) {
        metrics.counter("synco.queue.bells", "end", "unreadable").increment();
        LOG.error("event=bell-unreadable; it is parked");
        message.nack(new IllegalArgumentException("unreadable"));
    }
}
