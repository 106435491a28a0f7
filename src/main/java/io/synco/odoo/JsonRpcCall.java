package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.RemoteException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A call of {@code /jsonrpc}: a service's method, and for models execute_kw. */
record JsonRpcCall(URI at, String database, String service, String method, List<Object> args, boolean writes)
        implements Call {
    private static final String PATH = "/jsonrpc";

    static JsonRpcCall common(URI base, String database, String method, Object... args) {
        return new JsonRpcCall(OdooAddress.at(base, PATH), database, "common", method, List.of(args), false);
    }

    static JsonRpcCall execute(
            Account account, String model, String method, List<?> args, Map<String, ?> named, boolean writes) {
        return new JsonRpcCall(
                OdooAddress.at(account.base(), PATH),
                account.database(),
                "object",
                "execute_kw",
                List.of(account.database(), account.uid(), account.apiKey(), model, method, args, named),
                writes);
    }

    @Override
    public byte[] body() {
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

    @Override
    public JsonNode result(HttpAnswer answer) {
        JsonNode body = answer.status() == 200
                ? Json.parse(answer.body()).filter(JsonRpcCall::isJsonRpc).orElse(null)
                : null;
        if (body == null) {
            throw new RemoteException(OdooFailures.ofStatus(answer, this));
        }
        if (body.hasNonNull("error")) {
            JsonNode error = body.get("error");
            JsonNode data = error.path("data");
            throw new RemoteException(OdooFailures.ofError(
                    data.path("name").asText(""),
                    data.path("message").asText(error.path("message").asText("")),
                    this));
        }
        // A method that returns None is answered with neither result nor error.
        return body.path("result").isMissingNode() ? NullNode.getInstance() : body.get("result");
    }

    private static boolean isJsonRpc(JsonNode body) {
        return body.isObject() && body.has("jsonrpc");
    }

    @Override
    public String toString() {
        return service + "." + method + " at " + at;
    }
}
