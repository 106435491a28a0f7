package io.synco.odoo;

import io.synco.kernel.Quantity;
import java.util.Map;
import java.util.Optional;

/**
 * A unit of measure as Odoo 16 to 18 keep it.
 *
 * @param perReference so many of it are one of its category's reference unit
 */
record UnitOfMeasure(long id, long category, String name, Quantity perReference) {
    static final Map<String, Object> SPECIFICATION =
            Map.of("name", Domain.AS_IS, "category_id", Domain.AS_IS, "factor", Domain.AS_IS);

    static UnitOfMeasure of(Row row) {
        Quantity factor = row.quantity("factor");
        if (factor.signum() <= 0) {
            throw Json.protocol("Odoo's unit of measure " + row.text("name") + " has a factor of " + factor);
        }
        return new UnitOfMeasure(row.id(), row.ref("category_id"), row.text("name"), Factor.exact(factor));
    }

    /** So many of the other unit are one of this; empty where they measure different things. */
    Optional<Quantity> in(UnitOfMeasure other) {
        if (id == other.id) {
            return Optional.of(Quantity.of(1));
        }
        return category == other.category ? Optional.of(other.perReference.dividedBy(perReference)) : Optional.empty();
    }
}
