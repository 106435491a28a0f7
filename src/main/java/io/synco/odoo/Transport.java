package io.synco.odoo;

/** The two ways in which an Odoo takes calls; which one serves an account is found by trying ({@link Login}). */
enum Transport {
    /** Every version so far; Odoo has announced its end. Takes an API key or a password. */
    JSON_RPC("json-rpc"),
    /** From version 19. Takes an API key only, and arguments by name only. */
    JSON_2("json-2");

    private final String code;

    Transport(String code) {
        this.code = code;
    }

    /** As it is stored and shown. */
    String code() {
        return code;
    }

    static Transport of(String code) {
        return code.equals(JSON_2.code) ? JSON_2 : JSON_RPC;
    }
}
