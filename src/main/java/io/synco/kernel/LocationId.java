package io.synco.kernel;

/** A Shopify location, by the number at the end of its gid. */
public record LocationId(long value) implements Comparable<LocationId> {
    @Override
    public int compareTo(LocationId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
