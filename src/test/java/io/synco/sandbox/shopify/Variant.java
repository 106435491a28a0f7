package io.synco.sandbox.shopify;

import java.time.Instant;

/** A product's variant with its inventory item: two ids that have nothing to do with each other. */
public record Variant(
        long id,
        long productId,
        long itemId,
        String title,
        String sku,
        String barcode,
        String price,
        boolean tracked,
        Instant createdAt) {
    String gid() {
        return Gid.of("ProductVariant", id);
    }

    String itemGid() {
        return Gid.of("InventoryItem", itemId);
    }
}
