package io.synco.queue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.synco.kernel.Chance;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Starts the queue after the role guard has let the application pass, and never waits for the broker. The lanes are started by the
 * messaging extension, which observes the start later than this.
 */
@ApplicationScoped
class QueueLife {
    private static final int AFTER_THE_GUARD = 100;

    private final BellPublisher publisher;
    private final Lanes lanes;
    private final List<Rhythm> rhythms;

    @Inject
    QueueLife(Vertx vertx, BellPublisher publisher, Lanes lanes, Sweep sweep, Watchdog watchdog, QueueConfig config) {
        this.publisher = publisher;
        this.lanes = lanes;
        this.rhythms = List.of(
                new Rhythm(vertx, "sweep", config.sweepEvery(), Chance.SYSTEM::unit, sweep::ringDue),
                new Rhythm(vertx, "hidden", config.hiddenEvery(), Chance.SYSTEM::unit, sweep::revealHidden),
                new Rhythm(vertx, "watchdog", config.watchEvery(), Chance.SYSTEM::unit, watchdog::look));
    }

    void start(@Observes @Priority(AFTER_THE_GUARD) StartupEvent event) {
        publisher.start();
        rhythms.forEach(Rhythm::start);
    }

    void stop(@Observes ShutdownEvent event) {
        rhythms.forEach(Rhythm::stop);
        lanes.stop();
        publisher.stop();
    }
}
