package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.job.ShopStates.Connected;
import io.synco.sync.job.ShopStates.ShopState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which kinds of jobs may run in a shop right now, and until when the others wait. */
@ApplicationScoped
public class Gate {
    /** Only a longest wait: connecting again wakes the shop's jobs at once. */
    private static final long NOT_CONNECTED_SECONDS = 3600;

    private final ShopStates states;

    Gate(ShopStates states) {
        this.states = states;
    }

    /** A side whose jobs wait. */
    public record Closed(Side side, Instant until, String why) {}

    /** @param probing sides whose circuit is half open: one job goes first */
    public record Open(Set<JobKind> kinds, List<Closed> closed, Set<Side> probing) {
        Set<JobKind> kindsNeeding(Side side) {
            Set<JobKind> needing = EnumSet.noneOf(JobKind.class);
            for (JobKind kind : JobKind.values()) {
                if (kind.needs().contains(side)) {
                    needing.add(kind);
                }
            }
            return needing;
        }
    }

    public Uni<Open> look(Tx tx, ShopId shop) {
        return states.read(tx, shop).map(Gate::open);
    }

    private static Open open(ShopState shop) {
        List<Closed> closed = new ArrayList<>();
        Set<Side> probing = EnumSet.noneOf(Side.class);
        for (Side side : Side.values()) {
            Connected connected = shop.sides().getOrDefault(side, Connected.NEVER);
            switch (connected.state()) {
                case CONNECTED -> {}
                case WAITING -> {
                    Instant until = connected.circuitUntil().orElse(shop.now());
                    if (until.isAfter(shop.now())) {
                        closed.add(new Closed(side, until, side.words() + " does not answer: " + connected.reason()));
                    } else {
                        probing.add(side);
                    }
                }
                case NOT_CONNECTED, PAUSED ->
                    closed.add(new Closed(
                            side,
                            shop.now().plusSeconds(NOT_CONNECTED_SECONDS),
                            side.words() + " is not connected"
                                    + (connected.reason().isEmpty() ? "" : ": " + connected.reason())));
            }
        }
        return new Open(kinds(shop.live(), closed), List.copyOf(closed), probing);
    }

    private static Set<JobKind> kinds(boolean live, List<Closed> closed) {
        Set<JobKind> kinds = EnumSet.noneOf(JobKind.class);
        for (JobKind kind : JobKind.values()) {
            boolean blocked = closed.stream().anyMatch(c -> kind.needs().contains(c.side()));
            if (!blocked && (live || !kind.onlyLive())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
