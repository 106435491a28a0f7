package io.synco.kernel;

/** A mapping: a set of Odoo locations that stands behind Shopify locations. */
public record MappingId(long value) implements Comparable<MappingId> {
    @Override
    public int compareTo(MappingId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
