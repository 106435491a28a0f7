package io.synco.stock;

import io.synco.kernel.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What Shopify's {@code on_hand} of a level should be, with the terms it was made of (docs/sync-model.md, section 2): what is free
 * to sell after everything promised, plus what Shopify itself still counts as committed for the orders that are promised.
 *
 * @param share where several Shopify locations split the set: this one's part
 * @param open Σ of what known orders have still to get from this level
 * @param editedDown units that somebody took off on Shopify, kept off until a person answers (rule "flag")
 */
public record Target(List<ComponentTerms> components, Optional<Share> share, Buffer buffer, int open, int editedDown) {
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

    /** F of the whole set: items that the scarcest component still allows; negative is a debt. */
    public int whole() {
        return limiting().sellable();
    }

    /** The scarcest component; the first of several alike. */
    public ComponentTerms limiting() {
        return components.stream()
                .min(Comparator.comparingInt(ComponentTerms::sellable))
                .orElseThrow();
    }

    /** F at this location. */
    public int free() {
        return share.map(Share::part).orElseGet(this::whole);
    }

    /** Never below zero, because Shopify refuses a negative on_hand; a debt shows in {@link #free()}. */
    public int onHand() {
        int free = free();
        return Math.max(0, free - Math.min(buffer.units(), Math.max(0, free)) + open - editedDown);
    }

    /** What a shopper may still buy once Shopify has counted the known orders as committed. */
    public int available() {
        return onHand() - open;
    }
}
