package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;

import io.synco.kernel.Quantity;
import java.util.Map;
import java.util.Optional;

/**
 * A unit of measure as Odoo 16 to 18 keep it.
 *
 * @param perReference so many of it are one of its category's reference unit
 * @param step what Odoo rounds amounts of it to
 */
record UnitOfMeasure(long id, long category, String name, Quantity perReference, Quantity step) {
    static final Map<String, Object> SPECIFICATION =
            Map.of("name", AS_IS, "category_id", AS_IS, "factor", AS_IS, "rounding", AS_IS);

    static UnitOfMeasure of(Row row) {
        Quantity factor = row.quantity("factor");
        Quantity step = row.quantity("rounding");
        if (factor.signum() <= 0 || step.signum() <= 0) {
            throw Json.protocol("Odoo's unit of measure " + row.text("name") + " has a factor of " + factor
                    + " and a rounding of " + step);
        }
        return new UnitOfMeasure(row.id(), row.ref("category_id"), row.text("name"), Factor.exact(factor), step);
    }

    /** So many of the other unit are one of this; empty where they measure different things. */
    Optional<Quantity> in(UnitOfMeasure other) {
        if (id == other.id) {
            return Optional.of(Quantity.of(1));
        }
        return category == other.category ? Optional.of(other.perReference.dividedBy(perReference)) : Optional.empty();
    }
}
