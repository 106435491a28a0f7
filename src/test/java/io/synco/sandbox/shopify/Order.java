package io.synco.sandbox.shopify;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A customer's order. Changed only by {@link Orders}, under the store's lock. */
public final class Order {
    private final long id;
    private final int number;
    private final Instant createdAt;
    private final List<OrderLine> lines = new CopyOnWriteArrayList<>();
    private final List<FulfillmentOrder> fulfillmentOrders = new CopyOnWriteArrayList<>();
    private final List<Fulfillment> fulfillments = new CopyOnWriteArrayList<>();
    private final List<Refund> refunds = new CopyOnWriteArrayList<>();
    private volatile Instant updatedAt;
    private volatile Instant cancelledAt;

    private final Checkout.Terms terms;

    Order(long id, int number, Instant createdAt, Checkout.Terms terms) {
        this.terms = terms;
        this.id = id;
        this.number = number;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    Checkout.Terms terms() {
        return terms;
    }

    void touch(Instant at) {
        updatedAt = at;
    }

    void cancel(Instant at) {
        cancelledAt = at;
    }

    public long id() {
        return id;
    }

    public int number() {
        return number;
    }

    public String name() {
        return "#" + number;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Instant cancelledAt() {
        return cancelledAt;
    }

    public List<OrderLine> lines() {
        return lines;
    }

    public List<FulfillmentOrder> fulfillmentOrders() {
        return fulfillmentOrders;
    }

    List<Refund> refunds() {
        return refunds;
    }

    public List<Fulfillment> fulfillments() {
        return fulfillments;
    }

    public OrderLine line(String sku) {
        return lines.stream()
                .filter(line -> line.variant().sku().equals(sku))
                .findFirst()
                .orElseThrow(() -> new java.util.NoSuchElementException(name() + " has no line of " + sku));
    }

    /** Units that are still to be fulfilled. */
    int open() {
        return fulfillmentOrders.stream().mapToInt(FulfillmentOrder::remaining).sum();
    }

    int fulfilled() {
        return fulfillments.stream()
                .filter(each -> !each.cancelled())
                .mapToInt(Fulfillment::units)
                .sum();
    }

    String displayFulfillmentStatus() {
        if (fulfilled() == 0) {
            return "UNFULFILLED";
        }
        return open() == 0 ? "FULFILLED" : "PARTIALLY_FULFILLED";
    }

    String gid() {
        return Gid.of("Order", id);
    }
}
