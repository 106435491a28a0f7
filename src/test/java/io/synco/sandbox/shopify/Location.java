package io.synco.sandbox.shopify;

import java.time.Instant;

/** A place of a store that can hold stock. */
public record Location(long id, String name, boolean active, boolean fulfillsOnlineOrders, Instant createdAt) {
    String gid() {
        return Gid.of("Location", id);
    }
}
