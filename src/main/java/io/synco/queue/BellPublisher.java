package io.synco.queue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MessageProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.Time;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Sends bells: mandatory, persistent, confirmed. On a connection of its own, because a broker short of memory blocks those that publish. */
@ApplicationScoped
class BellPublisher {
    private static final Logger LOG = Logger.getLogger(BellPublisher.class);

    private final Topology topology;
    private final BrokerLink link;
    private final Duration confirmTimeMax;
    private final int unconfirmedMax;
    private final MeterRegistry metrics;
    private volatile Channel channel;
    private volatile Confirms confirms = new Confirms(Time.SYSTEM);

    @Inject
    BellPublisher(Broker broker, Topology topology, QueueConfig config, MeterRegistry metrics) {
        this.topology = topology;
        this.confirmTimeMax = config.confirmTimeMax();
        this.unconfirmedMax = config.unconfirmedMax();
        this.metrics = metrics;
        this.link = broker.link("bells", this::fit);
    }

    void start() {
        link.start();
    }

    @PreDestroy
    void stop() {
        link.close();
    }

    boolean ready() {
        return link.open();
    }

    Uni<Sent> send(Ring ring) {
        return Uni.createFrom()
                .<Sent>emitter(end -> sendTo(ring, end::complete))
                .ifNoItem()
                .after(confirmTimeMax)
                .recoverWithItem(Sent.UNKNOWN)
                .invoke(sent -> metrics.counter(
                                "synco.queue.sent", "end", sent.name().toLowerCase(Locale.ROOT))
                        .increment());
    }

    /** Messages that wait in each lane. A queue that is missing makes the connection, and with it the topology, anew. */
    Uni<Map<Lane, Long>> depths() {
        return asked(open -> {
            Map<Lane, Long> depths = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                depths.put(lane, open.messageCount(topology.queue(lane)));
            }
            return depths;
        });
    }

    /** Consumers that the broker knows of for each lane, all instances together. */
    Uni<Map<Lane, Long>> consumers() {
        return asked(open -> {
            Map<Lane, Long> counts = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                counts.put(lane, open.consumerCount(topology.queue(lane)));
            }
            return counts;
        });
    }

    /** Messages in each queue that is for people. */
    Uni<Map<String, Long>> evidence() {
        return asked(open -> {
            Map<String, Long> counts = new HashMap<>();
            for (String queue : topology.evidence()) {
                counts.put(queue, open.messageCount(queue));
            }
            return counts;
        });
    }

    /** How long the broker has owed a confirm. */
    Duration oldestUnconfirmed() {
        return confirms.age();
    }

    void drop(String why) {
        link.drop(why);
    }

    private void fit(Connection connection) throws IOException {
        Channel fresh = connection.createChannel();
        topology.declare(fresh);
        fresh.confirmSelect();
        Confirms expected = new Confirms(Time.SYSTEM);
        fresh.addConfirmListener(expected);
        fresh.addReturnListener(returned -> {
            metrics.counter("synco.queue.sent", "end", "returned").increment();
            LOG.errorf("event=bell-returned exchange=%s key=%s", returned.getExchange(), returned.getRoutingKey());
        });
        fresh.addShutdownListener(cause -> {
            expected.lost();
            connection.abort();
        });
        confirms = expected;
        channel = fresh;
    }

    private void sendTo(Ring ring, Consumer<Sent> end) {
        Confirms expected = confirms;
        if (!link.open() || expected.size() >= unconfirmedMax || !link.run(() -> publish(ring, end))) {
            end.accept(Sent.LOST);
        }
    }

    private void publish(Ring ring, Consumer<Sent> end) {
        Channel open = channel;
        Confirms expected = confirms;
        long number = open.getNextPublishSeqNo();
        expected.expect(number, end);
        try {
            open.basicPublish(
                    topology.exchange(),
                    ring.lane().word(),
                    true,
                    MessageProperties.MINIMAL_PERSISTENT_BASIC,
                    ring.bell().body());
        } catch (IOException | RuntimeException e) {
            expected.handleNack(number, false);
        }
        if (!open.isOpen()) {
            expected.lost();
        }
    }

    private interface Question<T> {
        T ask(Channel channel) throws IOException;
    }

    private <T> Uni<T> asked(Question<T> question) {
        return Uni.createFrom().emitter(end -> {
            boolean taken = link.run(() -> {
                try {
                    end.complete(question.ask(channel));
                } catch (IOException | RuntimeException e) {
                    end.fail(e);
                }
            });
            if (!taken) {
                end.fail(new IllegalStateException("the connection to the broker is closed"));
            }
        });
    }
}
