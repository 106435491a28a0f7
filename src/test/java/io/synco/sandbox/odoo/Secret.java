package io.synco.sandbox.odoo;

/** What a recorded call gave as its password; all are masked in the recordings. */
enum Secret {
    PASSWORD,
    API_KEY,
    WRONG;

    String of(OdooOptions options) {
        return switch (this) {
            case PASSWORD -> options.password();
            case API_KEY -> options.apiKey();
            case WRONG -> "wrong";
        };
    }
}
