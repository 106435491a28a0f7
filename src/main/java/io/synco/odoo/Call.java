package io.synco.odoo;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** One JSON-RPC call. {@code writes} decides what a missing answer means. */
record Call(URI at, String database, String service, String method, List<Object> args, boolean writes) {
    static Call common(URI at, String database, String method, Object... args) {
        return new Call(at, database, "common", method, List.of(args), false);
    }

    static Call execute(
            Account account, String model, String method, List<?> args, Map<String, ?> named, boolean writes) {
        return new Call(
                account.jsonRpc(),
                account.database(),
                "object",
                "execute_kw",
                List.of(account.database(), account.uid(), account.apiKey(), model, method, args, named),
                writes);
    }

    byte[] body() {
        return Json.write(Map.of(
                "jsonrpc",
                "2.0",
                "id",
                1,
                "method",
                "call",
                "params",
                Map.of("service", service, "method", method, "args", args)));
    }

    /** Without the arguments: the API key is one of them. */
    @Override
    public String toString() {
        return service + "." + method + " at " + at;
    }
}
