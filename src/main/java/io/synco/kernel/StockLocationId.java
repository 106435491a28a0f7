package io.synco.kernel;

/** An Odoo location (stock.location). */
public record StockLocationId(long value) implements Comparable<StockLocationId> {
    @Override
    public int compareTo(StockLocationId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
