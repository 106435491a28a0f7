package io.synco.kernel;

/** An Odoo product variant (product.product). */
public record ProductId(long value) implements Comparable<ProductId> {
    @Override
    public int compareTo(ProductId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
