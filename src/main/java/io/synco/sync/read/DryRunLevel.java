package io.synco.sync.read;

import io.synco.kernel.LevelId;
import io.synco.sync.plan.Effect;
import java.util.Optional;

/**
 * What going live would do to one level.
 *
 * @param now Shopify's on hand
 * @param then the on hand that would be written
 * @param byOrders of that, what the open orders make of it
 * @param why nothing can be written
 */
public record DryRunLevel(
        LevelId level,
        String sku,
        String title,
        String location,
        Effect effect,
        Optional<Integer> now,
        Optional<Integer> then,
        int byOrders,
        Optional<String> why) {}
