package io.synco.queue;

import com.rabbitmq.client.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every exchange and queue, declared here and nowhere else, at each (re)connection: a broker that lost its disk is furnished again.
 * Works with RabbitMQ 3.10 and newer; nothing is left to a default that differs between them.
 *
 * <pre>
 *  bells ──normal──► bells.normal ─┐ 5 deliveries without an ack
 *    │  └──slow────► bells.slow ───┴──► dead ──► parked      (a person looks)
 *    └─(no queue)──────────────────────► unrouted ──► unrouted
 * </pre>
 */
@ApplicationScoped
class Topology {
    /** Bells live at most one for each ready shop and minute; far above that, publishing is refused rather than memory filled. */
    private static final int BELLS_MAX = 200_000;
    /** Parked and unrouted bells are evidence, not work: the oldest go. */
    private static final int EVIDENCE_MAX = 10_000;

    private final String prefix;
    private final int deliveryLimit;

    @Inject
    Topology(QueueConfig config) {
        this(config.prefix(), config.deliveryLimit());
    }

    Topology(String prefix, int deliveryLimit) {
        this.prefix = prefix;
        this.deliveryLimit = deliveryLimit;
    }

    String exchange() {
        return prefix + ".bells";
    }

    String queue(Lane lane) {
        return prefix + ".bells." + lane.word();
    }

    String parked() {
        return prefix + ".parked";
    }

    String unrouted() {
        return prefix + ".unrouted";
    }

    /** The queues whose messages are for people. */
    List<String> evidence() {
        return List.of(parked(), unrouted());
    }

    private String dead() {
        return prefix + ".dead";
    }

    void declare(Channel channel) throws IOException {
        Map<String, Object> elseUnrouted = Map.of("alternate-exchange", unrouted());
        channel.exchangeDeclare(unrouted(), "fanout", true);
        channel.exchangeDeclare(dead(), "fanout", true, false, elseUnrouted);
        channel.exchangeDeclare(exchange(), "direct", true, false, elseUnrouted);
        evidence(channel, unrouted(), unrouted());
        evidence(channel, parked(), dead());
        for (Lane lane : Lane.values()) {
            channel.queueDeclare(queue(lane), true, false, false, bells());
            channel.queueBind(queue(lane), exchange(), lane.word());
        }
    }

    /** At-least-once dead lettering needs reject-publish; a rejected bell is rung again by the sweep. */
    private Map<String, Object> bells() {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-queue-type", "quorum");
        arguments.put("x-delivery-limit", deliveryLimit);
        arguments.put("x-dead-letter-exchange", dead());
        arguments.put("x-dead-letter-strategy", "at-least-once");
        arguments.put("x-overflow", "reject-publish");
        arguments.put("x-max-length", BELLS_MAX);
        return arguments;
    }

    private static void evidence(Channel channel, String queue, String from) throws IOException {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-queue-type", "quorum");
        arguments.put("x-delivery-limit", 1000);
        arguments.put("x-overflow", "drop-head");
        arguments.put("x-max-length", EVIDENCE_MAX);
        channel.queueDeclare(queue, true, false, false, arguments);
        channel.queueBind(queue, from, "");
    }
}
