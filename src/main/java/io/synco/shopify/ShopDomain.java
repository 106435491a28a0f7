package io.synco.shopify;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be a shop's address: stricter than Shopify's own library, because it becomes a host that we call. */
public final class ShopDomain {
    private static final Pattern RULE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]*\\.myshopify\\.com");

    private ShopDomain() {}

    /** In lower case; empty for null and for anything that is not {@code name.myshopify.com}. */
    public static Optional<String> of(String text) {
        return text != null && RULE.matcher(text).matches()
                ? Optional.of(text.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
