package io.synco.shopify.oauth;

import com.google.crypto.tink.subtle.Random;
import io.synco.shopify.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Ties the way back from Shopify to the browser that set out: the nonce travels in the address, the signed cookie stays. Nothing is
 * stored on the server. @param cookie {@code nonce.end.signature}
 */
record InstallState(String nonce, String cookie) {
    static final Duration LIFE = Duration.ofMinutes(10);

    static InstallState of(String secret, String shop, Instant now) {
        String nonce = HexFormat.of().formatHex(Random.randBytes(32));
        String head = nonce + "." + now.plus(LIFE).getEpochSecond();
        return new InstallState(nonce, head + "." + sign(secret, shop, head));
    }

    static boolean matches(String secret, String shop, String state, String cookie, Instant now) {
        String[] parts = cookie.split("\\.", -1);
        return parts.length == 3
                && Signature.same(sign(secret, shop, parts[0] + "." + parts[1]), parts[2])
                && Signature.same(parts[0], state)
                && now.getEpochSecond() < Long.parseLong(parts[1]);
    }

    /** The prefix keeps this from being any other message that the same secret signs. */
    private static String sign(String secret, String shop, String head) {
        return HexFormat.of().formatHex(Signature.of(secret, "synco install\n" + shop + "\n" + head));
    }
}
