package io.synco.dashboard.auth;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.synco.dashboard.Caller;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.Optional;

/** The visitor of the request at hand. Ask at the beginning of a resource's method, and pass the caller on. */
@ApplicationScoped
public class Visit {
    private final CurrentVertxRequest request;

    Visit(CurrentVertxRequest request) {
        this.request = request;
    }

    public Optional<Visitor> visitor() {
        return Optional.ofNullable(context().get(Gate.VISITOR));
    }

    /** Fails where the gate let somebody through without a token, so that a door left open by mistake shows nothing. */
    public Caller caller() {
        return visitor().map(Visitor::caller).orElseThrow(() -> new NotAuthorizedException("Bearer"));
    }

    public RoutingContext context() {
        return request.getCurrent();
    }
}
