package io.synco.kernel;

/** A Shopify inventory item, by the number at the end of its gid. A variant's number is another one. */
public record ItemId(long value) implements Comparable<ItemId> {
    @Override
    public int compareTo(ItemId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
