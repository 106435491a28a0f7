package io.synco.egress;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Any answer that came in full, whatever its status; redirects too, because none is followed. Header names are lower-case. */
@SuppressWarnings("ArrayRecordComponent") // read once by its caller, never compared
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
