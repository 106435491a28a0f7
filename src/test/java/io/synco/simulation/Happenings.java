package io.synco.simulation;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Everything of a run that can be left out: its steps, what people do, what goes wrong. Each has its number, and its own chance, so that
 * it is the same when others are left out; what was left out never happens.
 */
final class Happenings {
    /** @param number within the step; the step itself is 0 */
    record Id(int step, int number) {}

    private final Optional<Set<Id>> only;
    private final Set<Id> happened = new LinkedHashSet<>();
    private int step;
    private int number;

    /** @param only nothing else may happen; empty: all of it */
    Happenings(Optional<Set<Id>> only) {
        this.only = only;
    }

    void begin(int nextStep) {
        step = nextStep;
        number = 0;
    }

    /** Asked once before anything that could be left out. */
    boolean happens() {
        Id id = new Id(step, number++);
        boolean now = only.map(kept -> kept.contains(id)).orElse(true);
        if (now) {
            happened.add(id);
        }
        return now;
    }

    int step() {
        return step;
    }

    /** The number of what happens now, for its own chance. */
    long current() {
        return ((long) step << 20) + number;
    }

    /** In the order in which it happened. */
    Set<Id> happened() {
        return happened;
    }
}
