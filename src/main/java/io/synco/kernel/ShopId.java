package io.synco.kernel;

/** A tenant: one installation in one Shopify shop. Our own number, never Shopify's. */
public record ShopId(long value) implements Comparable<ShopId> {
    @Override
    public int compareTo(ShopId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
