package io.synco.sync.read;

import io.synco.kernel.LevelId;
import java.time.Instant;
import java.util.Optional;

/**
 * A level that was not as it should be, though nothing had told so.
 *
 * @param expected on hand as we expected it; for Odoo the target until then
 * @param seen on hand as Shopify showed it; for Odoo the target since then
 * @param why a sentence
 */
public record DriftRow(
        LevelId level,
        String sku,
        String title,
        String location,
        Cause cause,
        Optional<Integer> expected,
        Optional<Integer> seen,
        String why,
        Instant at) {
    /** In order of their codes. */
    public enum Cause {
        ON_HAND,
        ORDERS,
        NOT_STOCKED,
        STOCKED_AGAIN,
        ODOO
    }
}
