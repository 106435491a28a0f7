package io.synco.odoo;

import io.synco.kernel.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The exact number that Odoo's binary float stands for. A person enters a decimal (2.20462), or the inverse of one: a dozen is
 * entered as 12 and kept as 0.08333333333333333. A number with few digits is what was entered. One with many is a rounded one, and
 * among all fractions that round to it the simplest is meant: two fractions with denominators below N differ by at least 1/N², so
 * within a double's rounding no other has as small a denominator, up to some ten million.
 */
final class Factor {
    private static final int DIGITS_AS_ENTERED = 9;
    /**
     * In units of the last place. What was entered may be off by half of its own, which is a whole one of an inverse just below a power
     * of two (1 / 1.003); the inverse is rounded by half a one, and so is its decimal. Half a one more is for the bound itself.
     */
    private static final BigDecimal ROUNDING = new BigDecimal("2.5");

    private Factor() {}

    /** @param units positive */
    static Quantity exact(Quantity units) {
        BigDecimal told = decimal(units);
        if (told.precision() <= DIGITS_AS_ENTERED) {
            return units;
        }
        BigDecimal lastDigit = BigDecimal.ONE.movePointLeft(told.scale());
        BigDecimal lastPlace = new BigDecimal(Math.ulp(told.doubleValue()));
        Quantity within = Quantity.of(lastDigit.max(lastPlace).multiply(ROUNDING));
        return simplest(units.minus(within), units.plus(within));
    }

    private static BigDecimal decimal(Quantity units) {
        return new BigDecimal(units.num()).divide(new BigDecimal(units.den())).stripTrailingZeros();
    }

    /** The fraction with the smallest denominator between two positive ones: along their common continued fraction. */
    private static Quantity simplest(Quantity low, Quantity high) {
        BigInteger[] parts = low.num().divideAndRemainder(low.den());
        Quantity whole = new Quantity(parts[0], BigInteger.ONE);
        if (parts[1].signum() == 0) {
            return whole;
        }
        if (whole.plus(Quantity.of(1)).compareTo(high) <= 0) {
            return whole.plus(Quantity.of(1));
        }
        Quantity rest = simplest(inverse(high.minus(whole)), inverse(low.minus(whole)));
        return whole.plus(inverse(rest));
    }

    private static Quantity inverse(Quantity units) {
        return new Quantity(units.den(), units.num());
    }
}
