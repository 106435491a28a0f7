package io.synco.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some hundreds of histories; {@code ./synco simulate} runs as many as you like, and replays one. */
class SimulationTest {
    private static final int SEEDS_EACH = 6;
    private static final int STEPS = 150;
    private static final int MUTANT_SEEDS_MAX = 1_000;

    /** They need hundreds of seeds: {@code ./synco simulate --mutations} looks for them too. */
    private static final Set<Mutation> RARE = EnumSet.of(
            Mutation.RAISES_WITHOUT_A_LAST_LOOK,
            Mutation.READS_ONCE_FOR_A_REMAINDER,
            Mutation.MAKES_THE_KEY_OF_ITEM_AND_QUANTITY);

    static Stream<Scenario> whatHolds() {
        return Scenario.held().stream();
    }

    /** Where a scenario does not hold by itself, it proves nothing. */
    static Stream<Mutation> whatMustBeFound() {
        return Arrays.stream(Mutation.values())
                .filter(mutation -> mutation != Mutation.NONE)
                .filter(mutation -> !RARE.contains(mutation) && Scenario.held().contains(mutation.scenario()));
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

    /** A simulation that does not find the mistakes that peers make proves nothing. */
    @ParameterizedTest
    @MethodSource("whatMustBeFound")
    void a_mistake_is_found(Mutation mutation) {
        assertThat(IntStream.rangeClosed(1, MUTANT_SEEDS_MAX)
                        .anyMatch(seed -> new Run(seed, mutation.scenario(), STEPS, mutation)
                                .result()
                                .violation()
                                .isPresent()))
                .isTrue();
    }

    private static Optional<String> violation(int seed, Scenario scenario) {
        return new Run(seed, scenario, STEPS)
                .result()
                .violation()
                .map(what -> "./synco simulate --seed " + seed + " --scenario " + scenario + ": " + what);
    }
}
