package io.synco.dashboard.auth;

import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What every answer tells the browser. There is no X-Frame-Options, which cannot name Shopify's admin; frame-ancestors can.
 * The referrer is at most our origin, because Shopify puts a token into the page's address.
 */
@ApplicationScoped
class SecurityHeaders {
    private static final String OWN = "default-src 'none'; img-src 'self' data:; form-action 'self'; base-uri 'none'; ";
    private static final String CLOSED_FRAME =
            OWN + "script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'";

    private final AppBridge bridge;

    SecurityHeaders(AppBridge bridge) {
        this.bridge = bridge;
    }

    void standAlone(MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin");
        headers.set("Content-Security-Policy", CLOSED_FRAME);
    }

    /** App Bridge brings its own inline styles and talks to Shopify; scripts stay ours and its. */
    void embedded(MultiMap headers, String shopDomain) {
        headers.set(
                "Content-Security-Policy",
                OWN + "script-src 'self' " + bridge.origin() + "; style-src 'self' 'unsafe-inline'; connect-src 'self' "
                        + bridge.origin()
                        + " https://*.shopify.com; frame-src https://*.shopify.com; frame-ancestors https://"
                        + shopDomain + " https://admin.shopify.com");
    }

    void notStored(MultiMap headers) {
        headers.set("Cache-Control", "no-store");
    }
}
