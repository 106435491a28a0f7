package io.synco.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.simulation.CallBench.Result;
import org.junit.jupiter.api.Test;

/** The benchmark counts what was called, and the fewest is what had to be. */
class CallBenchTest {
    private final CallBench shop = new CallBench(1, 10);

    @Test
    void ten_receipts_at_once_are_one_read_of_stock_and_one_write() {
        // Given
        // a shop at rest

        // When
        shop.receiveAtOnce(10);

        // Then
        Result result = shop.result();
        assertThat(result.calls("setOnHand")).isEqualTo(1);
        assertThat(result.calls("quants")).isEqualTo(1);
        assertThat(result.fewest()).containsEntry("setOnHand", 1).containsEntry("quants", 1);
        assertThat(result.writes()).isEqualTo(10);
        assertThat(result.causes()).isEqualTo(10);
    }

    @Test
    void three_receipts_one_after_the_other_are_three_writes() {
        // Given
        shop.receiveAtOnce(1);
        shop.receiveAtOnce(1);

        // When
        shop.receiveAtOnce(1);

        // Then
        Result result = shop.result();
        assertThat(result.calls("setOnHand")).isEqualTo(3);
        assertThat(result.fewest()).containsEntry("setOnHand", 3).containsEntry("movesChanged", 3);
        assertThat(result.writes()).isEqualTo(3);
    }

    @Test
    void no_mixed_event_is_carried_over_by_fewer_calls_than_are_said_to_be_needed() {
        // Given
        // a shop at rest

        // When
        shop.trade(40, 1);

        // Then
        Result result = shop.result();
        assertThat(result.violation()).isEmpty();
        assertThat(result.fewest())
                .allSatisfy((method, fewest) ->
                        assertThat(result.calls(method)).as(method).isGreaterThanOrEqualTo(fewest));
        assertThat(result.calls("saveOrder")).isPositive();
        assertThat(result.events().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(40);
    }

    @Test
    void polls_that_tell_nothing_new_are_counted_apart() {
        // Given
        // a shop at rest

        // When
        shop.receiveAtOnce(1);

        // Then
        Result result = shop.result();
        assertThat(result.calls("movesChanged")).isEqualTo(1);
        assertThat(result.emptyPolls().get("movesChanged")).isPositive();
    }
}
