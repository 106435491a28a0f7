package io.synco.shopify.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.synco.egress.HttpAnswer;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.AccessDenied;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.RemoteFailure.Throttled;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.RemoteFailure.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The one table from an answer of the Admin API to what it means; nobody else looks at a status or an error code. */
final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration WAIT_MIN = Duration.ofSeconds(1);
    private static final Duration WAIT_MAX = Duration.ofMinutes(5);

    private Answers() {}

    static byte[] request(Document document, Map<String, Object> variables) {
        try {
            return MAPPER.writeValueAsBytes(Map.of("query", document.text(), "variables", variables));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The variables of " + document + " cannot be written as JSON", e);
        }
    }

    /**
     * The answer's {@code data}, or a RemoteException.
     *
     * @param cost hears what the call cost, where the answer tells it, refused or not
     */
    static JsonNode data(Document document, HttpAnswer answer, Consumer<JsonNode> cost) {
        if (answer.status() != 200) {
            throw new RemoteException(ofStatus(document, answer));
        }
        JsonNode json = parsed(answer.body())
                .orElseThrow(() -> notUnderstood(document, "Shopify answered with something that is not JSON"));
        if (json.path("extensions").path("cost").path("throttleStatus").isObject()) {
            cost.accept(json.get("extensions").get("cost"));
        }
        if (!json.path("errors").isEmpty()) {
            throw new RemoteException(ofErrors(document, json));
        }
        if (!json.path("data").isObject()) {
            throw notUnderstood(document, "Shopify answered without data");
        }
        return json.get("data");
    }

    private static RemoteFailure ofStatus(Document document, HttpAnswer answer) {
        int status = answer.status();
        String words = "Shopify answered HTTP " + status;
        if (status >= 500) {
            return lost(document, words);
        }
        return switch (status) {
            case 401 -> new AuthRevoked("Shopify no longer accepts this app's access: open the app in Shopify again");
            case 402, 423 -> new Unavailable("The shop is frozen or locked at Shopify (HTTP " + status + ")");
            case 403 -> new AccessDenied("Shopify forbids this call: the app lacks a permission (HTTP 403)");
            case 404 -> new NotFound("Shopify does not know this shop or this API version (HTTP 404)");
            case 408 -> lost(document, words);
            case 429 -> new Throttled(retryAfter(answer), "Shopify asks to slow down (HTTP 429)");
            default -> new Protocol(words + ", which it should never do here");
        };
    }

    /** An answer that did not come, or that cannot be read, says nothing about a write; a read can simply be asked again. */
    static RemoteFailure ofNoAnswer(Document document, RemoteFailure failure) {
        if (failure instanceof Unknown) {
            return lost(document, failure.words());
        }
        return failure instanceof Protocol && !document.isQuery() ? new Unknown(failure.words()) : failure;
    }

    /** Whether a write was applied is open; a read can simply be asked again. */
    static RemoteFailure lost(Document document, String words) {
        return document.isQuery() ? new Unavailable(words) : new Unknown(words);
    }

    private static RemoteFailure ofErrors(Document document, JsonNode json) {
        JsonNode errors = json.get("errors");
        String code = errors.path(0).path("extensions").path("code").asText("");
        String words = words(errors);
        return switch (code) {
            case "THROTTLED" ->
                new Throttled(untilRestored(json.path("extensions").path("cost")), words);
            case "ACCESS_DENIED" -> new AccessDenied(words);
            case "SHOP_INACTIVE" -> new Unavailable(words);
            case "INTERNAL_SERVER_ERROR" -> lost(document, words);
            case "" -> new Protocol(words);
            case "GRAPHQL_PARSE_FAILED", "MAX_COST_EXCEEDED", "undefinedField" -> new Protocol(words);
            default -> new Refused(words + " (" + code + ")");
        };
    }

    private static String words(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.path("message").asText("an error without words"))
                .collect(Collectors.joining("; "));
    }

    /** (requested − available) / restoreRate: what the call needs must be in the bucket before it is asked. */
    private static Duration untilRestored(JsonNode cost) {
        JsonNode bucket = cost.path("throttleStatus");
        double missing = cost.path("requestedQueryCost").asDouble(0)
                - bucket.path("currentlyAvailable").asDouble(0);
        double perSecond = Math.max(1, bucket.path("restoreRate").asDouble(100));
        return bounded(Duration.ofMillis((long) Math.ceil(1000 * Math.max(0, missing) / perSecond)));
    }

    private static Duration retryAfter(HttpAnswer answer) {
        try {
            double seconds = Double.parseDouble(answer.headers().getOrDefault("retry-after", "1"));
            return bounded(Duration.ofMillis((long) Math.min(1000 * seconds, WAIT_MAX.toMillis())));
        } catch (NumberFormatException e) {
            return WAIT_MIN;
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(WAIT_MIN) < 0 ? WAIT_MIN : wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
    }

    /** An unreadable 200 to a write may still have applied it. */
    private static RemoteException notUnderstood(Document document, String words) {
        return new RemoteException(document.isQuery() ? new Protocol(words) : new Unknown(words));
    }

    private static Optional<JsonNode> parsed(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
