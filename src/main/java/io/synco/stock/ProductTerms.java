package io.synco.stock;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.List;

/**
 * Everything that decides how much of one Odoo product is free at one mapped set, in Odoo units: the terms that a person reads
 * who asks "why is it 7?".
 *
 * @param quantity Σ of the quants' quantity
 * @param reserved Σ of the quants' reserved quantity, by whomever
 * @param staysInside of it, reserved for moves that end in the same set: they sell nothing
 */
public record ProductTerms(
        ProductId product, Quantity quantity, Quantity reserved, Quantity staysInside, List<DocumentTerm> documents) {
    public ProductTerms {
        documents = List.copyOf(documents);
    }

    public Quantity free() {
        Quantity free = quantity.minus(reserved).plus(staysInside);
        for (DocumentTerm document : documents) {
            free = free.plus(document.ownReservation()).minus(document.owed());
        }
        return free;
    }
}
