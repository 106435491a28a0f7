package io.synco.sandbox.shopify;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one location has to send for an order. */
public final class FulfillmentOrder {
    /** A part of an order line. */
    public static final class Line {
        private final long id;
        private final OrderLine orderLine;
        private volatile int total;
        private volatile int remaining;

        Line(long id, OrderLine orderLine, int quantity) {
            this.id = id;
            this.orderLine = orderLine;
            this.total = quantity;
            this.remaining = quantity;
        }

        synchronized void fulfil(int units) {
            remaining = remaining - units;
        }

        /** An edit: both what was asked and what remains change. */
        synchronized void resize(int delta) {
            total = total + delta;
            remaining = remaining + delta;
        }

        public long id() {
            return id;
        }

        public OrderLine orderLine() {
            return orderLine;
        }

        public int total() {
            return total;
        }

        public int remaining() {
            return remaining;
        }

        String gid() {
            return Gid.of("FulfillmentOrderLineItem", id);
        }
    }

    private final long id;
    private final Order order;
    private final Location location;
    private final Instant createdAt;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile String status = "OPEN";

    FulfillmentOrder(long id, Order order, Location location, Instant createdAt) {
        this.id = id;
        this.order = order;
        this.location = location;
        this.createdAt = createdAt;
    }

    void status(String now) {
        status = now;
    }

    public long id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public Location location() {
        return location;
    }

    public List<Line> lines() {
        return lines;
    }

    public String status() {
        return status;
    }

    public int remaining() {
        return lines.stream().mapToInt(Line::remaining).sum();
    }

    boolean isOpen() {
        return !status.equals("CLOSED");
    }

    Instant createdAt() {
        return createdAt;
    }

    String gid() {
        return Gid.of("FulfillmentOrder", id);
    }
}
