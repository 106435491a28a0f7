package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Where a shop's two tokens are kept, and the lock under which they are renewed. */
interface TokenVault {
    record Tokens(String access, Optional<Instant> accessUntil, Optional<String> refresh) {
        @Override
        public String toString() {
            return "Tokens[until " + accessUntil + "]";
        }
    }

    Uni<Optional<Tokens>> read(ShopId shop);

    Uni<Void> store(ShopId shop, Grant grant);

    /**
     * What {@code renewal} makes of the tokens that are there once nobody else renews: a grant is stored before this ends, empty
     * leaves everything as it is. The tokens in force afterwards.
     */
    Uni<Optional<Tokens>> renew(ShopId shop, Function<Tokens, Uni<Optional<Grant>>> renewal);
}
