package io.synco.shopify.admin;

import io.synco.egress.HttpAnswer;
import io.synco.shopify.ShopifyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Which version of the Admin API serves us. Of one that it has retired Shopify serves the oldest that it still supports, and says so in a
 * header only: documents were not validated against that one. Said once for each version, and shown as long as it is so.
 */
@ApplicationScoped
class ApiVersion {
    private static final Logger LOG = Logger.getLogger(ApiVersion.class);
    private static final String HEADER = "x-shopify-api-version";

    /** A header is anybody's text: no more different ones are remembered. */
    private static final int SAID_MAX = 20;

    private final String asked;
    private final AtomicReference<String> served;
    private final Map<String, Boolean> said = new ConcurrentHashMap<>();

    ApiVersion(ShopifyConfig config) {
        this.asked = config.apiVersion();
        this.served = new AtomicReference<>(asked);
    }

    void of(HttpAnswer answer) {
        String version = answer.headers().get(HEADER);
        if (version == null) {
            return;
        }
        served.set(version);
        if (!version.equals(asked) && said.size() < SAID_MAX && said.putIfAbsent(version, true) == null) {
            LOG.errorf(
                    "event=shopify-version asked=%s served=%s: Shopify has retired the version that SyncO was made for;"
                            + " install a newer SyncO",
                    asked, version);
        }
    }

    String served() {
        return served.get();
    }

    String asked() {
        return asked;
    }
}
