package io.synco.catalog;

import io.synco.kernel.ItemId;

/**
 * A Shopify variant with its inventory item, as last read.
 *
 * @param tracked Shopify counts its stock
 * @param writable its quantities may be set by an app; those of bundles may not
 */
public record CatalogItem(
        ItemId id, long variantId, String sku, String barcode, String title, boolean tracked, boolean writable) {
    boolean canBeLinked() {
        return tracked && writable;
    }

    String inWords() {
        return (title == null || title.isBlank() ? "variant" : title) + " (variant " + variantId + ")";
    }
}
