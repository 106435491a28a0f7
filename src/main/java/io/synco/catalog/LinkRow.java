package io.synco.catalog;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.List;

/**
 * A line of the page that shows the links.
 *
 * @param reason empty for a link
 * @param components of the recipe in use; else empty
 */
public record LinkRow(
        ItemId itemId,
        long variantId,
        String sku,
        String barcode,
        String title,
        LinkState state,
        String reason,
        RecipeSource source,
        List<Recipe.Component> components) {
    public List<ProductId> products() {
        return components.stream().map(Recipe.Component::product).toList();
    }
}
