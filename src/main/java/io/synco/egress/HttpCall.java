package io.synco.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** @param limit from the call to the last byte of the answer, waiting for a free place at the host included */
public record HttpCall(
        String method, URI uri, Map<String, String> headers, Optional<byte[]> body, Duration limit, Trust trust) {
    /** For callers without a reason to choose another: the longest that Odoo and Shopify take for what we ask of them. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

    public HttpCall {
        headers = Map.copyOf(headers);
    }
}
