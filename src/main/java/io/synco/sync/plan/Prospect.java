package io.synco.sync.plan;

import io.synco.kernel.LevelId;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.port.ShopifyPort.LevelReading;
import java.util.Optional;

/**
 * What would be written to a level.
 *
 * @param now Shopify's on hand, where Shopify tells one
 * @param then the on hand that would be written, where one can be
 * @param byOrders of that, what the orders that are open now make of it
 * @param why nothing can be written, in words; else empty
 */
public record Prospect(
        LevelId level, Effect effect, Optional<Integer> now, Optional<Integer> then, int byOrders, String why) {

    /** @param without the same level, planned as if no order were open */
    public static Prospect of(Planned planned, Planned without, LevelReading reading) {
        int now = reading.onHand();
        int then = planned.target().onHand();
        return new Prospect(
                planned.level().level(),
                Effect.of(now, then),
                Optional.of(now),
                Optional.of(then),
                then - without.target().onHand(),
                "");
    }

    public static Prospect none(LevelId level, Effect effect, String why) {
        return new Prospect(level, effect, Optional.empty(), Optional.empty(), 0, why);
    }

    /** Why nothing can be written to a level that reads like this; empty where something can. */
    public static Optional<Prospect> unwritable(LevelId level, Optional<LevelReading> reading) {
        if (reading.filter(LevelReading::active).isEmpty()) {
            return Optional.of(none(level, Effect.NOT_STOCKED, "Shopify does not stock the item at this location."));
        }
        return reading.filter(LevelReading::tracked).isPresent()
                ? Optional.empty()
                : Optional.of(none(level, Effect.NOT_TRACKED, "Shopify does not track the item's quantity."));
    }
}
