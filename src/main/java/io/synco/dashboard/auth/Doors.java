package io.synco.dashboard.auth;

import java.util.Set;

/** Every path of the main port and its door, in one place. What is not named here is closed, whoever serves it. */
final class Doors {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private Doors() {}

    /** @param path normalised: no dot segments, no doubled slashes */
    static Door of(String method, String path) {
        boolean reading = READING.contains(method);
        if (path.equals("/api/v1") || path.startsWith("/api/v1/")) return Door.API;
        if (path.equals("/app")) return reading ? Door.PAGE_ENTRY : Door.CLOSED;
        if (path.equals("/app/sign-in")) return method.equals("POST") ? Door.OPEN : Door.CLOSED;
        if (path.startsWith("/app/")) return Door.PAGE;
        if (path.equals("/webhooks/shopify")) return method.equals("POST") ? Door.OPEN : Door.CLOSED;
        if (path.startsWith("/hooks/odoo/")) return method.equals("POST") ? Door.OPEN : Door.CLOSED;
        if (path.startsWith("/auth/")) return Door.OPEN;
        if (reading && (path.equals("/") || path.equals("/openapi") || path.startsWith("/assets/"))) return Door.OPEN;
        return Door.CLOSED;
    }
}
