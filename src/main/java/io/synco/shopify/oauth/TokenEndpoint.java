package io.synco.shopify.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.synco.egress.GuardedHttp;
import io.synco.egress.HttpAnswer;
import io.synco.egress.HttpCall;
import io.synco.egress.Trust;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import io.synco.kernel.Time;
import io.synco.shopify.ShopifyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /admin/oauth/access_token}: a code, a session token or a refresh token becomes a grant. */
@ApplicationScoped
class TokenEndpoint {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Who waits for a renewal, waits this long. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final GuardedHttp http;
    private final ShopifyConfig config;
    private final Time time;

    @Inject
    TokenEndpoint(GuardedHttp http, ShopifyConfig config) {
        this(http, config, Time.SYSTEM);
    }

    TokenEndpoint(GuardedHttp http, ShopifyConfig config, Time time) {
        this.http = http;
        this.config = config;
        this.time = time;
    }

    /** {@code expiring}: apps made since April 2026 get no other tokens, and from 2027 nobody does. */
    Uni<Grant> redeem(String domain, String code) {
        return post(domain, Map.of("code", code, "expiring", "1"));
    }

    /** @param sessionToken of somebody who has the app open in the shop: by managed installation that is all there is to it */
    Uni<Grant> exchange(String domain, String sessionToken) {
        return post(
                domain,
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token",
                        sessionToken,
                        "subject_token_type",
                        "urn:ietf:params:oauth:token-type:id_token",
                        "requested_token_type",
                        "urn:shopify:params:oauth:token-type:offline-access-token",
                        "expiring",
                        "1"));
    }

    /** A refresh token may be used again until its successor is, so a lost answer can simply be asked for again. */
    Uni<Grant> refresh(String domain, String refreshToken) {
        return post(domain, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Uni<Grant> post(String domain, Map<String, String> parameters) {
        Map<String, String> body = new HashMap<>(parameters);
        body.put("client_id", config.clientId().orElse(""));
        body.put("client_secret", config.clientSecret().orElse(""));
        HttpCall call = new HttpCall(
                "POST",
                config.at(domain, "/admin/oauth/access_token"),
                Map.of("Content-Type", "application/json", "Accept", "application/json"),
                Optional.of(bytes(body)),
                LIMIT,
                Trust.CONFIGURED);
        return http.send(call)
                .onFailure(RemoteException.class)
                .transform(TokenEndpoint::repeatable)
                .map(this::grant);
    }

    private static Throwable repeatable(Throwable failure) {
        return failure instanceof RemoteException remote && remote.failure() instanceof Unknown unknown
                ? new RemoteException(new Unavailable(unknown.words()))
                : failure;
    }

    private Grant grant(HttpAnswer answer) {
        if (answer.status() != 200) {
            throw new RemoteException(failure(answer));
        }
        JsonNode json = json(answer.body());
        Instant now = time.now();
        if (json.path("access_token").asText("").isEmpty()) {
            throw new RemoteException(new Protocol("Shopify's token endpoint answered without a token"));
        }
        return new Grant(
                json.get("access_token").asText(),
                until(now, json.path("expires_in")),
                json.path("refresh_token").isTextual()
                        ? Optional.of(new Grant.Token(
                                json.get("refresh_token").asText(), until(now, json.path("refresh_token_expires_in"))))
                        : Optional.empty(),
                Grant.scopes(json.path("scope").asText("")));
    }

    private static RemoteFailure failure(HttpAnswer answer) {
        int status = answer.status();
        if (status >= 500 || status == 408) {
            return new Unavailable("Shopify's token endpoint answered HTTP " + status);
        }
        if (status == 429) {
            return new Throttled(Duration.ofSeconds(1), "Shopify's token endpoint asks to slow down");
        }
        String error = json(answer.body()).path("error").asText("HTTP " + status);
        return error.equals("invalid_client")
                ? new AccessDenied("Shopify does not know this app: check the client id and the client secret")
                : new AuthRevoked("Shopify ended this app's access (" + error + "): open the app in Shopify again");
    }

    private static Optional<Instant> until(Instant now, JsonNode seconds) {
        return seconds.isNumber() ? Optional.of(now.plusSeconds(seconds.longValue())) : Optional.empty();
    }

    private static byte[] bytes(Map<String, String> body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of text cannot be written as JSON", e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            return MAPPER.createObjectNode();
        }
    }
}
