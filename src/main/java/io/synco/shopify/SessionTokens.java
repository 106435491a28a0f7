package io.synco.shopify;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.synco.kernel.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The tokens by which the embedded app's page says who is asking. Stricter than Shopify's own library: an end is required, and
 * issuer and destination must be the same shop.
 */
@ApplicationScoped
public class SessionTokens {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** As long as clocks may differ; the same that Shopify's library allows. */
    private static final long LEEWAY_SECONDS = 10;

    private static final int CHARACTERS_MAX = 8_192;

    private final ShopifyConfig config;
    private final Time time;

    @Inject
    SessionTokens(ShopifyConfig config) {
        this(config, Time.SYSTEM);
    }

    SessionTokens(ShopifyConfig config, Time time) {
        this.config = config;
        this.time = time;
    }

    /** @param user Shopify's number of the member of staff */
    public record Session(String shopDomain, String user) {}

    /** Empty for every token that is not certainly Shopify's, for this app, for one shop, and now. */
    public Optional<Session> verify(String jwt) {
        if (jwt == null || jwt.length() > CHARACTERS_MAX || config.clientId().isEmpty()) {
            return Optional.empty();
        }
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3 || !isSigned(parts)) {
            return Optional.empty();
        }
        return json(parts[1]).filter(this::isForUsNow).flatMap(SessionTokens::session);
    }

    private boolean isSigned(String[] parts) {
        boolean hs256 = json(parts[0])
                .filter(header -> "HS256".equals(text(header, "alg")) && !header.has("crit"))
                .isPresent();
        return hs256
                && config.clientSecret()
                        .map(secret -> Signature.of(secret, parts[0] + "." + parts[1]))
                        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                        .filter(expected -> Signature.same(expected, parts[2]))
                        .isPresent();
    }

    private boolean isForUsNow(JsonNode claims) {
        long now = time.now().getEpochSecond();
        return config.clientId().get().equals(text(claims, "aud"))
                && claims.path("exp").isIntegralNumber()
                && claims.path("exp").longValue() > now - LEEWAY_SECONDS
                && claims.path("nbf").isIntegralNumber()
                && claims.path("nbf").longValue() <= now + LEEWAY_SECONDS;
    }

    private static Optional<Session> session(JsonNode claims) {
        Optional<String> shop = shop(text(claims, "dest"), "");
        String user = text(claims, "sub");
        return shop.isPresent() && shop.equals(shop(text(claims, "iss"), "/admin")) && !user.isEmpty()
                ? Optional.of(new Session(shop.get(), user))
                : Optional.empty();
    }

    /** {@code https://name.myshopify.com} with exactly this path; anything more is no shop. */
    private static Optional<String> shop(String address, String path) {
        try {
            String host = URI.create(address).getHost();
            return ShopDomain.of(host).filter(shop -> address.equals("https://" + host + path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).isTextual() ? object.get(field).textValue() : "";
    }

    private static Optional<JsonNode> json(String part) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            return Optional.of(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
