package io.synco.rules;

import io.synco.kernel.Side;
import io.synco.rules.Decision.Ignore;
import io.synco.rules.Decision.Propagate;
import io.synco.rules.Decision.PutBack;
import io.synco.rules.Decision.RuleRef;

/** The default direction of every event kind (docs/sync-model.md, section 4). */
public final class RuleBook {
    private RuleBook() {}

    public static Decision decide(EventKind kind) {
        return switch (kind) {
            case RECEIPT, TRANSFER_IN, COUNT_UP, MANUFACTURED, RETURN_RECEIVED ->
                toShopify("stock-in", "Stock that comes in at Odoo raises the quantity on Shopify.");
            case TRANSFER_OUT, COUNT_DOWN, CONSUMED, RETURNED_TO_VENDOR, DELIVERED_ELSEWHERE ->
                toShopify("stock-out", "Stock that leaves at Odoo always lowers the quantity on Shopify.");
            case DELIVERED ->
                toShopify("delivered", "A delivery in Odoo for a Shopify order makes the fulfilment on Shopify.");
            case ORDER_CHANGED ->
                toOdoo("order", "An order on Shopify takes its units from the Odoo warehouse mapped to its location.");
            case FULFILLED -> toOdoo("fulfilled", "What is fulfilled on Shopify is delivered in Odoo.");
            case EDITED_BY_HAND ->
                new PutBack(
                        Side.SHOPIFY,
                        new RuleRef(
                                "hand-edit",
                                "Odoo decides what is in stock: a quantity edited on Shopify is put back."));
            case LEVEL_CHANGED, LOCATIONS_CHANGED, UNINSTALLED, ASKED ->
                new Propagate(
                        Side.SHOPIFY,
                        new RuleRef("read-again", "What changed is read again before anything is decided."));
            case MOVED_INSIDE ->
                new Ignore(new RuleRef(
                        "inside", "A move inside the locations mapped to one Shopify location changes no quantity."));
        };
    }

    /** A move that touches no mapped location. */
    public static Decision notMapped() {
        return new Ignore(
                new RuleRef("not-mapped", "Neither of the move's locations is mapped to a Shopify location."));
    }

    /** A move of a product that no Shopify item is linked to. */
    public static Decision notLinked() {
        return new Ignore(new RuleRef("not-linked", "No Shopify item is linked to this Odoo product."));
    }

    private static Decision toShopify(String name, String sentence) {
        return new Propagate(Side.SHOPIFY, new RuleRef(name, sentence));
    }

    private static Decision toOdoo(String name, String sentence) {
        return new Propagate(Side.ODOO, new RuleRef(name, sentence));
    }
}
