package io.synco.sandbox.shopify;

import io.vertx.core.json.JsonObject;

/**
 * One thing going wrong.
 *
 * @param operation operation name, root field or {@code access_token}; null hits every call
 * @param times how many calls it hits; {@link #UNTIL_CLEARED} for all
 * @param value seconds of Retry-After, or milliseconds of latency
 */
public record Fault(Kind kind, String operation, int times, long value) {
    public static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    /** What the caller sees. */
    public enum Kind {
        /** HTTP 200 with error code THROTTLED; nothing applied. */
        THROTTLED,
        /** HTTP 429 with Retry-After. */
        TOO_MANY_REQUESTS,
        /** HTTP 502 with an HTML page. */
        BAD_GATEWAY,
        /** The connection ends before anything was applied. */
        CUT_BEFORE,
        /** Applied, but the answer never arrives. */
        CUT_AFTER,
        /** HTTP 401, as after an uninstall or an expired token. */
        UNAUTHORIZED,
        /** HTTP 200 with INTERNAL_SERVER_ERROR; not applied, but the idempotency key is spent. */
        INTERNAL_ERROR,
        /** Half of it before applying, half after. */
        LATENCY
    }

    public static Fault of(Kind kind) {
        return new Fault(kind, null, 1, 0);
    }

    public static Fault latency(long millis) {
        return new Fault(Kind.LATENCY, null, UNTIL_CLEARED, millis);
    }

    public Fault on(String operationOrField) {
        return new Fault(kind, operationOrField, times, value);
    }

    public Fault times(int calls) {
        return new Fault(kind, operation, calls, value);
    }

    public Fault untilCleared() {
        return times(UNTIL_CLEARED);
    }

    public Fault retryAfter(long seconds) {
        return new Fault(kind, operation, times, seconds);
    }

    static Fault from(JsonObject json) {
        return new Fault(
                Kind.valueOf(json.getString("kind")),
                json.getString("operation"),
                json.getInteger("times", UNTIL_CLEARED),
                json.getLong("value", 0L));
    }
}
