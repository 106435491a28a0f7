package io.synco.dashboard.auth;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** The stand-alone way in: an API token typed into our own form becomes a cookie. */
@ApplicationScoped
public class SignIn {
    public enum Result {
        DONE,
        WRONG_TOKEN,
        /** Another site sent the form. */
        FOREIGN,
        /** The cookie would travel in clear over a network. */
        NOT_ENCRYPTED
    }

    private final TokenDesk desk;
    private final PageCookie cookie;
    private final Addresses addresses;

    SignIn(TokenDesk desk, PageCookie cookie, Addresses addresses) {
        this.desk = desk;
        this.cookie = cookie;
        this.addresses = addresses;
    }

    public Uni<Result> with(RoutingContext context, String token) {
        if (!addresses.ownOrigin(context.request())) {
            return Uni.createFrom().item(Result.FOREIGN);
        }
        return desk.apiToken(token)
                .map(visitor -> visitor.isEmpty()
                        ? Result.WRONG_TOKEN
                        : cookie.set(context, token) ? Result.DONE : Result.NOT_ENCRYPTED);
    }

    public void out(RoutingContext context) {
        cookie.clear(context);
    }
}
