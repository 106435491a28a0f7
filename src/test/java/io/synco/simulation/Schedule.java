package io.synco.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen at a time: webhooks on their way, calls that arrive late, processes that wake. Equal times keep their order. */
final class Schedule {
    private record Planned(Instant at, long number, Runnable act) {}

    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::number));
    private final VirtualTime time;
    private long numbers;

    Schedule(VirtualTime time) {
        this.time = time;
    }

    void in(Duration delay, Runnable act) {
        planned.add(new Planned(time.now().plus(delay), numbers++, act));
    }

    /** Time passes; what is planned happens at its own moment on the way. */
    void pass(Duration duration) {
        Instant until = time.now().plus(duration);
        while (!planned.isEmpty() && !planned.peek().at().isAfter(until)) {
            Planned next = planned.poll();
            if (next.at().isAfter(time.now())) {
                time.pass(Duration.between(time.now(), next.at()));
            }
            next.act().run();
        }
        if (until.isAfter(time.now())) {
            time.pass(Duration.between(time.now(), until));
        }
    }

    /** All of it, whenever it was planned for. */
    void finish() {
        while (!planned.isEmpty()) {
            Planned next = planned.poll();
            if (next.at().isAfter(time.now())) {
                time.pass(Duration.between(time.now(), next.at()));
            }
            next.act().run();
        }
    }
}
