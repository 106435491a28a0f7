package io.synco.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/**
 * An exact amount of units, a rational number: never a binary float, so that a third of a dozen stays a third. Always in lowest
 * terms, so equal amounts are equal objects.
 */
public record Quantity(BigInteger num, BigInteger den) implements Comparable<Quantity> {
    public static final Quantity ZERO = of(0);

    public Quantity {
        Objects.requireNonNull(num);
        if (den.signum() <= 0) {
            throw new IllegalArgumentException("A quantity's denominator must be positive, got " + den);
        }
        BigInteger gcd = num.gcd(den);
        if (!gcd.equals(BigInteger.ONE)) {
            num = num.divide(gcd);
            den = den.divide(gcd);
        }
    }

    public static Quantity of(long units) {
        return new Quantity(BigInteger.valueOf(units), BigInteger.ONE);
    }

    public static Quantity of(BigDecimal units) {
        return units.scale() <= 0
                ? new Quantity(units.toBigIntegerExact(), BigInteger.ONE)
                : new Quantity(units.unscaledValue(), BigInteger.TEN.pow(units.scale()));
    }

    public static Quantity ratio(long num, long den) {
        return new Quantity(BigInteger.valueOf(num), BigInteger.valueOf(den));
    }

    /** Of what {@link #toString} writes: a whole number, or a fraction. */
    public static Quantity parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Quantity(new BigInteger(text), BigInteger.ONE)
                : new Quantity(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(num.multiply(other.den).add(other.num.multiply(den)), den.multiply(other.den));
    }

    public Quantity minus(Quantity other) {
        return plus(other.negated());
    }

    public Quantity times(long factor) {
        return new Quantity(num.multiply(BigInteger.valueOf(factor)), den);
    }

    public Quantity times(Quantity other) {
        return new Quantity(num.multiply(other.num), den.multiply(other.den));
    }

    public Quantity dividedBy(Quantity other) {
        if (other.num.signum() <= 0) {
            throw new IllegalArgumentException("Can only divide by a positive quantity, got " + other);
        }
        return new Quantity(num.multiply(other.den), den.multiply(other.num));
    }

    public Quantity negated() {
        return new Quantity(num.negate(), den);
    }

    public Quantity max(Quantity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public int signum() {
        return num.signum();
    }

    /** The largest whole number not above this, also below zero: −½ floors to −1. Throws ArithmeticException beyond an int. */
    public int floor() {
        BigInteger[] parts = num.divideAndRemainder(den);
        return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).intValueExact();
    }

    /** For storing and for remotes that speak decimals; rounds down at six places, which only undersells. */
    public BigDecimal toDecimal() {
        return new BigDecimal(num)
                .divide(new BigDecimal(den), 6, java.math.RoundingMode.FLOOR)
                .stripTrailingZeros();
    }

    @Override
    public int compareTo(Quantity other) {
        return num.multiply(other.den).compareTo(other.num.multiply(den));
    }

    @Override
    public String toString() {
        return den.equals(BigInteger.ONE) ? num.toString() : num + "/" + den;
    }
}
