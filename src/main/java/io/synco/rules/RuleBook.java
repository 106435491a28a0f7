package io.synco.rules;

import io.synco.kernel.Side;
import io.synco.rules.Decision.Ignore;
import io.synco.rules.Decision.Propagate;
import io.synco.rules.Decision.PutBack;
import io.synco.rules.Decision.RuleRef;
import io.synco.rules.Decision.Withhold;
import java.util.List;

/** For every event kind: what a shop may choose, the default first, and what each choice means in one sentence (docs/sync-model.md, section 4). */
public final class RuleBook {
    private RuleBook() {}

    /** What may be chosen, the default first. A kind with one choice cannot be changed: what lowers stock always counts. */
    public static List<Choice> choices(EventKind kind) {
        return switch (kind) {
            case RECEIPT, TRANSFER_IN, COUNT_UP, MANUFACTURED, RETURN_RECEIVED, ORDER_CHANGED, DELIVERED ->
                List.of(Choice.FOLLOW, Choice.OFF);
            case FULFILLED -> List.of(Choice.FOLLOW, Choice.OFF, Choice.OTHER_DOCUMENTS);
            case EDITED_BY_HAND -> List.of(Choice.PUT_BACK, Choice.FOLLOW, Choice.FLAG);
            case RESTOCKED -> List.of(Choice.PUT_BACK, Choice.FOLLOW);
            case CANCELLED_WITHOUT_RESTOCK -> List.of(Choice.PUT_BACK);
            case FULFILMENT_CANCELLED -> List.of(Choice.FLAG);
            default -> List.of(Choice.FOLLOW);
        };
    }

    public static Choice byDefault(EventKind kind) {
        return choices(kind).get(0);
    }

    /** By the default choice. */
    public static Decision decide(EventKind kind) {
        return decide(kind, byDefault(kind));
    }

    public static Decision decide(EventKind kind, Choice choice) {
        if (!choices(kind).contains(choice)) {
            throw new IllegalArgumentException(choice + " is no choice for " + kind + "; there are " + choices(kind));
        }
        return switch (kind) {
            case RECEIPT, TRANSFER_IN, COUNT_UP, MANUFACTURED, RETURN_RECEIVED ->
                choice == Choice.FOLLOW
                        ? toShopify("stock-in", "Stock that comes in at Odoo raises the quantity on Shopify.")
                        : new Withhold(
                                new RuleRef(
                                        "stock-in.off",
                                        "Stock that comes in at Odoo this way is not sold on Shopify until a person releases it."));
            case TRANSFER_OUT, COUNT_DOWN, CONSUMED, RETURNED_TO_VENDOR, DELIVERED_ELSEWHERE ->
                toShopify("stock-out", "Stock that leaves at Odoo always lowers the quantity on Shopify.");
            case RESERVED_ELSEWHERE, FREED_ELSEWHERE ->
                toShopify(
                        "reserved",
                        "What another channel reserves in Odoo is not for sale on Shopify until it is set free.");
            case DELIVERED ->
                choice == Choice.FOLLOW
                        ? toShopify(
                                "delivered", "A delivery in Odoo for a Shopify order makes the fulfilment on Shopify.")
                        : ignore(
                                "delivered.off",
                                "A delivery in Odoo for a Shopify order makes no fulfilment: somebody fulfils on Shopify.");
            case ORDER_CHANGED ->
                choice == Choice.FOLLOW
                        ? toOdoo(
                                "order",
                                "An order on Shopify takes its units from the Odoo warehouse mapped to its location.")
                        : ignore(
                                "order.off",
                                "Orders on Shopify are not brought to Odoo; what is open of them is kept from sale.");
            case FULFILLED -> fulfilled(choice);
            case EDITED_BY_HAND -> editedByHand(choice);
            case RESTOCKED ->
                choice == Choice.FOLLOW
                        ? toOdoo(
                                "restock.follow",
                                "What a refund restocks on Shopify is booked in Odoo, from the customer into stock; what cannot be booked there is put back.")
                        : putBack(
                                "restock",
                                "What a refund restocks on Shopify is not sold until Odoo has received the goods: the quantity is put back until then.");
            case CANCELLED_WITHOUT_RESTOCK ->
                putBack(
                        "lost",
                        "What is cancelled without restock on Shopify is still there in Odoo: it is put back on sale.");
            case FULFILMENT_CANCELLED ->
                new Withhold(
                        new RuleRef(
                                "fulfilment-cancelled",
                                "What a fulfilment cancelled on Shopify had sent is open again; where Odoo has delivered it a person is asked, and nothing is fulfilled again by itself."));
            case KIT_CHANGED ->
                toShopify(
                        "kit",
                        "A kit is made of what its bill of materials in Odoo says, and its quantity on Shopify follows.");
            case PRODUCT_CHANGED ->
                toShopify(
                        "product",
                        "Links follow what a product's variants are on Shopify; a new variant waits until it is linked.");
            case RELEASED -> toShopify("released", "What a person releases may be sold on Shopify.");
            case LEVEL_CHANGED, LOCATIONS_CHANGED, UNINSTALLED, ASKED ->
                toShopify("read-again", "What changed is read again before anything is decided.");
            case MOVED_INSIDE ->
                ignore("inside", "A move inside the locations mapped to one Shopify location changes no quantity.");
        };
    }

    private static Decision editedByHand(Choice choice) {
        return switch (choice) {
            case FOLLOW ->
                toOdoo(
                        "hand-edit.follow",
                        "A quantity edited on Shopify is booked in Odoo as an inventory difference, for items of one product whose location has a stock of its own; others are put back.");
            case FLAG ->
                new Withhold(new RuleRef(
                        "hand-edit.flag",
                        "A quantity lowered on Shopify stays lowered until a person answers; one raised is put back."));
            default -> putBack("hand-edit", "Odoo decides what is in stock: a quantity edited on Shopify is put back.");
        };
    }

    private static Decision fulfilled(Choice choice) {
        return switch (choice) {
            case FOLLOW -> toOdoo("fulfilled", "What is fulfilled on Shopify is delivered in Odoo.");
            case OFF ->
                ignore(
                        "fulfilled.off",
                        "What is fulfilled on Shopify is not delivered in Odoo: its units stay owed until somebody delivers them there.");
            default ->
                ignore(
                        "fulfilled.elsewhere",
                        "What is fulfilled on Shopify is told to Odoo by other documents: SyncO's document does not ask for it.");
        };
    }

    /** A move that touches no mapped location. */
    public static Decision notMapped() {
        return ignore("not-mapped", "Neither of the move's locations is mapped to a Shopify location.");
    }

    /** A move of a product that no Shopify item is linked to. */
    public static Decision notLinked() {
        return ignore("not-linked", "No Shopify item is linked to this Odoo product.");
    }

    /** A move of a transfer that SyncO booked by a rule: what it tells came from Shopify. */
    public static Decision bookedByUs() {
        return ignore("booked", "SyncO booked this itself, for a change on Shopify: it was counted there already.");
    }

    private static Decision toShopify(String name, String sentence) {
        return new Propagate(Side.SHOPIFY, new RuleRef(name, sentence));
    }

    private static Decision toOdoo(String name, String sentence) {
        return new Propagate(Side.ODOO, new RuleRef(name, sentence));
    }

    private static Decision putBack(String name, String sentence) {
        return new PutBack(Side.SHOPIFY, new RuleRef(name, sentence));
    }

    private static Decision ignore(String name, String sentence) {
        return new Ignore(new RuleRef(name, sentence));
    }
}
