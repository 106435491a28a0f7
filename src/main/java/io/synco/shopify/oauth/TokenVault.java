package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a shop's two tokens are kept, and whose turn it is to renew them. No transaction outlasts one of these calls. */
interface TokenVault {
    record Tokens(String access, Optional<Instant> accessUntil, Optional<String> refresh) {
        @Override
        public String toString() {
            return "Tokens[until " + accessUntil + "]";
        }
    }

    Uni<Optional<Tokens>> read(ShopId shop);

    /** The merchant has just given them: ends every turn that is under way, whose tokens would be older. */
    Uni<Void> store(ShopId shop, Grant grant);

    /** The number of a turn; empty while somebody has one, which ends by itself after its {@code life}. */
    Uni<Optional<Long>> claim(ShopId shop, Duration life);

    /** Stores what the turn brought and ends it; false, and nothing is stored, where somebody else has the turn by now. */
    Uni<Boolean> renewed(ShopId shop, long turn, Grant grant);

    /** Ends a turn that brought nothing. */
    Uni<Void> release(ShopId shop, long turn);
}
