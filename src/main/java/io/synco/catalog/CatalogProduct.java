package io.synco.catalog;

import io.synco.kernel.ProductId;

/** An Odoo product as last read; its SKU is what Odoo calls the internal reference. */
public record CatalogProduct(ProductId id, String sku, String barcode, String name) {
    String inWords() {
        return (name == null || name.isBlank() ? "product" : name) + " (product " + id + ")";
    }
}
