package io.synco.shopify.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The app's address inside Shopify's admin, by what Shopify sends as {@code host}: base64 of where that admin is. */
final class EmbeddedAddress {
    private static final Pattern ADMIN = Pattern.compile(
            "admin\\.shopify\\.com/store/[a-zA-Z0-9][a-zA-Z0-9-]*|[a-zA-Z0-9][a-zA-Z0-9-]*\\.myshopify\\.com/admin");

    private EmbeddedAddress() {}

    /** Empty for everything that is not certainly Shopify's admin: it becomes an address that people are sent to. */
    static Optional<URI> of(String host, String clientId) {
        try {
            String place = new String(Base64.getDecoder().decode(host), StandardCharsets.UTF_8);
            return ADMIN.matcher(place).matches()
                    ? Optional.of(URI.create("https://" + place + "/apps/" + clientId))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
