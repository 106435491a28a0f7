package io.synco.sync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The drawing in docs/jobs.md, row by row: one test for each arrow, and one for each pair without. */
class JobStateTest {
    private static final Set<String> ARROWS = Set.of(
            "PENDING RUNNING",
            "PENDING SUPERSEDED",
            "PENDING FLAGGED",
            "RUNNING PENDING",
            "RUNNING WAITING",
            "RUNNING DONE",
            "RUNNING FLAGGED",
            "RUNNING SUPERSEDED",
            "RUNNING IGNORED",
            "WAITING RUNNING",
            "WAITING PENDING",
            "WAITING SUPERSEDED",
            "FLAGGED PENDING",
            "FLAGGED DONE",
            "FLAGGED IGNORED");

    @TestFactory
    Stream<DynamicTest> every_pair_of_states() {
        return Arrays.stream(JobState.values())
                .flatMap(from -> Arrays.stream(JobState.values())
                        .map(to -> DynamicTest.dynamicTest(
                                from + " to " + to,
                                () -> assertThat(from.next().contains(to))
                                        .isEqualTo(ARROWS.contains(from + " " + to)))));
    }

    @TestFactory
    Stream<DynamicTest> stored_codes_come_back_as_the_same_state() {
        return Arrays.stream(JobState.values())
                .map(state -> DynamicTest.dynamicTest(
                        state.name(),
                        () -> assertThat(JobState.ofCode(state.code())).isEqualTo(state)));
    }
}
