package io.synco.queue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.PublisherDecorator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Makes the connector's stream of a lane endless. By itself it fails for good where the broker is away at the start, completes where
 * the broker cancels the consumer, and is silent for ever where the connection is lost; its own reconnecting would acknowledge what
 * came on the old channel on the new one. Here each end of whatever kind leads to a subscription from scratch.
 */
@ApplicationScoped
class LaneStreams implements PublisherDecorator {
    private static final int BEFORE_ALL_OTHERS = -1000;
    private static final String CANCELLED = "the broker cancelled the consumer: is its queue gone?";

    /** Not an error: the lane is subscribed again. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended(String why) {
            super(why, null, false, false);
        }
    }

    private final LaneLinks links;
    private final QueueRepair repair;
    private final Duration every;
    private final Duration subscribeTimeMax;
    private volatile boolean stopped;

    @Inject
    LaneStreams(LaneLinks links, QueueRepair repair, QueueConfig config) {
        this.links = links;
        this.repair = repair;
        this.every = config.reconnectEvery();
        this.subscribeTimeMax = config.subscribeTimeMax();
    }

    @Override
    public int getPriority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> publisher, List<String> channels, boolean isConnector) {
        return channels.stream()
                .flatMap(channel -> Lane.ofChannel(channel).stream())
                .findFirst()
                .<Multi<? extends Message<?>>>map(lane -> endless(publisher, lane))
                .orElse(publisher);
    }

    /** The connector ends its consumers and connections itself after this; what it cannot end in time is cut off. */
    void stop() {
        stopped = true;
        links.stop();
    }

    private Multi<Message<?>> endless(Multi<? extends Message<?>> connector, Lane lane) {
        return Multi.createFrom()
                .deferred(() -> stopped ? Multi.createFrom().empty() : once(connector, lane))
                .onFailure(failure -> !stopped)
                .retry()
                .withBackOff(every.dividedBy(2), every.multipliedBy(3).dividedBy(2))
                .indefinitely()
                .onFailure()
                .recoverWithCompletion();
    }

    private Multi<Message<?>> once(Multi<? extends Message<?>> connector, Lane lane) {
        Subscription subscription = links.of(lane).begin();
        return Multi.createFrom().emitter(lanes -> {
            Cancellable delivered = connector
                    .subscribe()
                    .with(
                            message -> lanes.emit(held(message, subscription)),
                            failure -> subscription.end(words(failure, subscription)),
                            () -> subscription.end(CANCELLED));
            Cancellable limit = subscribeTimeOver().subscribe().with(over -> look(lane, subscription));
            subscription.whenEnded(why -> {
                limit.cancel();
                // Cancelled with its connection gone, a consumer would only throw.
                if (!subscription.consumed()) {
                    delivered.cancel();
                }
                links.of(lane).lost(why);
                lanes.fail(new Ended(why));
            });
        });
    }

    private Uni<Void> subscribeTimeOver() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(subscribeTimeMax);
    }

    /** A queue without a leader lets a subscription wait for ever. */
    private void look(Lane lane, Subscription subscription) {
        if (subscription.consuming()) {
            repair.answered(lane);
        } else if (subscription.waiting()) {
            repair.silent(lane);
            subscription.end("the queue did not answer within " + subscribeTimeMax);
        }
    }

    /** amqp-client wraps what the broker said; and the connector fails at cancelling what the broker has cancelled. */
    private static String words(Throwable failure, Subscription subscription) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return subscription.consuming() ? CANCELLED : String.valueOf(cause.getMessage());
    }

    /** Delivery tags count anew on each channel: late, an acknowledgement would hit another message. */
    private static Message<?> held(Message<?> message, Subscription subscription) {
        return message.withAckWithMetadata(metadata -> subscription.consuming() ? message.ack(metadata) : forgotten())
                .withNackWithMetadata(
                        (reason, metadata) -> subscription.consuming() ? message.nack(reason, metadata) : forgotten());
    }

    private static CompletionStage<Void> forgotten() {
        return CompletableFuture.completedFuture(null);
    }
}
