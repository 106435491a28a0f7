package io.synco.sandbox.shopify;

/** A line of an order. {@code quantity} is what was ever ordered; {@code currentQuantity} what edits and a cancel left. */
public final class OrderLine {
    private final long id;
    private final Variant variant;
    private volatile int quantity;
    private volatile int currentQuantity;
    private volatile int fulfilled;

    OrderLine(long id, Variant variant, int quantity) {
        this.id = id;
        this.variant = variant;
        this.quantity = quantity;
        this.currentQuantity = quantity;
    }

    synchronized void raise(int units) {
        quantity = quantity + units;
        currentQuantity = currentQuantity + units;
    }

    synchronized void lower(int units) {
        currentQuantity = currentQuantity - units;
    }

    synchronized void fulfil(int units) {
        fulfilled = fulfilled + units;
    }

    public long id() {
        return id;
    }

    public Variant variant() {
        return variant;
    }

    public int quantity() {
        return quantity;
    }

    public int currentQuantity() {
        return currentQuantity;
    }

    public int fulfilled() {
        return fulfilled;
    }

    int fulfillable() {
        return currentQuantity - fulfilled;
    }

    String gid() {
        return Gid.of("LineItem", id);
    }
}
