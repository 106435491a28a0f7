package io.synco.shopify.oauth;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What Shopify gave: a token with its end, the token to renew it by, and what the merchant agreed to. Never printed. */
record Grant(String access, Optional<Instant> accessUntil, Optional<Token> refresh, List<String> scopes) {
    record Token(String text, Optional<Instant> until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    static List<String> scopes(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "Grant[until " + accessUntil + ", " + scopes + "]";
    }
}
