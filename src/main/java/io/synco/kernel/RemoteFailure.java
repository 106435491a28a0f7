package io.synco.kernel;

import java.time.Duration;

/**
 * Everything that can go wrong with a call to Shopify or Odoo, for both the same. {@link #words()} are the remote's own where it
 * gave any. What follows from each is written once, in {@link #consequence()}; docs/failures.md shows the same table.
 */
public sealed interface RemoteFailure {
    String words();

    /** Asked to come back later: HTTP 429, Shopify's THROTTLED. Uses up no attempt. */
    record Throttled(Duration retryAfter, String words) implements RemoteFailure {}

    /** Down or unreachable, and the request was certainly not applied: refused connection, 502, 503, an open circuit. */
    record Unavailable(String words) implements RemoteFailure {}

    /** A conflict that the remote asks to repeat: Odoo's serialization failure, Shopify's concurrent request. */
    record Conflict(String words) implements RemoteFailure {}

    /** No answer came: nobody knows whether it was applied. Settled before anything else is written. */
    record Unknown(String words) implements RemoteFailure {}

    /** The credentials are dead: a person has to connect again. */
    record AuthRevoked(String words) implements RemoteFailure {}

    record AccessDenied(String words) implements RemoteFailure {}

    record NotFound(String words) implements RemoteFailure {}

    /** The remote understood and said no. */
    record Refused(String words) implements RemoteFailure {}

    /** The answer makes no sense: HTML for JSON, a field missing. */
    record Protocol(String words) implements RemoteFailure {}

    /** Our own guard refused to call this address. */
    record BlockedAddress(String words) implements RemoteFailure {}

    /** What the job that met the failure does next. */
    enum Consequence {
        /** Wait as told; the attempt does not count. */
        SNOOZE,
        /** The connection's circuit opens: its jobs wait, one probe goes out; the attempt does not count. */
        OPEN_CIRCUIT,
        /** Try again with exponential backoff and full jitter; the attempt counts. */
        RETRY,
        /** Settle the intent first: same key, or read back. */
        SETTLE,
        /** The connection pauses and its owner is told. */
        PAUSE_CONNECTION,
        /** A person has to look. */
        FLAG
    }

    default Consequence consequence() {
        if (this instanceof Throttled) return Consequence.SNOOZE;
        if (this instanceof Unavailable) return Consequence.OPEN_CIRCUIT;
        if (this instanceof Conflict) return Consequence.RETRY;
        if (this instanceof Unknown) return Consequence.SETTLE;
        if (this instanceof AuthRevoked) return Consequence.PAUSE_CONNECTION;
        return Consequence.FLAG;
    }
}
