package io.synco.sandbox.shopify;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** {@code POST /{shop}/admin/api/2026-10/graphql.json}: the token, the faults switched on, the call, the log. */
final class GraphQlEndpoint {
    private static final String BAD_GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head>"
            + "<body><center><h1>502 Bad Gateway</h1></center></body></html>";

    private final Vertx vertx;
    private final GraphQlExecutor executor = new GraphQlExecutor();
    private volatile String served = ShopifySandbox.API_VERSION;

    GraphQlEndpoint(Vertx vertx) {
        this.vertx = vertx;
    }

    void servesVersion(String version) {
        served = version;
    }

    /** One call on its way through. */
    private record Visit(
            Store store,
            HttpServerRequest http,
            GraphQlExecutor.Request request,
            CallLog.Operation operation,
            Faults.Plan plan,
            Instant at) {
        void log(String outcome) {
            long millis = Duration.between(at, store.clock().instant()).toMillis();
            store.calls().add(operation, outcome, at, millis);
        }
    }

    void handle(Store store, HttpServerRequest http, Buffer body) {
        GraphQlExecutor.Request request;
        try {
            request = GraphQlExecutor.Request.of(new JsonObject(body));
        } catch (DecodeException | ClassCastException malformed) {
            Http.json(
                    http,
                    400,
                    new JsonObject()
                            .put("errors", new JsonObject().put("query", "Required parameter missing or invalid")));
            return;
        }
        CallLog.Operation operation = executor.describe(request);
        Faults.Plan plan = store.faults().take(operation.names());
        Visit visit =
                new Visit(store, http, request, operation, plan, store.clock().instant());
        after(
                plan.latencyMillis() / 2,
                () -> vertx.executeBlocking(() -> respond(visit), false)
                        .onFailure(
                                broken -> Http.send(http, 500, "text/plain", "The Shopify double failed: " + broken)));
    }

    private void after(long millis, Runnable act) {
        if (millis <= 0) {
            act.run();
        } else {
            vertx.setTimer(millis, timer -> act.run());
        }
    }

    /** Applies the call (or does not), then lets the answer go on its way. */
    private Void respond(Visit visit) {
        Runnable answer = answer(visit);
        after(visit.plan.latencyMillis() / 2, answer);
        return null;
    }

    private Runnable answer(Visit visit) {
        HttpServerRequest http = visit.http;
        if (visit.plan.is(Fault.Kind.TOO_MANY_REQUESTS)) {
            visit.log("429");
            http.response()
                    .putHeader("Retry-After", visit.plan.failure().orElseThrow().value() + ".0");
            return () ->
                    Http.json(http, 429, new JsonObject().put("errors", "Exceeded 2 calls per second for api client."));
        } else if (visit.plan.is(Fault.Kind.BAD_GATEWAY)) {
            visit.log("502");
            return () -> Http.send(http, 502, "text/html", BAD_GATEWAY_PAGE);
        } else if (visit.plan.is(Fault.Kind.CUT_BEFORE)) {
            visit.log("cut before applying");
            return () -> Http.cut(http);
        } else if (visit.plan.is(Fault.Kind.UNAUTHORIZED) || !isSignedIn(visit)) {
            visit.log("401");
            return () -> Http.json(
                    http,
                    401,
                    new JsonObject()
                            .put(
                                    "errors",
                                    "[API] Invalid API key or access token (unrecognized login or wrong password)"));
        }
        GraphQlExecutor.Answer answer = visit.plan.is(Fault.Kind.THROTTLED)
                ? executor.throttled(visit.store, 10)
                : executor.run(visit.store, visit.request, visit.plan.is(Fault.Kind.INTERNAL_ERROR));
        if (visit.plan.is(Fault.Kind.CUT_AFTER)) {
            visit.log("cut after applying (" + answer.outcome() + ")");
            return () -> Http.cut(http);
        }
        visit.log(answer.outcome());
        http.response().putHeader("X-Shopify-API-Version", served);
        return () -> Http.json(http, 200, answer.body());
    }

    private static boolean isSignedIn(Visit visit) {
        return visit.store.tokens().isGood(visit.http.getHeader("X-Shopify-Access-Token"));
    }
}
