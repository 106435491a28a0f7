package io.synco.sync.read;

import io.synco.kernel.LevelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One level with both sides' numbers as last seen. Numbers are empty until they were read once.
 *
 * @param reason why the level is in its state, where there is something to say
 */
public record LevelRow(
        LevelId id,
        String sku,
        String title,
        String location,
        Odoo odoo,
        Shopify shopify,
        Optional<Integer> expected,
        Optional<Integer> target,
        LevelState state,
        Optional<String> reason,
        Optional<Instant> seenAt) {
    public record Odoo(Optional<BigDecimal> quantity, Optional<BigDecimal> reserved) {}

    public record Shopify(Optional<Integer> onHand, Optional<Integer> committed, Optional<Integer> available) {}

    /** Shopify's on hand is what it should be. A level that was never compared is not equal. */
    public boolean equal() {
        return target.isPresent() && target.equals(shopify.onHand());
    }
}
