package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.job.ShopStates.Connected;
import io.synco.sync.job.ShopStates.ShopState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which kinds of jobs may run in a shop right now, and until when the others wait. */
@ApplicationScoped
public class Gate {
    /** Only a longest wait: connecting again wakes the shop's jobs at once. */
    private static final long NOT_CONNECTED_SECONDS = 3600;

    private final ShopStates states;
    private final Pauses pauses;

    Gate(ShopStates states, Pauses pauses) {
        this.states = states;
        this.pauses = pauses;
    }

    /** Jobs that wait. */
    public record Closed(Set<JobKind> kinds, Instant until, String why) {}

    /**
     * @param probing sides whose circuit is half open: one job goes first
     * @param settles whether calls without an answer are settled; a pause does not keep them from it: they were sent before it, and
     *     until they are settled nobody knows what stands on the other side
     */
    public record Open(Set<JobKind> kinds, List<Closed> closed, Set<Side> probing, boolean settles) {}

    public Uni<Open> look(Tx tx, ShopId shop) {
        return states.read(tx, shop).chain(state -> pauses.now(tx, shop).map(paused -> open(state, paused)));
    }

    private static Open open(ShopState shop, Paused paused) {
        List<Closed> closed = new ArrayList<>();
        Set<Side> probing = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            Connected connected = shop.sides().getOrDefault(side, Connected.NEVER);
            switch (connected.state()) {
                case CONNECTED -> {}
                case WAITING -> {
                    Instant until = connected.circuitUntil().orElse(shop.now());
                    if (until.isAfter(shop.now())) {
                        closed.add(new Closed(
                                needing(side), until, side.words() + " does not answer: " + connected.reason()));
                    } else {
                        probing.add(side);
                    }
                }
                case NOT_CONNECTED, PAUSED ->
                    closed.add(new Closed(
                            needing(side),
                            shop.now().plusSeconds(NOT_CONNECTED_SECONDS),
                            side.words() + " is not connected"
                                    + (connected.reason().isEmpty() ? "" : ": " + connected.reason())));
            }
        }
        boolean settles = kinds(shop.live(), closed).contains(JobKind.PUSH);
        for (Side side : Side.values()) {
            paused.toward(side)
                    .ifPresent(pause -> closed.add(new Closed(writingTo(side), nextLook(shop.now()), pause.words())));
        }
        return new Open(kinds(shop.live(), closed), List.copyOf(closed), probing, settles);
    }

    /** The same for hours on end, so that the many jobs that wait are written to once and not with every slice. */
    private static Instant nextLook(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(Pauses.LOOK_AGAIN).plus(Pauses.LOOK_AGAIN);
    }

    private static Set<JobKind> kinds(boolean live, List<Closed> closed) {
        return those(kind -> (live || !kind.onlyLive())
                && closed.stream().noneMatch(c -> c.kinds().contains(kind)));
    }

    private static Set<JobKind> needing(Side side) {
        return those(kind -> kind.needs().contains(side));
    }

    private static Set<JobKind> writingTo(Side side) {
        return those(kind -> kind.writesTo(side));
    }

    private static Set<JobKind> those(Predicate<JobKind> wanted) {
        Set<JobKind> kinds = EnumSet.noneOf(JobKind.class);
        for (JobKind kind : JobKind.values()) {
            if (wanted.test(kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
