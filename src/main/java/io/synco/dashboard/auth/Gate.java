package io.synco.dashboard.auth;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.synco.dashboard.auth.Visitor.Proof;
import io.synco.kernel.RemoteException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Stands before everything that the main port serves: looks up the path's door and asks for the proof that it takes. */
@ApplicationScoped
class Gate {
    static final String VISITOR = "synco.visitor";

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final int BEFORE_ALL_ELSE = 1000;
    /** The longest right body, a mapping of 250 lines, has a tenth of it. */
    private static final long API_BODY_BYTES_MAX = 256 * 1024;

    /** As quarkus.http.limits.max-body-size, which ends bodies of unknown length. */
    private static final long BODY_BYTES_MAX = 2 * 1024 * 1024;

    private static final long BODY_MILLIS_MAX = 10_000;

    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final TokenDesk desk;
    private final PageCookie cookie;
    private final Addresses addresses;
    private final SecurityHeaders headers;

    Gate(TokenDesk desk, PageCookie cookie, Addresses addresses, SecurityHeaders headers) {
        this.desk = desk;
        this.cookie = cookie;
        this.addresses = addresses;
        this.headers = headers;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL_ELSE);
    }

    private void pass(RoutingContext context) {
        headers.standAlone(context.response().headers());
        if (bodyBytes(context) > BODY_BYTES_MAX) {
            answer(context, 413, "The body is larger than 2 MB.", "Nothing here takes that much.");
            return;
        }
        hurry(context);
        switch (Doors.of(context.request().method().name(), context.normalizedPath())) {
            case OPEN -> context.next();
            case API -> bearer(context);
            case PAGE -> page(context);
            case PAGE_ENTRY -> entry(context);
            case CLOSED ->
                answer(
                        context,
                        404,
                        "There is nothing at this address.",
                        "The API begins with /api/v1, the page is /app.");
        }
    }

    /** Who sends a body byte by byte holds a connection, and soon all of them; Shopify itself gives up after 5 s. */
    private static void hurry(RoutingContext context) {
        long timer = context.vertx().setTimer(BODY_MILLIS_MAX, late -> {
            if (!context.request().isEnded() && !context.response().headWritten()) {
                context.response().putHeader("Connection", "close");
                answer(context, 408, "The body did not come to its end.", "Send it again, within 10 seconds.");
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }

    private void bearer(RoutingContext context) {
        headers.notStored(context.response().headers());
        if (bodyBytes(context) > API_BODY_BYTES_MAX) {
            answer(
                    context,
                    413,
                    "The body is larger than " + API_BODY_BYTES_MAX / 1024 + " KB.",
                    "No call needs that much; send lists in several calls.");
            return;
        }
        Optional<String> token = bearerOf(context);
        decide(context, token.map(desk::verify).orElseGet(Gate::nobody), () -> unauthorized(context, token));
    }

    private void page(RoutingContext context) {
        headers.notStored(context.response().headers());
        Optional<String> token = bearerOf(context);
        decide(context, token.map(desk::verify).orElseGet(() -> byCookie(context)), () -> {
            if (token.isEmpty() && readByPerson(context)) {
                context.response()
                        .setStatusCode(303)
                        .putHeader("Location", "/app")
                        .end();
            } else {
                unauthorized(context, token);
            }
        });
    }

    /** Shopify opens the page with id_token; a stranger goes on without being a visitor and is shown the way in. */
    private void entry(RoutingContext context) {
        headers.notStored(context.response().headers());
        AppBridge.shopNamed(context.request().getParam("shop"))
                .ifPresent(shop -> headers.embedded(context.response().headers(), shop));
        Optional<String> idToken = Optional.ofNullable(context.request().getParam("id_token"));
        Uni<Optional<Visitor>> visitor = idToken.map(desk::opened)
                .orElseGet(() -> bearerOf(context).map(desk::verify).orElseGet(() -> byCookie(context)));
        decide(context, visitor, context::next);
    }

    /** The cookie is good for another site's request in no case: not without our own origin, unless nothing can change. */
    private Uni<Optional<Visitor>> byCookie(RoutingContext context) {
        boolean safe = SAFE.contains(context.request().method().name());
        if (!safe && !addresses.ownOrigin(context.request())) {
            return nobody();
        }
        return cookie.read(context)
                .map(opened -> desk.apiToken(opened.token()).invoke(visitor -> {
                    if (visitor.isPresent() && opened.renew()) {
                        cookie.set(context, opened.token());
                    }
                }))
                .orElseGet(Gate::nobody);
    }

    private void decide(RoutingContext context, Uni<Optional<Visitor>> visitor, Runnable stranger) {
        context.request().pause();
        visitor.subscribe()
                .with(
                        found -> {
                            context.request().resume();
                            found.ifPresentOrElse(known -> enter(context, known), stranger);
                        },
                        failure -> {
                            if (failure instanceof RemoteException remote) {
                                context.request().resume();
                                noAccess(context, remote);
                                return;
                            }
                            // The message and no address: an address may carry a token.
                            LOG.errorf(failure, "event=token-check-failed path=%s", context.normalizedPath());
                            context.request().resume();
                            answer(
                                    context,
                                    503,
                                    "Who you are could not be checked just now.",
                                    "Try again in a moment.");
                        });
    }

    /** The app is opened in a shop that Shopify gives us no access to. */
    private static void noAccess(RoutingContext context, RemoteException failure) {
        LOG.warnf("event=no-access words=%s", failure.failure().words());
        answer(
                context,
                502,
                "Shopify did not give this app access to the shop: "
                        + failure.failure().words() + ".",
                "Open the app again in a minute.");
    }

    private void enter(RoutingContext context, Visitor visitor) {
        context.put(VISITOR, visitor);
        if (visitor.proof() instanceof Proof.SessionToken session) {
            headers.embedded(context.response().headers(), session.shopDomain());
        } else {
            headers.standAlone(context.response().headers());
        }
        context.next();
    }

    /** Shopify's script fetches a new session token and repeats the request when it sees this header. */
    private static void unauthorized(RoutingContext context, Optional<String> token) {
        context.response().putHeader("WWW-Authenticate", "Bearer");
        if (!token.map(TokenDesk::isApiToken).orElse(false)) {
            context.response().putHeader("X-Shopify-Retry-Invalid-Session-Request", "1");
        }
        String error = token.isPresent() ? "This token is not valid (any more)." : "This needs a token.";
        answer(
                context,
                401,
                error,
                "Send \"Authorization: Bearer\" with an API token of the shop or Shopify's session token.");
    }

    private static void answer(RoutingContext context, int status, String error, String hint) {
        boolean person = readByPerson(context);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", person ? "text/plain;charset=UTF-8" : "application/json")
                .end(
                        person
                                ? error + " " + hint
                                : new JsonObject()
                                        .put("error", error)
                                        .put("hint", hint)
                                        .encode());
    }

    /** A browser that shows a page asks for HTML; neither our script nor a program does. */
    private static boolean readByPerson(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("Accept"))
                .filter(types -> types.contains("text/html"))
                .isPresent();
    }

    /** As announced; a body of unknown length ends at the server's own limit. */
    private static long bodyBytes(RoutingContext context) {
        try {
            return Long.parseLong(Optional.ofNullable(context.request().getHeader("Content-Length"))
                    .orElse("0"));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Optional<String> bearerOf(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).trim());
    }

    private static Uni<Optional<Visitor>> nobody() {
        return Uni.createFrom().item(Optional.empty());
    }
}
