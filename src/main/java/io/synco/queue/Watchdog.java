package io.synco.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares what should be with what is, because a dead subscription looks healthy from inside: consumers at the broker, confirms
 * owed, work that is due while no bell arrives. What is wrong is mended by making the connection anew, and with it the topology.
 */
@ApplicationScoped
class Watchdog {
    private static final Duration CONFIRM_OWED_MAX = Duration.ofSeconds(30);

    private final ShopWork work;
    private final BellPublisher publisher;
    private final Lanes lanes;
    private final BellConsumer consumer;
    private final Duration silenceMax;
    private final Map<Lane, AtomicLong> consumers = new EnumMap<>(Lane.class);
    private final Map<Lane, AtomicLong> oldestDueSeconds = new EnumMap<>(Lane.class);
    private final Map<String, AtomicLong> evidence = new HashMap<>();

    @Inject
    Watchdog(
            ShopWork work,
            BellPublisher publisher,
            Lanes lanes,
            BellConsumer consumer,
            Topology topology,
            MeterRegistry metrics,
            QueueConfig config) {
        this.work = work;
        this.publisher = publisher;
        this.lanes = lanes;
        this.consumer = consumer;
        this.silenceMax = config.silenceMax();
        for (Lane lane : Lane.values()) {
            consumers.put(lane, gauge(metrics, "synco.queue.consumers", "lane", lane.word()));
            oldestDueSeconds.put(lane, gauge(metrics, "synco.queue.oldest.due.seconds", "lane", lane.word()));
        }
        for (String queue : topology.evidence()) {
            evidence.put(queue, gauge(metrics, "synco.queue.evidence", "queue", queue));
        }
    }

    Uni<Void> look() {
        return dueTimes().invoke(this::mendPublisher).chain(this::counts).invoke(this::mendLanes);
    }

    long consumers(Lane lane) {
        return consumers.get(lane).get();
    }

    long oldestDueSeconds(Lane lane) {
        return oldestDueSeconds.get(lane).get();
    }

    private Uni<Void> dueTimes() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Lane lane : Lane.values()) {
            all = all.chain(() -> work.oldestDueSeconds(lane)
                    .invoke(age -> oldestDueSeconds.get(lane).set(age.longValue()))
                    .replaceWithVoid());
        }
        return all;
    }

    private void mendPublisher() {
        if (publisher.oldestUnconfirmed().compareTo(CONFIRM_OWED_MAX) > 0) {
            drop("the broker has owed a confirm for more than " + CONFIRM_OWED_MAX.toSeconds() + " s");
        }
    }

    private Uni<Void> counts() {
        if (!publisher.ready()) {
            consumers.values().forEach(count -> count.set(0));
            return Uni.createFrom().voidItem();
        }
        return publisher
                .consumers()
                .invoke(counts ->
                        counts.forEach((lane, count) -> consumers.get(lane).set(count)))
                .chain(publisher::evidence)
                .invoke(counts ->
                        counts.forEach((queue, count) -> evidence.get(queue).set(count)))
                .onFailure()
                .invoke(failure -> publisher.drop("the broker does not say how many consumers it has: " + failure))
                .replaceWithVoid();
    }

    private void mendLanes() {
        if (!publisher.ready() || !lanes.ready()) {
            return;
        }
        for (Lane lane : Lane.values()) {
            if (consumers(lane) == 0) {
                lanes.drop(lane, "the broker knows no consumer of lane " + lane.word());
            } else if (deaf(lane)) {
                // Its queue may not be bound: the topology is declared with each of the publisher's connections.
                drop("a shop of lane " + lane.word() + " is due for " + oldestDueSeconds(lane)
                        + " s and no bell arrives");
            }
        }
    }

    private void drop(String why) {
        publisher.drop(why);
        for (Lane lane : Lane.values()) {
            lanes.drop(lane, why);
        }
    }

    /** A subscription that is new has not had its time yet. */
    private boolean deaf(Lane lane) {
        return oldestDueSeconds(lane) > silenceMax.toSeconds()
                && consumer.silence().compareTo(silenceMax) > 0
                && lanes.servedFor(lane).compareTo(silenceMax) > 0;
    }

    private static AtomicLong gauge(MeterRegistry metrics, String name, String tag, String of) {
        AtomicLong value = new AtomicLong();
        metrics.gauge(name, List.of(Tag.of(tag, of)), value);
        return value;
    }
}
