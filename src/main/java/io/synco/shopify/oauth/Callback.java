package io.synco.shopify.oauth;

import io.synco.kernel.Time;
import io.synco.shopify.ShopDomain;
import io.synco.shopify.Signature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query with which Shopify sends the merchant back. */
final class Callback {
    private static final long DRIFT_SECONDS_MAX = 90;
    /** As Shopify's library sorts; only keys that Shopify never sends would tell it from another order. */
    private static final Comparator<String> ORDER =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private final Map<String, List<String>> query;

    /** @param query decoded */
    Callback(Map<String, List<String>> query) {
        this.query = query;
    }

    String one(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() == 1 ? values.get(0) : "";
    }

    Optional<String> shop() {
        return ShopDomain.of(one("shop"));
    }

    /** Signed by Shopify, just now. A key that stands twice is never Shopify's. */
    boolean isGenuine(String secret, Time time) {
        return query.values().stream().allMatch(values -> values.size() == 1)
                && Signature.same(HexFormat.of().formatHex(Signature.of(secret, message())), one("hmac"))
                && one("timestamp").matches("\\d{1,12}")
                && Math.abs(time.now().getEpochSecond() - Long.parseLong(one("timestamp"))) <= DRIFT_SECONDS_MAX;
    }

    private String message() {
        return query.keySet().stream()
                .filter(key -> !key.equals("hmac") && !key.equals("signature"))
                .sorted(ORDER)
                .map(key -> encode(key) + "=" + encode(one(key)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
