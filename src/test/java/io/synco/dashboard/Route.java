package io.synco.dashboard;

import java.util.Map;

/**
 * A route of the main port with a request that changes nothing, or only what may change.
 *
 * @param body null for none
 * @param status for somebody who may come in
 */
record Route(String method, String path, String body, int status) {
    /** Of nothing that there is. */
    private static final String NONE = "999999999999";

    /** {@code POST /api/v1/jobs/{id}/retry}, as the API's description writes it. */
    String name() {
        return method + " " + path;
    }

    Web request(String base) {
        Web request = Web.to(base, method, path.replace("{scope}", "location").replaceAll("\\{\\w+}", NONE));
        if (path.startsWith("/api/")) {
            Web sent = body == null ? request : request.json(body);
            return path.endsWith(".csv") ? sent.with(Map.of("Content-Type", "text/csv")) : sent;
        }
        return request.form(body == null ? "" : body).with(Map.of("Origin", base, "X-Synco-Live", "1"));
    }

    @Override
    public String toString() {
        return name();
    }
}
