package io.synco.dashboard.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cookie is good for as long as the page is looked at, and only as we sealed it. */
class PageSessionTest {
    private static final String TOKEN = "synco_1_secret";

    private final SetTime time = new SetTime();
    private final PageSession session = new PageSession(key(1), time);

    @Test
    void what_was_sealed_is_opened_again_and_cannot_be_read() {
        String cookie = session.seal(TOKEN);

        assertThat(session.open(cookie)).contains(new PageSession.Opened(TOKEN, false));
        assertThat(new String(Base64.getUrlDecoder().decode(cookie), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void after_half_of_its_life_it_wants_to_be_renewed() {
        String cookie = session.seal(TOKEN);

        time.passes(PageSession.LIFE.dividedBy(2).plusSeconds(1));

        assertThat(session.open(cookie)).contains(new PageSession.Opened(TOKEN, true));
    }

    @Test
    void it_ends() {
        String cookie = session.seal(TOKEN);

        time.passes(PageSession.LIFE);

        assertThat(session.open(cookie)).isEmpty();
    }

    @Test
    void another_installations_cookie_opens_nothing() {
        String cookie = new PageSession(key(2), time).seal(TOKEN);

        assertThat(session.open(cookie)).isEmpty();
    }

    @Test
    void a_cookie_that_was_changed_anywhere_opens_nothing() {
        byte[] sealed = Base64.getUrlDecoder().decode(session.seal(TOKEN));

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(session.open(Base64.getUrlEncoder().encodeToString(changed)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AAAA", "synco_1_secret"})
    void what_is_no_cookie_of_ours_opens_nothing(String cookie) {
        assertThat(session.open(cookie)).isEmpty();
    }

    @Test
    void a_cookie_of_any_length_is_looked_at_no_further_than_ours_are_long() {
        assertThat(session.open("A".repeat(1_000_000))).isEmpty();
    }

    private static byte[] key(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return key;
    }

    private static final class SetTime implements Time {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void passes(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            throw new UnsupportedOperationException("A session's end is a moment, not a duration");
        }
    }
}
