package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.GuardedHttp;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.egress.Trust;
import io.synco.kernel.RemoteException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Calls {@code /jsonrpc} and takes the answer apart. */
@ApplicationScoped
class Rpc {
    private final GuardedHttp http;
    private final OdooConfig config;

    Rpc(GuardedHttp http, OdooConfig config) {
        this.http = http;
        this.config = config;
    }

    Uni<JsonNode> send(Call call) {
        HttpCall request = new HttpCall(
                "POST",
                call.at(),
                Map.of("Content-Type", "application/json"),
                Optional.of(call.body()),
                config.callLimit(),
                Trust.HOSTILE);
        return http.send(request)
                .onFailure(RemoteException.class)
                .transform(e -> new RemoteException(OdooFailures.unanswered(e.failure(), call)))
                .map(answer -> result(answer, call));
    }

    static JsonNode result(HttpAnswer answer, Call call) {
        JsonNode body = answer.status() == 200
                ? Json.parse(answer.body()).filter(Rpc::isJsonRpc).orElse(null)
                : null;
        if (body == null) {
            throw new RemoteException(OdooFailures.ofStatus(answer, call));
        }
        if (body.hasNonNull("error")) {
            throw new RemoteException(OdooFailures.ofError(body.get("error"), call));
        }
        // A method that returns None is answered with neither result nor error.
        return body.path("result").isMissingNode() ? NullNode.getInstance() : body.get("result");
    }

    private static boolean isJsonRpc(JsonNode body) {
        return body.isObject() && body.has("jsonrpc");
    }
}
