package io.synco.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Lease;
import io.synco.sync.port.SliceWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that stops lets the slices at work end, within a limit, and leaves all other bells to others. */
class LanesStopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Bench bench;

    private final CompletableFuture<Void> slice = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<ShopId> begun = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Bell> acknowledged = new ConcurrentLinkedQueue<>();
    private Bell working;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void bell() {
        working = bench.rung(bench.shop());
    }

    @Test
    void it_stops_when_the_slice_at_work_has_ended_and_begins_no_other() {
        Lanes lanes = lanes("60s");
        receive(lanes, working);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(lanes::stop);
        await().atMost(PATIENCE).until(lanes::stopping);
        Bell late = bench.rung(bench.shop());
        receive(lanes, late);
        assertThat(stopped).isNotDone();

        slice.complete(null);

        await().atMost(PATIENCE).until(stopped::isDone);
        assertThat(begun).containsExactly(working.shop());
        assertThat(acknowledged).containsExactly(working);
        assertThat(bench.take(late)).as("left for another instance").isPresent();
    }

    @Test
    void it_stops_all_the_same_when_a_slice_does_not_end() {
        Lanes lanes = lanes("1s");
        receive(lanes, working);

        lanes.stop();

        assertThat(acknowledged).isEmpty();
        slice.complete(null);
        await().atMost(PATIENCE).until(() -> acknowledged.contains(working));
    }

    private void receive(Lanes lanes, Bell bell) {
        lanes.normal(Message.of(bell.body(), () -> {
            acknowledged.add(bell);
            return CompletableFuture.completedFuture(null);
        }));
        if (!lanes.stopping()) {
            await().atMost(PATIENCE).until(() -> begun.contains(bell.shop()));
        }
    }

    private Lanes lanes(String stopTimeMax) {
        QueueConfig config = config(stopTimeMax);
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        LaneLinks links = new LaneLinks();
        BellConsumer consumer =
                new BellConsumer(bench.work, worker(), shop -> Uni.createFrom().voidItem(), metrics, config);
        return new Lanes(consumer, links, new LaneStreams(links, null, config), metrics, config);
    }

    private static QueueConfig config(String stopTimeMax) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(QueueConfig.class)
                .withDefaultValue("synco.queue.stop-time-max", stopTimeMax)
                .build()
                .getConfigMapping(QueueConfig.class);
    }

    private SliceWorker worker() {
        return new SliceWorker() {
            @Override
            public Uni<SliceReport> work(Lease lease) {
                begun.add(lease.shop());
                return Uni.createFrom().completionStage(slice).map(done -> new SliceReport(0, false));
            }

            @Override
            public Uni<Optional<Instant>> nextDue(ShopId shop) {
                return Uni.createFrom().item(Optional.empty());
            }
        };
    }
}
