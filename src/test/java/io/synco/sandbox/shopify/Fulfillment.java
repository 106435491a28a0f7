package io.synco.sandbox.shopify;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Units that left a location for an order. */
public record Fulfillment(
        long id,
        String name,
        Order order,
        Location location,
        Instant createdAt,
        Tracking tracking,
        List<Part> parts,
        Set<FulfillmentOrder> fulfillmentOrders,
        boolean cancelled) {
    /** How the customer follows the parcel. */
    public record Tracking(String company, List<String> numbers, List<String> urls) {
        public static final Tracking NONE = new Tracking(null, List.of(), List.of());

        public static Tracking number(String company, String number) {
            return new Tracking(company, List.of(number), List.of());
        }
    }

    /** Units of one order line. */
    public record Part(long id, OrderLine line, int quantity) {}

    Fulfillment asCancelled() {
        return new Fulfillment(id, name, order, location, createdAt, tracking, parts, fulfillmentOrders, true);
    }

    public int units() {
        return parts.stream().mapToInt(Part::quantity).sum();
    }

    String gid() {
        return Gid.of("Fulfillment", id);
    }
}
