package io.synco.rules;

import io.synco.kernel.Side;

/** What can happen, in the field's words. The codes are stored and never change their meaning. */
public enum EventKind {
    RECEIPT(1, Side.ODOO, "receipt"),
    TRANSFER_IN(2, Side.ODOO, "transfer in"),
    COUNT_UP(3, Side.ODOO, "count up"),
    MANUFACTURED(4, Side.ODOO, "manufactured"),
    RETURN_RECEIVED(5, Side.ODOO, "return received"),
    TRANSFER_OUT(6, Side.ODOO, "transfer out"),
    COUNT_DOWN(7, Side.ODOO, "count down or scrap"),
    CONSUMED(8, Side.ODOO, "used in manufacturing"),
    RETURNED_TO_VENDOR(9, Side.ODOO, "returned to vendor"),
    DELIVERED_ELSEWHERE(10, Side.ODOO, "delivery for another channel"),
    DELIVERED(11, Side.ODOO, "delivery for a Shopify order"),
    MOVED_INSIDE(12, Side.ODOO, "moved inside the mapped locations"),
    RESERVED_ELSEWHERE(13, Side.ODOO, "reservation for another channel"),
    FREED_ELSEWHERE(14, Side.ODOO, "reservation of another channel set free"),
    KIT_CHANGED(15, Side.ODOO, "kit's bill of materials changed"),
    /** Seen on Shopify, whose codes from 20 on are taken. */
    PRODUCT_CHANGED(16, Side.SHOPIFY, "product changed on Shopify"),
    ORDER_CHANGED(20, Side.SHOPIFY, "order placed or changed"),
    FULFILLED(21, Side.SHOPIFY, "fulfilled on Shopify"),
    LEVEL_CHANGED(22, Side.SHOPIFY, "level changed"),
    EDITED_BY_HAND(23, Side.SHOPIFY, "on hand edited by hand or by another app"),
    LOCATIONS_CHANGED(24, Side.SHOPIFY, "locations changed"),
    UNINSTALLED(25, Side.SHOPIFY, "app uninstalled"),
    FULFILMENT_CANCELLED(26, Side.SHOPIFY, "fulfilment cancelled on Shopify"),
    /** A refund or return of fulfilled units that puts them back on Shopify's shelf. */
    RESTOCKED(27, Side.SHOPIFY, "restocked on Shopify"),
    CANCELLED_WITHOUT_RESTOCK(28, Side.SHOPIFY, "cancelled without restock on Shopify"),
    ASKED(30, Side.SHOPIFY, "asked for by a person"),
    RELEASED(31, Side.ODOO, "units released by a person");

    private final int code;
    private final Side seenOn;
    private final String words;

    EventKind(int code, Side seenOn, String words) {
        this.code = code;
        this.seenOn = seenOn;
        this.words = words;
    }

    public int code() {
        return code;
    }

    public Side seenOn() {
        return seenOn;
    }

    public String words() {
        return words;
    }

    /** Raises what lies in a mapped set in Odoo. */
    public boolean bringsIn() {
        return switch (this) {
            case RECEIPT, TRANSFER_IN, COUNT_UP, MANUFACTURED, RETURN_RECEIVED -> true;
            default -> false;
        };
    }

    /** Lowers it, and for nobody's order: units that were withheld go first. */
    public boolean usesUpWithheld() {
        return switch (this) {
            case TRANSFER_OUT, COUNT_DOWN, CONSUMED, RETURNED_TO_VENDOR -> true;
            default -> false;
        };
    }

    public static EventKind ofCode(int code) {
        for (EventKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No event kind has code " + code);
    }
}
