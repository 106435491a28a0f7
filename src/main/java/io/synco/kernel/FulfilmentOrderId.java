package io.synco.kernel;

/** A Shopify fulfilment order: what one location has to fulfil of one order. */
public record FulfilmentOrderId(long value) implements Comparable<FulfilmentOrderId> {
    @Override
    public int compareTo(FulfilmentOrderId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
