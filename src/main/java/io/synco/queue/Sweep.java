package io.synco.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The clock of everything that waits, and what makes up for every bell that was lost. Each instance sweeps. */
@ApplicationScoped
class Sweep {
    private final ShopWork work;
    private final Bells bells;
    private final BellPublisher publisher;
    private final MeterRegistry metrics;
    private final int gateMessages;
    private final int shopsMax;

    @Inject
    Sweep(ShopWork work, Bells bells, BellPublisher publisher, MeterRegistry metrics, QueueConfig config) {
        this.work = work;
        this.bells = bells;
        this.publisher = publisher;
        this.metrics = metrics;
        this.gateMessages = config.gateMessages();
        this.shopsMax = config.sweepShopsMax();
    }

    /** Rings what is due. Nothing while the broker is away: rung in vain, a shop would have to wait a minute for its next bell. */
    Uni<Void> ringDue() {
        if (!publisher.ready()) {
            return Uni.createFrom().voidItem();
        }
        return publisher
                .depths()
                .map(this::below)
                .chain(lanes -> lanes.isEmpty() ? none() : work.ringDue(lanes, shopsMax))
                .invoke(rings -> metrics.counter("synco.queue.swept").increment(rings.size()))
                .invoke(bells::sendAll)
                .replaceWithVoid();
    }

    Uni<Void> revealHidden() {
        return work.revealHidden()
                .invoke(found -> metrics.counter("synco.queue.revealed").increment(found))
                .replaceWithVoid();
    }

    private Set<Lane> below(Map<Lane, Long> depths) {
        Set<Lane> lanes = EnumSet.allOf(Lane.class);
        lanes.removeIf(lane -> depths.get(lane) >= gateMessages);
        return lanes;
    }

    private static Uni<List<Ring>> none() {
        return Uni.createFrom().item(List.of());
    }
}
