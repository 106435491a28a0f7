package io.synco.stock;

import io.synco.kernel.Quantity;
import java.util.List;

/**
 * What Shopify's {@code on_hand} of a level should be, with the terms it was made of (docs/sync-model.md, section 2): what is free
 * to sell after everything promised, plus what Shopify itself still counts as committed for the orders that are promised.
 *
 * @param buffer units kept back from sale at this location
 * @param open Σ of what known orders have still to get from this level
 */
public record Target(List<ComponentTerms> components, int buffer, int open) {
    public Target {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("A target needs at least one component");
        }
    }

    /** @param perItem Odoo units of the product in one Shopify unit of the item */
    public record ComponentTerms(Quantity perItem, ProductTerms terms) {
        public int sellable() {
            return terms.free().dividedBy(perItem).floor();
        }
    }

    /** F: whole items that the scarcest component still allows; negative is a debt. */
    public int free() {
        return components.stream().mapToInt(ComponentTerms::sellable).min().orElseThrow();
    }

    /** Never below zero, because Shopify refuses a negative on_hand; a debt shows in {@link #free()}. */
    public int onHand() {
        int free = free();
        return Math.max(0, free - Math.min(buffer, Math.max(0, free)) + open);
    }

    /** What a shopper may still buy once Shopify has counted the known orders as committed. */
    public int available() {
        return onHand() - open;
    }
}
