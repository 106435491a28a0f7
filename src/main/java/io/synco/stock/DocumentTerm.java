package io.synco.stock;

import io.synco.kernel.Quantity;

/**
 * One document's share in a product at a mapped set, in Odoo units.
 *
 * @param document its external id
 * @param order name of the order that it stands for, as a person knows it
 * @param promised Σ n·q of the parts that it stands for: what Shopify's order wants from this set
 * @param fulfilled of it, what Shopify counts as fulfilled
 * @param gone d: what has left for good (docs/sync-model.md, section 2)
 * @param credited of what it was promised, what other documents took out: of the same order beyond their own promise, or, by rule,
 *     documents that are not SyncO's
 * @param reserved r: what its open moves reserve inside the set
 * @param writtenOff what a person has settled of it, reckoned as if it had left; negative: of what left, what is no more asked about
 */
public record DocumentTerm(
        String document,
        String order,
        Quantity promised,
        Quantity fulfilled,
        Quantity gone,
        Quantity credited,
        Quantity reserved,
        Quantity writtenOff) {
    public DocumentTerm(
            String document,
            String order,
            Quantity promised,
            Quantity fulfilled,
            Quantity gone,
            Quantity credited,
            Quantity reserved) {
        this(document, order, promised, fulfilled, gone, credited, reserved, Quantity.ZERO);
    }

    /** Never negative: an over-delivery or a cancelled delivery must not turn into phantom stock. */
    public Quantity owed() {
        return promised.minus(gone).minus(writtenOff).minus(credited).max(Quantity.ZERO);
    }

    /** Of what is owed, what Shopify does not count as fulfilled: open there. */
    public Quantity owedUnfulfilled() {
        return owed().min(promised.minus(fulfilled).max(Quantity.ZERO));
    }

    /** What it delivered beyond what it was promised: credited to the order's other documents first. */
    public Quantity beyond() {
        return gone.plus(writtenOff).minus(promised).max(Quantity.ZERO);
    }

    /** A reservation is added back only up to what is owed; what a person added counts as another channel's. */
    public Quantity ownReservation() {
        return reserved.min(owed());
    }

    /** With so much more credited. */
    public DocumentTerm credited(Quantity units) {
        return new DocumentTerm(document, order, promised, fulfilled, gone, credited.plus(units), reserved, writtenOff);
    }

    /**
     * Shopify counts all of it as fulfilled, and Odoo delivered less, with nothing reserved for the rest, or more: that comes right by
     * no event that is still to come, but by a person.
     */
    public boolean unsettled() {
        return promised.equals(fulfilled) && reserved.signum() == 0 && (owed().signum() > 0 || beyond().signum() > 0);
    }

    /** Nothing left that could change a target: not owed, not reserved, not over-delivered. */
    public boolean settled() {
        return reserved.signum() == 0 && promised.equals(gone.plus(writtenOff).plus(credited));
    }
}
