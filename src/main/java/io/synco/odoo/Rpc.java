package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.GuardedHttp;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.egress.Trust;
import io.synco.kernel.RemoteException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sends calls, of either transport. */
@ApplicationScoped
class Rpc {
    private final GuardedHttp http;
    private final OdooConfig config;

    Rpc(GuardedHttp http, OdooConfig config) {
        this.http = http;
        this.config = config;
    }

    Uni<JsonNode> send(Call call) {
        return exchange(call).map(call::result);
    }

    /** The answer as it came, for who asks about the server and not about what it knows. */
    Uni<HttpAnswer> exchange(Call call) {
        HttpCall request = new HttpCall(
                call.httpMethod(),
                call.at(),
                call.headers(),
                Optional.of(call.body()),
                config.callLimit(),
                Trust.HOSTILE);
        return http.send(request)
                .onFailure(RemoteException.class)
                .transform(e -> new RemoteException(OdooFailures.unanswered(e.failure(), call)));
    }
}
