package io.synco.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ./synco simulate}: many seeds, every scenario in turn; one seed replays its history exactly. */
public final class Simulate {
    private static final int STEPS = 150;
    private static final int MUTANT_SEEDS_MAX = 3_000;
    private static final int TOLD_MAX = 20;
    private static final int SHORTENED = 3;

    private Simulate() {}

    /** What the command line says. */
    private record Order(
            int first, int seeds, int shortened, Optional<Long> seed, Optional<Scenario> scenario, boolean mutations) {
        static Order of(String[] arguments) {
            int first = 1;
            int seeds = 300;
            int shortened = SHORTENED;
            Optional<Long> seed = Optional.empty();
            Optional<Scenario> scenario = Optional.empty();
            if (arguments.length == 1 && arguments[0].equals("--mutations")) {
                return new Order(first, seeds, shortened, seed, scenario, true);
            }
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(arguments[i] + " needs a value");
                }
                switch (arguments[i]) {
                    case "--seeds" -> seeds = Integer.parseInt(arguments[i + 1]);
                    case "--from" -> first = Integer.parseInt(arguments[i + 1]);
                    case "--shortened" -> shortened = Integer.parseInt(arguments[i + 1]);
                    case "--seed" -> seed = Optional.of(Long.parseLong(arguments[i + 1]));
                    case "--scenario" -> scenario = Optional.of(Scenario.valueOf(arguments[i + 1]));
                    default ->
                        throw new IllegalArgumentException(
                                "simulate does not know " + arguments[i]
                                        + "; it takes --seeds N, --from S, --shortened N, --seed S, --scenario NAME, or --mutations alone");
                }
            }
            return new Order(first, seeds, shortened, seed, scenario, false);
        }
    }

    public static void main(String[] arguments) {
        Order order;
        try {
            order = Order.of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        if (order.mutations()) {
            System.exit(mutations(MUTANT_SEEDS_MAX) ? 0 : 1);
        }
        if (order.seed().isPresent()) {
            System.exit(
                    replay(order.seed().get(), order.scenario().orElse(Scenario.EVERYTHING), order.shortened())
                            ? 0
                            : 1);
        }
        List<Scenario> scenarios = order.scenario().map(List::of).orElse(List.copyOf(Scenario.held()));
        long steps = 0;
        List<String> violations = new ArrayList<>();
        for (int seed = order.first(); seed < order.first() + order.seeds(); seed++) {
            Scenario scenario = scenarios.get(seed % scenarios.size());
            Run.Result result = new Run(seed, scenario, STEPS).result();
            steps += result.steps();
            if (result.violation().isPresent()) {
                violations.add("--seed " + seed + " --scenario " + scenario + ": "
                        + result.violation().get());
                tell(seed, scenario, result, violations, order.shortened());
            }
        }
        System.out.println("seeds " + order.seeds() + ", steps " + steps + ", violations " + violations.size());
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    /** The first ones with their shortened history: shortening takes up to a minute. */
    private static void tell(long seed, Scenario scenario, Run.Result failed, List<String> violations, int most) {
        if (violations.size() <= TOLD_MAX) {
            System.out.println(violations.get(violations.size() - 1));
        }
        if (violations.size() <= most) {
            shortened(seed, scenario, failed);
        }
    }

    private static void shortened(long seed, Scenario scenario, Run.Result failed) {
        Run.Result shortest = new Shrinker(seed, scenario, STEPS, Mutation.NONE, failed).shortest();
        System.out.println("shortened, " + shortest.happened().size() + " of "
                + failed.happened().size() + " happenings are needed:");
        shortest.history().forEach(line -> System.out.println("  " + line));
    }

    /** Each mistake has to be found. */
    private static boolean mutations(int seedsMax) {
        boolean all = true;
        for (Mutation mutation : Mutation.values()) {
            if (mutation != Mutation.NONE && !Scenario.held().contains(mutation.scenario())) {
                System.out.println(mutation + ": not looked for, " + mutation.scenario() + " does not hold yet");
            } else if (mutation != Mutation.NONE) {
                int seed = 1;
                while (seed <= seedsMax && !found(seed, mutation)) {
                    seed++;
                }
                boolean found = seed <= seedsMax;
                all &= found;
                System.out.println(mutation + ": "
                        + (found ? "found by seed " + seed + " after " + seed : "NOT found in " + seedsMax) + " seeds");
            }
        }
        return all;
    }

    private static boolean found(int seed, Mutation mutation) {
        return new Run(seed, mutation.scenario(), STEPS, mutation)
                .result()
                .violation()
                .isPresent();
    }

    private static boolean replay(long seed, Scenario scenario, int shortened) {
        Run.Result result = new Run(seed, scenario, STEPS).result();
        result.history().forEach(System.out::println);
        if (result.violation().isPresent() && shortened > 0) {
            shortened(seed, scenario, result);
        }
        System.out.println("seeds 1, steps " + result.steps() + ", violations "
                + (result.violation().isPresent() ? 1 : 0));
        return result.violation().isEmpty();
    }
}
