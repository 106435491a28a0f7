package io.synco.sync.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeardTest {
    /** A topic is silent only against its own pace, and a seldom one has none. */
    @ParameterizedTest
    @CsvSource({
        // times, first and last in minutes ago
        "1000, 4300, 5, false",
        "1000, 4300, 29, false",
        "1000, 4300, 90, true",
        "20, 4300, 200, false",
        "20, 4300, 4200, true",
        "19, 4300, 4200, false",
        "50, 40, 39, true",
        "50, 4300, 1000, false",
        "50, 4300, 1600, true",
    })
    void silence_is_measured_by_the_usual_pace(long times, long first, long last, boolean silent) {
        Heard heard = new Heard("orders/updated", times, Duration.ofMinutes(first), Duration.ofMinutes(last));

        assertThat(heard.isSilent()).isEqualTo(silent);
    }
}
