package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.egress.HttpAnswer;
import java.net.URI;
import java.util.Map;

/** One call to an Odoo, as the transport sends it and reads its answer. {@code toString} keeps the key to itself. */
interface Call {
    URI at();

    String database();

    /** Decides what a missing answer means. */
    boolean writes();

    default String httpMethod() {
        return "POST";
    }

    default Map<String, String> headers() {
        return Map.of("Content-Type", "application/json");
    }

    byte[] body();

    /** Fails with what the answer means where it is no result. */
    JsonNode result(HttpAnswer answer);
}
