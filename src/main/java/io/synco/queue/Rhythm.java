package io.synco.queue;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Does something again and again: never twice at once, never in step with other instances, whatever became of the last time. */
final class Rhythm {
    private static final Logger LOG = Logger.getLogger(Rhythm.class);
    /** A turn that hangs must not be the last one. */
    private static final Duration TURN_MAX = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final String name;
    private final Duration every;
    private final DoubleSupplier chance;
    private final Supplier<Uni<Void>> turn;
    private volatile boolean stopped;

    Rhythm(Vertx vertx, String name, Duration every, DoubleSupplier chance, Supplier<Uni<Void>> turn) {
        this.vertx = vertx;
        this.name = name;
        this.every = every;
        this.chance = chance;
        this.turn = turn;
    }

    void start() {
        long millis = Math.max(1, (long) (every.toMillis() * (0.8 + 0.4 * chance.getAsDouble())));
        vertx.setTimer(millis, ignored -> {
            if (!stopped) {
                once();
            }
        });
    }

    void stop() {
        stopped = true;
    }

    private void once() {
        Uni.createFrom()
                .voidItem()
                .chain(turn::get)
                .ifNoItem()
                .after(TURN_MAX)
                .fail()
                .subscribe()
                .with(done -> start(), failure -> {
                    LOG.warnf("event=turn-failed rhythm=%s why=\"%s\"; it is tried again in %s", name, failure, every);
                    start();
                });
    }
}
