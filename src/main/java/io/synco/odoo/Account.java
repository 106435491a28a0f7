package io.synco.odoo;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where and as whom to call, and how: everything that a call to one shop's Odoo needs. */
record Account(URI base, String database, String login, long uid, String apiKey, Dialect dialect, Transport transport) {
    /** @param args by place, as the method's Python has them */
    Call call(String model, String method, List<?> args, Map<String, ?> named, boolean writes) {
        return switch (transport) {
            case JSON_RPC -> JsonRpcCall.execute(this, model, method, args, named, writes);
            case JSON_2 -> Json2Call.of(this, model, method, args, named, writes);
        };
    }

    /** Without the key: accounts end up in messages. */
    @Override
    public String toString() {
        return login + " on " + database + " at " + base;
    }
}
