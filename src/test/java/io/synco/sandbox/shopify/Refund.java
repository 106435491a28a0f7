package io.synco.sandbox.shopify;

import java.time.Instant;

/** A refund of fulfilled units of one line that are put back on the shelf at a location: restock type RETURN. */
public record Refund(long id, long lineId, Instant at, OrderLine line, Location location, int quantity) {
    String gid() {
        return Gid.of("Refund", id);
    }
}
