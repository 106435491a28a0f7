package io.synco.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTokensTest {
    /** Shopify's library accepts these; our own rule does not. */
    private static final Set<String> STRICTER = Set.of("no exp", "dest not a myshopify domain");

    private final SessionTokens tokens = new SessionTokens(TestConfig.ofVectors(), TestConfig.vectorTime());

    static Stream<JsonNode> sessionTokens() {
        return StreamSupport.stream(TestConfig.VECTORS.get("sessionToken").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("sessionTokens")
    void a_session_is_believed_as_the_vectors_say(JsonNode vector) {
        boolean valid = vector.at("/expect/valid").asBoolean()
                && !STRICTER.contains(vector.get("name").asText());

        assertThat(tokens.verify(vector.get("token").asText()).isPresent()).isEqualTo(valid);
    }

    @Test
    void a_session_names_the_shop_and_the_person() {
        String valid = TestConfig.VECTORS.at("/sessionToken/0/token").asText();

        assertThat(tokens.verify(valid)).contains(new SessionTokens.Session("some-shop.myshopify.com", "42"));
        assertThat(tokens.verify(null)).isEmpty();
        assertThat(tokens.verify("..")).isEmpty();
    }

    @Test
    void no_shop_is_taken_that_shopifys_library_would_not_take_and_none_is_made_into_another() {
        for (JsonNode row : TestConfig.VECTORS.get("shopDomain")) {
            String input = row.get("input").asText();
            JsonNode library = row.at("/expect/sanitized");
            boolean narrow = input.matches("[a-z0-9][a-z0-9-]*\\.myshopify\\.com");

            assertThat(ShopDomain.of(input)).as(input).isEqualTo(narrow ? Optional.of(input) : Optional.empty());
            assertThat(narrow && library.isNull()).as(input).isFalse();
        }
    }

    @Test
    void a_shop_is_one_only_by_the_narrow_rule() {
        for (JsonNode row : TestConfig.VECTORS.at("/shopDomainOwnRule/rows")) {
            assertThat(ShopDomain.of(row.get("input").asText()).isPresent())
                    .as(row.get("input").asText())
                    .isEqualTo(row.get("docsRegex").asBoolean());
        }
        assertThat(ShopDomain.of("Some-Shop.myshopify.com")).contains("some-shop.myshopify.com");
    }
}
