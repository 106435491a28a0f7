package io.synco.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some hundreds of histories; {@code ./synco simulate} runs as many as you like, and replays one. */
class SimulationTest {
    private static final int SEEDS_EACH = 25;
    private static final int STEPS = 150;

    static Stream<Scenario> whatHolds() {
        return Scenario.held().stream();
    }

    @ParameterizedTest
    @MethodSource("whatHolds")
    void what_must_always_hold_holds(Scenario scenario) {
        assertThat(IntStream.rangeClosed(1, SEEDS_EACH)
                        .mapToObj(seed -> violation(seed, scenario))
                        .flatMap(Optional::stream))
                .isEmpty();
    }

    @Test
    void a_seed_replays_its_history_exactly() {
        Run.Result first = new Run(7, Scenario.PLAIN, STEPS).result();
        Run.Result second = new Run(7, Scenario.PLAIN, STEPS).result();

        assertThat(second.history()).isEqualTo(first.history()).hasSizeGreaterThan(20);
    }

    @Test
    void a_product_that_takes_shopifys_word_for_what_it_expects_is_found_out() {
        assertThat(IntStream.rangeClosed(1, 40)
                        .mapToObj(seed -> new Run(seed, Scenario.FULFILLED_ON_SHOPIFY, STEPS, Mutation.FRESH_COMPARE)
                                .result()
                                .violation())
                        .flatMap(Optional::stream))
                .isNotEmpty();
    }

    private static Optional<String> violation(int seed, Scenario scenario) {
        return new Run(seed, scenario, STEPS)
                .result()
                .violation()
                .map(what -> "./synco simulate --seed " + seed + " --scenario " + scenario + ": " + what);
    }
}
