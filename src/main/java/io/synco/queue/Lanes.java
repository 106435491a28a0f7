package io.synco.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Receives bells: one channel and one prefetch for each lane; the prefetch is the lane's number of slots. */
@ApplicationScoped
class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);

    private final Topology topology;
    private final BellConsumer consumer;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Map<Lane, Integer> slots = new EnumMap<>(Lane.class);
    private final Duration stopTimeMax;
    private final BrokerLink link;
    private final QueueRepair repair = new QueueRepair();
    /** One party for this bean, one for each slice at work. */
    private final Phaser atWork = new Phaser(1);

    private volatile boolean stopping;

    @Inject
    Lanes(
            Broker broker,
            Topology topology,
            BellConsumer consumer,
            Vertx vertx,
            MeterRegistry metrics,
            QueueConfig config) {
        this.topology = topology;
        this.consumer = consumer;
        this.vertx = vertx;
        this.metrics = metrics;
        this.stopTimeMax = config.stopTimeMax();
        slots.put(Lane.NORMAL, config.normalSlots());
        slots.put(Lane.SLOW, config.slowSlots());
        this.link = broker.link("lanes", this::fit);
    }

    void start() {
        link.start();
    }

    boolean ready() {
        return link.open();
    }

    void drop(String why) {
        link.drop(why);
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
        link.close();
    }

    private void fit(Connection connection) throws IOException {
        try (Channel declaring = connection.createChannel()) {
            topology.declare(declaring);
        } catch (TimeoutException e) {
            throw new IOException("the broker did not answer in time", e);
        }
        for (Lane lane : Lane.values()) {
            subscribe(connection, lane);
        }
    }

    private void subscribe(Connection connection, Lane lane) throws IOException {
        Channel channel = connection.createChannel();
        channel.basicQos(slots.get(lane));
        // A channel that ends, or a consumer that the broker cancels, takes the connection along: then all is made
        // anew.
        channel.addShutdownListener(cause -> connection.abort());
        String queue = topology.queue(lane);
        repair.subscribe(
                connection,
                lane,
                queue,
                () -> channel.basicConsume(
                        queue,
                        false,
                        (tag, delivery) -> receive(channel, delivery),
                        tag -> drop("the broker cancelled the consumer of lane " + lane.word())));
    }

    private void receive(Channel channel, Delivery delivery) throws IOException {
        if (stopping) {
            return;
        }
        long tag = delivery.getEnvelope().getDeliveryTag();
        var bell = Bell.parse(delivery.getBody());
        if (bell.isEmpty()) {
            metrics.counter("synco.queue.bells", "end", "unreadable").increment();
            LOG.error("event=bell-unreadable; it is parked");
            channel.basicReject(tag, false);
            return;
        }
        atWork.register();
        onItsOwnContext(() -> consumer.on(bell.get())
                .onTermination()
                .invoke(atWork::arriveAndDeregister)
                .subscribe()
                .with(done -> ack(channel, tag), failure -> ack(channel, tag)));
    }

    /** Reactive clients keep to the context they are called on; each slice gets one, so that slices do not share state. */
    private void onItsOwnContext(Runnable slice) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        context.runOnContext(ignored -> slice.run());
    }

    /** On a channel that is gone the ack is void: the broker delivers again, and the number is dead. */
    private void ack(Channel channel, long tag) {
        link.run(() -> {
            try {
                channel.basicAck(tag, false);
            } catch (IOException | RuntimeException e) {
                LOG.debugf(e, "event=ack-void");
            }
        });
    }
}
