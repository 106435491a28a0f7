package io.synco.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.synco.kernel.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The configuration with its defaults, and the vectors with their clock. */
public final class TestConfig {
    public static final JsonNode VECTORS = vectors();

    private TestConfig() {}

    public static ShopifyConfig of(String clientId, String clientSecret, String baseUrl) {
        return builder(clientId, clientSecret, baseUrl).build().getConfigMapping(ShopifyConfig.class);
    }

    /** During a rotation: the old secret beside the new one. */
    public static ShopifyConfig rotating(ShopifyConfig now, String previousSecret) {
        return builder(now.clientId().orElseThrow(), now.clientSecret().orElseThrow(), now.baseUrl())
                .withDefaultValue("synco.shopify.previous-client-secret", previousSecret)
                .build()
                .getConfigMapping(ShopifyConfig.class);
    }

    private static SmallRyeConfigBuilder builder(String clientId, String clientSecret, String baseUrl) {
        return new SmallRyeConfigBuilder()
                .withConverter(java.time.Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withMapping(ShopifyConfig.class)
                .withDefaultValue("synco.shopify.client-id", clientId)
                .withDefaultValue("synco.shopify.client-secret", clientSecret)
                .withDefaultValue("synco.shopify.base-url", baseUrl);
    }

    public static ShopifyConfig ofVectors() {
        JsonNode about = VECTORS.get("_about");
        return of(about.get("apiKey").asText(), about.get("apiSecret").asText(), "https://{shop}");
    }

    public static Time vectorTime() {
        return at(Instant.ofEpochSecond(VECTORS.at("/_about/fixedNowEpochSec").asLong()));
    }

    public static Time at(Instant now) {
        return new Time() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
    }

    private static JsonNode vectors() {
        try (InputStream in = TestConfig.class.getResourceAsStream("/shopify/vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
