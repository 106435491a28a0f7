package io.synco.dashboard.auth;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.synco.kernel.Time;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The stand-alone page's session: the API token itself, sealed, with an end. So nothing is stored, a cookie cannot be made or
 * changed by its holder, and revoking the token ends the session at the next request.
 */
final class PageSession {
    /** Idle time; a page that is looked at renews it. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final byte[] PURPOSE = "synco page session v1".getBytes(StandardCharsets.US_ASCII);
    private static final int SEALED_LENGTH_MAX = 1024;

    /** @param renew more than half of the session is over */
    record Opened(String token, boolean renew) {}

    private final AesGcmJce seal;
    private final Time time;

    /** @param key 32 bytes for this purpose alone */
    PageSession(byte[] key, Time time) {
        try {
            this.seal = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The page's session key does not fit: it needs 32 bytes", e);
        }
        this.time = time;
    }

    String seal(String apiToken) {
        String plain = time.now().plus(LIFE).getEpochSecond() + "|" + apiToken;
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(seal.encrypt(plain.getBytes(StandardCharsets.UTF_8), PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The page's session cannot be sealed", e);
        }
    }

    /** Empty for a cookie that is forged, damaged or over. */
    Optional<Opened> open(String cookie) {
        if (cookie.length() > SEALED_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            String plain =
                    new String(seal.decrypt(Base64.getUrlDecoder().decode(cookie), PURPOSE), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            Instant end = Instant.ofEpochSecond(Long.parseLong(plain.substring(0, bar)));
            Duration left = Duration.between(time.now(), end);
            return left.isNegative() || left.isZero()
                    ? Optional.empty()
                    : Optional.of(new Opened(plain.substring(bar + 1), left.compareTo(LIFE.dividedBy(2)) < 0));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
