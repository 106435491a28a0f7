package io.synco.sync.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.sync.feed.Cursors.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The overlap looks back for transactions that were open when something was seen, and only for as long as one may last. */
class WatchTest {
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
    private static final Instant FROM = Instant.parse("2026-11-28T17:30:00Z");

    @Test
    void what_was_just_seen_is_looked_back_from_by_all_of_the_overlap() {
        assertThat(watched(Duration.ZERO).since(OVERLAP)).isEqualTo(AT.minus(OVERLAP));
    }

    @Test
    void a_reading_that_began_later_and_found_nothing_need_not_be_repeated() {
        assertThat(watched(Duration.ofSeconds(50)).since(OVERLAP)).isEqualTo(AT.minusSeconds(70));
    }

    @Test
    void once_the_overlap_has_passed_not_even_the_last_second_is_read_again() {
        assertThat(watched(Duration.ofMinutes(3)).since(OVERLAP)).isEqualTo(AT.plusSeconds(1));
        assertThat(watched(Duration.ofDays(3)).since(OVERLAP)).isEqualTo(AT.plusSeconds(1));
    }

    @Test
    void time_in_which_nobody_looked_does_not_count() {
        // Given the last reading began as the latest was seen, and the next one comes an hour later
        Watch slept = new Watch(AT, FROM, FROM, FROM.plus(Duration.ofHours(1)), Optional.empty());

        assertThat(slept.since(OVERLAP)).isEqualTo(AT.minus(OVERLAP));
        assertThat(slept.quiet()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void the_reading_that_saw_the_latest_began_before_it_was_seen() {
        Watch first = new Watch(AT, FROM, FROM.minusSeconds(3), FROM, Optional.empty());

        assertThat(first.since(OVERLAP)).isEqualTo(AT.minus(OVERLAP));
    }

    @Test
    void a_hint_is_unseen_until_something_later_is_seen() {
        Instant now = FROM.plusSeconds(60);

        assertThat(new Watch(AT, FROM, FROM, now, Optional.of(FROM.plusSeconds(59))).unseen())
                .contains(Duration.ofSeconds(1));
        assertThat(new Watch(AT, FROM, FROM, now, Optional.of(FROM.minusSeconds(1))).unseen())
                .isEmpty();
    }

    private static Watch watched(Duration time) {
        return new Watch(AT, FROM, FROM.plus(time), FROM.plus(time), Optional.empty());
    }
}
