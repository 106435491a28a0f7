package io.synco.sync.golive;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.sync.golive.DryRunStore.Phase;
import io.synco.sync.golive.DryRunStore.Run;
import io.synco.sync.golive.DryRunStore.Verdict;
import io.synco.sync.golive.GoLiveGuard.Answer;
import io.synco.sync.golive.GoLiveGuard.Held;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static final Breaker BREAKER = new Breaker(0.2, 5);

    @ParameterizedTest
    @CsvSource({
        "0, 0, , false",
        "4, 4, , false",
        "5, 25, , false",
        "5, 24, , true",
        "20, 100, , false",
        "21, 100, , true",
        "21, 100, 20, true",
        "21, 100, 21, false",
        "21, 100, 50, false"
    })
    void more_than_the_share_and_not_few_hold_until_as_many_are_confirmed(
            int toZero, int stocked, Integer confirmed, boolean holds) {
        assertThat(BREAKER.holds(toZero, stocked, Optional.ofNullable(confirmed)))
                .isEqualTo(holds);
    }

    @Test
    void what_is_held_says_how_many_and_which() {
        Optional<Held> held =
                answer(verdict(Phase.ENDED, false, false, 12, 20), false).held(Optional.empty());

        assertThat(held.orElseThrow().words()).contains("12 of 20", "MUG at Berlin (now 7)", "and others");
        assertThat(held.orElseThrow().hint()).contains("confirmedToZero 12");
    }

    @Test
    void a_run_that_the_shop_went_live_on_before_says_nothing_about_going_live_again() {
        assertThat(answer(verdict(Phase.ENDED, false, true, 12, 20), false).held(Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_shop_that_is_live_is_not_held() {
        assertThat(answer(verdict(Phase.LEVELS, true, false, 12, 20), true).held(Optional.empty()))
                .isEmpty();
    }

    @Test
    void a_run_under_way_is_waited_for_unless_a_person_says_otherwise() {
        Answer answer = answer(verdict(Phase.LEVELS, false, false, 0, 20), false);

        assertThat(answer.held(Optional.empty())).isPresent();
        assertThat(answer.held(Optional.of(0))).isEmpty();
    }

    @Test
    void where_a_run_is_required_none_holds_and_an_old_one_does_too() {
        Verdict none = new Verdict(false, Optional.empty(), false, 0, 0, List.of());

        assertThat(answer(none, true).held(Optional.empty())).isPresent();
        assertThat(answer(none, false).held(Optional.empty())).isEmpty();
        assertThat(answer(verdict(Phase.ENDED, false, true, 0, 20), true).held(Optional.empty()))
                .isPresent();
        assertThat(answer(verdict(Phase.ENDED, false, false, 0, 20), true).held(Optional.empty()))
                .isEmpty();
    }

    private static Answer answer(Verdict verdict, boolean required) {
        return new Answer(verdict, BREAKER, required);
    }

    private static Verdict verdict(Phase phase, boolean live, boolean approved, int toZero, int stocked) {
        return new Verdict(
                live,
                Optional.of(new Run(1, phase, Optional.empty())),
                approved,
                toZero,
                stocked,
                List.of("MUG at Berlin (now 7)"));
    }
}
