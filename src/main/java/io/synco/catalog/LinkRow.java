package io.synco.catalog;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.List;

/** A line of the page that shows the links. @param reason empty for a link @param products of the recipe in use; else empty */
public record LinkRow(
        ItemId itemId,
        long variantId,
        String sku,
        String barcode,
        String title,
        LinkState state,
        String reason,
        List<ProductId> products) {}
