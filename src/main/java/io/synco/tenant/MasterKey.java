package io.synco.tenant;

import com.google.crypto.tink.subtle.Hkdf;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key from outside the database. It is never used itself: each purpose gets its own, derived. */
@Startup
@Singleton
public class MasterKey {
    private static final int SIZE = 32;
    private static final String WHAT_TO_DO =
            " Set SYNCO_MASTER_KEY to the base64 of 32 random bytes (openssl rand -base64 32) and keep it: without it, stored"
                    + " credentials cannot be opened again.";

    private final byte[] key;

    @Inject
    MasterKey(@ConfigProperty(name = "synco.master-key") Optional<String> text) {
        this(text.orElse(""));
    }

    MasterKey(String text) {
        this.key = decode(text.strip());
    }

    /** 32 bytes for one purpose; they say nothing about those for another. */
    public byte[] derive(String purpose) {
        try {
            return Hkdf.computeHkdf("HmacSha256", key, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), SIZE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256; SyncO cannot seal credentials", e);
        }
    }

    private static byte[] decode(String text) {
        if (text.isEmpty()) {
            throw new IllegalStateException("There is no master key." + WHAT_TO_DO);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The master key is not base64." + WHAT_TO_DO, e);
        }
        if (bytes.length != SIZE) {
            throw new IllegalStateException("The master key has " + bytes.length + " bytes, not 32." + WHAT_TO_DO);
        }
        return bytes;
    }
}
