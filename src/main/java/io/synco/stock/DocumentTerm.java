package io.synco.stock;

import io.synco.kernel.Quantity;

/**
 * One document's share in a product at a mapped set, in Odoo units.
 *
 * @param document its external id
 * @param promised Σ n·q of the parts that it stands for: what Shopify's order wants from this set
 * @param gone d: what has left for good (docs/sync-model.md, section 2)
 * @param reserved r: what its open moves reserve inside the set
 */
public record DocumentTerm(String document, Quantity promised, Quantity gone, Quantity reserved) {
    /** Never negative: an over-delivery or a cancelled delivery must not turn into phantom stock. */
    public Quantity owed() {
        return promised.minus(gone).max(Quantity.ZERO);
    }

    /** A reservation is added back only up to what is owed; what a person added counts as another channel's. */
    public Quantity ownReservation() {
        return reserved.min(owed());
    }

    /** Nothing left that could change a target: not owed, not reserved, not over-delivered. */
    public boolean settled() {
        return reserved.signum() == 0 && promised.equals(gone);
    }
}
