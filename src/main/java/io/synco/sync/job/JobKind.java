package io.synco.sync.job;

import io.synco.kernel.Side;
import java.util.EnumSet;
import java.util.Set;

/** What a job does. The lane orders work within a shop: what lowers stock and what sells first, reading and comparing last. */
public enum JobKind {
    ORDER(1, 2, true, "order"),
    /** Closed only by a person or by the order being read again. */
    ORDER_LINE(2, 2, true, "order line"),
    DELIVER(3, 3, true, "delivery in Odoo"),
    FULFIL(4, 3, true, "fulfilment on Shopify"),
    PUSH(5, 4, true, "stock to Shopify"),
    LEVEL(6, 4, true, "level"),
    OBSERVE(7, 5, true, "level read again"),
    ODOO_FEED(8, 1, true, "changes in Odoo"),
    ORDER_FEED(9, 6, true, "orders read again"),
    GO_LIVE(10, 1, true, "going live"),
    IMPORT(11, 7, false, "webhooks and locations"),
    COMPARE(12, 7, true, "comparison"),
    IMPORT_ODOO(13, 7, false, "Odoo's locations"),
    RETENTION(14, 8, false, "old history"),
    /** Asks a person; run by their answer. */
    EDIT(15, 4, true, "edit on Shopify"),
    /** Asks a person where Odoo has delivered what Shopify wants sent again. */
    CANCELLED_FULFILMENT(16, 3, true, "fulfilment cancelled on Shopify"),
    KITS(17, 7, true, "kits' bills of materials"),
    /** Asks a person what an item is made of whose bill of materials cannot be reckoned with. */
    KIT(18, 4, true, "kit's bill of materials"),
    BOOK(20, 3, true, "booking in Odoo"),
    /** Asks a person which sales order in Odoo stands for an order that is adopted or handled elsewhere. */
    DOCUMENT_CHOICE(21, 2, true, "document of an order"),
    /** Asks a person about what of an order comes right by no event, and carries their answer out. */
    UNSETTLED(23, 3, true, "unsettled order"),
    /** Looks for the sales orders that others made for orders of ours, as long as some are missing. */
    DOCUMENT_SEARCH(22, 6, true, "documents by others"),
    /** Leaving, being erased, and what customers ask about their data: needs neither side, and stops for nothing. */
    STAY(24, 0, false, "the shop's stay"),
    /** What Shopify tells us, and whether it still does. */
    HEARING(25, 2, false, "Shopify's notices"),
    /** Shopify's variants, whole, and what they are linked to. */
    CATALOGUE(26, 7, false, "catalogue"),
    /** One product's variants, after Shopify told that they changed. */
    PRODUCT(27, 7, false, "product"),
    /** Asks for the next comparison. */
    COMPARE_SCHEDULE(28, 8, true, "comparison's schedule"),
    /** What going live would write; writes nothing. */
    DRY_RUN(30, 7, false, "dry run");

    private final int code;
    private final int lane;
    private final boolean onlyLive;
    private final String words;

    JobKind(int code, int lane, boolean onlyLive, String words) {
        this.code = code;
        this.lane = lane;
        this.onlyLive = onlyLive;
        this.words = words;
    }

    public int code() {
        return code;
    }

    public int lane() {
        return lane;
    }

    /** In a read-only shop such jobs are kept, not run. */
    public boolean onlyLive() {
        return onlyLive;
    }

    public String words() {
        return words;
    }

    /** The sides that must answer for the job to make progress. */
    public Set<Side> needs() {
        return switch (this) {
            case RETENTION, STAY, COMPARE_SCHEDULE -> Set.of();
            case ODOO_FEED, IMPORT_ODOO, KITS, KIT, BOOK, DOCUMENT_SEARCH -> Set.of(Side.ODOO);
            case IMPORT, ORDER_FEED, OBSERVE, COMPARE, HEARING, CATALOGUE, PRODUCT -> Set.of(Side.SHOPIFY);
            default -> Set.of(Side.SHOPIFY, Side.ODOO);
        };
    }

    /**
     * All that it does is a change of that side, so a pause of it keeps the job from running at all. Orders are not among them: they
     * are read and counted while their documents wait, for a write to Shopify is right only if it knows every order.
     */
    public boolean writesTo(Side side) {
        return switch (this) {
            case PUSH, FULFIL -> side == Side.SHOPIFY;
            case DELIVER -> side == Side.ODOO;
            default -> false;
        };
    }

    /** They come round by themselves, or wait for weeks: nobody waits for them. */
    public static Set<JobKind> standing() {
        return EnumSet.of(ODOO_FEED, ORDER_FEED, KITS, RETENTION, DOCUMENT_SEARCH, STAY, HEARING, COMPARE_SCHEDULE);
    }

    public static JobKind ofCode(int code) {
        for (JobKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No job kind has code " + code);
    }
}
