package io.synco.sandbox.shopify;

import java.time.Instant;

/**
 * A product's variant with its inventory item: two ids that have nothing to do with each other.
 *
 * @param requiresComponents a bundle, whose stock is reckoned from that of its parts
 */
public record Variant(
        long id,
        long productId,
        long itemId,
        String title,
        String sku,
        String barcode,
        String price,
        boolean tracked,
        boolean requiresComponents,
        Instant createdAt) {
    Variant sku(String other) {
        return new Variant(id, productId, itemId, title, other, barcode, price, tracked, requiresComponents, createdAt);
    }

    Variant tracked(boolean now) {
        return new Variant(id, productId, itemId, title, sku, barcode, price, now, requiresComponents, createdAt);
    }

    Variant requiresComponents(boolean now) {
        return new Variant(id, productId, itemId, title, sku, barcode, price, tracked, now, createdAt);
    }

    String gid() {
        return Gid.of("ProductVariant", id);
    }

    String itemGid() {
        return Gid.of("InventoryItem", itemId);
    }
}
