package io.synco.odoo;

import io.synco.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A unit of measure.
 *
 * @param kind units of one kind measure the same: a category until version 18, since then the unit at the tree's root
 * @param perReference so many of it are one of its kind's reference unit
 * @param step what Odoo rounds amounts of it to
 */
record UnitOfMeasure(long id, long kind, String name, Quantity perReference, Quantity step) {
    /** @param row with the fields of {@link Dialect#unit} */
    static UnitOfMeasure of(Row row) {
        Quantity factor = row.quantity("factor");
        Quantity step = row.quantity("rounding");
        if (factor.signum() <= 0 || step.signum() <= 0) {
            throw Json.protocol("Odoo's unit of measure " + row.text("name") + " has a factor of " + factor
                    + " and a rounding of " + step);
        }
        Quantity exact = Factor.exact(factor);
        return row.has("parent_path")
                // A dozen's factor is 12 here, and a twelfth in the versions with categories.
                ? new UnitOfMeasure(
                        row.id(), root(row), row.text("name"), Quantity.of(1).dividedBy(exact), step)
                : new UnitOfMeasure(row.id(), row.ref("category_id"), row.text("name"), exact, step);
    }

    private static long root(Row row) {
        String path = row.text("parent_path");
        try {
            return Long.parseLong(path.substring(0, path.indexOf('/')));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            throw Json.protocol("Odoo's unit of measure " + row.text("name") + " has no usable parent_path");
        }
    }

    /** So many of the other unit are one of this; empty where they measure different things. */
    Optional<Quantity> in(UnitOfMeasure other) {
        if (id == other.id) {
            return Optional.of(Quantity.of(1));
        }
        return kind == other.kind ? Optional.of(other.perReference.dividedBy(perReference)) : Optional.empty();
    }

    /** To the nearest amount that Odoo counts of this unit, halves away from zero. */
    Quantity rounded(Quantity amount) {
        Quantity steps = amount.dividedBy(step);
        BigDecimal whole = new BigDecimal(steps.num()).divide(new BigDecimal(steps.den()), 0, RoundingMode.HALF_UP);
        return Quantity.of(whole).times(step);
    }
}
