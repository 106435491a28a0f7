package io.synco.shopify.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** So many at once, the others wait in order, but not long. */
final class WaitingRoom {
    private final Duration waitMax;
    private final Queue<UniEmitter<? super Boolean>> waiting = new ArrayDeque<>();
    private int free;

    WaitingRoom(int places, Duration waitMax) {
        this.free = places;
        this.waitMax = waitMax;
    }

    /** Empty where no place became free in time; then {@code work} was never begun. */
    <T> Uni<Optional<T>> within(Supplier<Uni<T>> work) {
        return place().chain(got -> got
                ? Uni.createFrom()
                        .deferred(work::get)
                        .onTermination()
                        .invoke(this::leave)
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Boolean> place() {
        return Uni.createFrom().deferred(() -> {
            synchronized (this) {
                if (free > 0) {
                    free--;
                    return Uni.createFrom().item(true);
                }
            }
            return queued();
        });
    }

    private Uni<Boolean> queued() {
        Ticket ticket = new Ticket();
        return Uni.createFrom()
                .<Boolean>emitter(ticket::enter)
                .ifNoItem()
                .after(waitMax)
                .recoverWithUni(() -> Uni.createFrom().item(ticket.giveUp()))
                .onCancellation()
                .invoke(() -> {
                    if (ticket.giveUp()) {
                        leave();
                    }
                });
    }

    private void leave() {
        UniEmitter<? super Boolean> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.complete(true);
        }
    }

    private final class Ticket {
        private UniEmitter<? super Boolean> emitter;

        void enter(UniEmitter<? super Boolean> mine) {
            synchronized (WaitingRoom.this) {
                emitter = mine;
                if (free == 0) {
                    waiting.add(mine);
                    return;
                }
                free--;
            }
            mine.complete(true);
        }

        /** True where the place was given at the very moment that the waiting ended: then it is ours. */
        boolean giveUp() {
            synchronized (WaitingRoom.this) {
                return emitter != null && !waiting.remove(emitter);
            }
        }
    }
}
