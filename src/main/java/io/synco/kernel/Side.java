package io.synco.kernel;

/** The two systems that are kept in step. */
public enum Side {
    SHOPIFY(1, "Shopify"),
    ODOO(2, "Odoo");

    private final int code;
    private final String words;

    Side(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As stored. */
    public int code() {
        return code;
    }

    public String words() {
        return words;
    }

    public Side other() {
        return this == SHOPIFY ? ODOO : SHOPIFY;
    }
}
