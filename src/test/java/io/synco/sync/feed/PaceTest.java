package io.synco.sync.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.simulation.DefaultConfig;
import io.synco.sync.feed.OdooChangeFeed.News;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Busy shops are asked every few seconds, idle ones by minutes. */
class PaceTest {
    private final Pace pace = new Pace(DefaultConfig.worker());

    @ParameterizedTest
    @CsvSource({"PT0S, PT2S", "PT15S, PT2S", "PT1M, PT6S", "PT10M, PT1M", "PT20M, PT2M", "P30D, PT2M"})
    void the_longer_it_was_quiet_the_later_it_is_asked_again(Duration quiet, Duration next) {
        assertThat(pace.next(new News(quiet, Optional.empty()))).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT4S", "PT5.1S, PT24.9S", "PT31S, PT2M"})
    void after_a_hint_it_is_looked_again_after_five_and_thirty_seconds(Duration hinted, Duration next) {
        assertThat(pace.next(new News(Duration.ofDays(1), Optional.of(hinted)))).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT2S"})
    void a_busy_shop_is_not_asked_later_for_a_hint(Duration hinted, Duration next) {
        assertThat(pace.next(new News(Duration.ofSeconds(3), Optional.of(hinted))))
                .isEqualTo(next);
    }
}
