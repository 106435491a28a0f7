package io.synco.odoo;

import java.net.URI;

/** Where and as whom to call: everything that a call to one shop's Odoo needs. */
record Account(URI jsonRpc, String database, String login, long uid, String apiKey, Dialect dialect) {
    /** Without the key: accounts end up in messages. */
    @Override
    public String toString() {
        return login + " on " + database + " at " + jsonRpc;
    }
}
