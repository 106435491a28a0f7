package io.synco.sandbox.shopify;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Install and token endpoints (reference 4.1). The merchant always agrees. */
final class OAuthEndpoint {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private final AppCredentials app;

    OAuthEndpoint(AppCredentials app) {
        this.app = app;
    }

    void authorize(Store store, HttpServerRequest request) {
        MultiMap asked = request.params();
        String redirect = asked.get("redirect_uri");
        if (!app.clientId().equals(asked.get("client_id")) || redirect == null || !redirect.startsWith("http")) {
            Http.send(
                    request,
                    400,
                    "text/html",
                    "<h1>Oauth error invalid_request: unknown client_id or bad redirect_uri</h1>");
            return;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(
                "code",
                store.tokens().code(Optional.ofNullable(asked.get("scope")).orElse("")));
        parameters.put("host", host(store.domain()));
        parameters.put("shop", store.domain());
        if (asked.contains("state")) {
            parameters.put("state", asked.get("state"));
        }
        parameters.put("timestamp", Long.toString(store.clock().instant().getEpochSecond()));
        parameters.put("hmac", Signatures.ofQuery(app.clientSecret(), parameters));
        String joint = redirect.contains("?") ? "&" : "?";
        request.response()
                .setStatusCode(302)
                .putHeader("Location", redirect + joint + Signatures.message(parameters))
                .end();
    }

    private static String host(String domain) {
        String name = domain.replace(".myshopify.com", "");
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(("admin.shopify.com/store/" + name).getBytes(StandardCharsets.UTF_8));
    }

    /** Faults switched on for {@code access_token}: cut before anything was granted, or 502 for any other kind. */
    void token(Store store, HttpServerRequest request, Buffer body) {
        Optional<Fault> fault = store.faults().takeNamed("access_token");
        if (fault.isEmpty()) {
            grant(store, request, body);
        } else if (fault.get().kind() == Fault.Kind.CUT_BEFORE) {
            Http.cut(request);
        } else {
            Http.send(request, 502, "text/html", "<h1>502 Bad Gateway</h1>");
        }
    }

    private void grant(Store store, HttpServerRequest request, Buffer body) {
        Map<String, String> asked;
        try {
            asked = parameters(request.getHeader("Content-Type"), body);
        } catch (DecodeException malformed) {
            refuse(request, "invalid_request", "The body is neither JSON nor a form.");
            return;
        }
        if (!app.clientId().equals(asked.get("client_id"))
                || !app.clientSecret().equals(asked.get("client_secret"))) {
            refuse(request, "invalid_client", "Unknown client_id or wrong client_secret.");
            return;
        }
        boolean expiring = "1".equals(asked.get("expiring"));
        switch (asked.getOrDefault("grant_type", "authorization_code")) {
            case "authorization_code" ->
                answer(
                        store,
                        request,
                        store.tokens().redeem(asked.getOrDefault("code", ""), expiring),
                        "The authorization code was not found or was already used.");
            case "refresh_token" ->
                answer(
                        store,
                        request,
                        store.tokens().refresh(asked.getOrDefault("refresh_token", "")),
                        "The refresh token is invalid, expired or was replaced.");
            case EXCHANGE -> exchange(store, request, asked.getOrDefault("subject_token", ""), expiring);
            default -> refuse(request, "unsupported_grant_type", "Not a grant that this shop gives.");
        }
    }

    private void exchange(Store store, HttpServerRequest request, String subject, boolean expiring) {
        if (SessionToken.isValid(app, store.domain(), subject, store.clock().instant())) {
            answer(store, request, Optional.of(store.tokens().exchange(expiring)), "");
        } else {
            refuse(request, "invalid_subject_token", "The session token is not valid for this app and shop.");
        }
    }

    private static void answer(Store store, HttpServerRequest request, Optional<Tokens.Grant> grant, String otherwise) {
        if (grant.isEmpty()) {
            refuse(request, "invalid_request", otherwise);
            return;
        }
        Tokens.Grant given = grant.get();
        Instant now = store.clock().instant();
        JsonObject json = new JsonObject().put("access_token", given.access()).put("scope", given.scope());
        if (given.refresh() != null) {
            json.put("expires_in", seconds(now, given.accessUntil()))
                    .put("refresh_token", given.refresh())
                    .put("refresh_token_expires_in", seconds(now, given.refreshUntil()));
        }
        Http.json(request, 200, json);
    }

    private static long seconds(Instant from, Instant until) {
        return Duration.between(from, until).plusMillis(999).toSeconds();
    }

    private static void refuse(HttpServerRequest request, String error, String description) {
        Http.json(request, 400, new JsonObject().put("error", error).put("error_description", description));
    }

    private static Map<String, String> parameters(String contentType, Buffer body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) {
            for (String pair : body.toString(StandardCharsets.UTF_8).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        } else {
            body.toJsonObject().forEach(entry -> parameters.put(entry.getKey(), String.valueOf(entry.getValue())));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
