package io.synco.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The benchmark's quantiles are measured values, by nearest rank. */
class TimingsTest {
    @Test
    void of_a_hundred_the_50th_is_p50_and_the_99th_is_p99() {
        List<Duration> shuffled = new ArrayList<>(
                IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList());
        Collections.shuffle(shuffled, new Random(7));

        Timings timings = Timings.of(shuffled);

        assertThat(timings.quantile(0.50)).isEqualTo(Duration.ofMillis(50));
        assertThat(timings.quantile(0.99)).isEqualTo(Duration.ofMillis(99));
        assertThat(timings.max()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void two_runs_together_are_sorted_as_one() {
        Timings first = Timings.ofNanos(new long[] {5, 1});
        Timings second = Timings.ofNanos(new long[] {4, 2, 3});

        Timings both = first.and(second);

        assertThat(both.count()).isEqualTo(5);
        assertThat(both.quantile(0.5)).isEqualTo(Duration.ofNanos(3));
    }

    @Test
    void one_alone_is_every_quantile() {
        Timings timings = Timings.ofNanos(new long[] {7});

        assertThat(timings.quantile(0.01)).isEqualTo(timings.quantile(0.99)).isEqualTo(Duration.ofNanos(7));
    }

    @Test
    void of_nothing_there_is_no_quantile() {
        Timings nothing = Timings.of(List.of());

        assertThatThrownBy(() -> nothing.quantile(0.5)).isInstanceOf(DemoFailed.class);
    }
}
