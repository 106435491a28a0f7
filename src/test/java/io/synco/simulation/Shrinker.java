package io.synco.simulation;

import io.synco.simulation.Happenings.Id;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leaves out of a failing history what its violation does not need: large pieces first, then single happenings (delta debugging). */
final class Shrinker {
    private static final int REPLAYS_MAX = 400;
    private static final Duration TIME_MAX = Duration.ofSeconds(60);

    private final long seed;
    private final Scenario scenario;
    private final int steps;
    private final Mutation mutation;
    private final long begunNanos = System.nanoTime();
    private Run.Result shortest;
    private int replays;

    Shrinker(long seed, Scenario scenario, int steps, Mutation mutation, Run.Result failed) {
        this.seed = seed;
        this.scenario = scenario;
        this.steps = steps;
        this.mutation = mutation;
        this.shortest = failed;
    }

    /** The same violation with as little as was found in the time and replays it may take. */
    Run.Result shortest() {
        int pieces = 2;
        while (pieces <= size() && mayGoOn()) {
            if (leavesOneOut(pieces)) {
                pieces = Math.max(2, pieces - 1);
            } else if (pieces == size()) {
                return shortest;
            } else {
                pieces = Math.min(size(), pieces * 2);
            }
        }
        return shortest;
    }

    private int size() {
        return shortest.happened().size();
    }

    private boolean leavesOneOut(int pieces) {
        List<Id> all = new ArrayList<>(shortest.happened());
        for (int piece = 0; piece < pieces && mayGoOn(); piece++) {
            Set<Id> rest = new LinkedHashSet<>(all.subList(0, all.size() * piece / pieces));
            rest.addAll(all.subList(all.size() * (piece + 1) / pieces, all.size()));
            Run.Result result = new Run(seed, scenario, steps, mutation, Optional.of(rest)).result();
            replays++;
            if (kind(result).equals(kind(shortest))) {
                shortest = result;
                return true;
            }
        }
        return false;
    }

    private boolean mayGoOn() {
        return replays < REPLAYS_MAX && System.nanoTime() - begunNanos < TIME_MAX.toNanos();
    }

    /** A violation without its numbers. */
    private static Optional<String> kind(Run.Result result) {
        return result.violation().map(words -> {
            String bare = words.replaceAll("[#-]?[0-9]+", "");
            return bare.substring(0, Math.min(60, bare.length()));
        });
    }
}
