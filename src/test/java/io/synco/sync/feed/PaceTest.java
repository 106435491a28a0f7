package io.synco.sync.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.simulation.DefaultConfig;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Busy shops are asked every few seconds, idle ones by minutes. */
class PaceTest {
    private final Pace pace = new Pace(DefaultConfig.worker());

    @ParameterizedTest
    @CsvSource({"PT0S, PT2S", "PT15S, PT2S", "PT1M, PT6S", "PT10M, PT1M", "PT20M, PT2M", "P30D, PT2M"})
    void the_longer_it_was_quiet_the_later_it_is_asked_again(Duration quiet, Duration next) {
        assertThat(pace.next(quiet)).isEqualTo(next);
    }
}
