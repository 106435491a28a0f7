package io.synco.dashboard.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shopify's script for embedded pages: where it is loaded from, and for whom. */
@ApplicationScoped
public class AppBridge {
    private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}\\.myshopify\\.com");

    private final URI url;
    private final String clientId;

    AppBridge(
            @ConfigProperty(
                            name = "synco.shopify.app-bridge-url",
                            defaultValue = "https://cdn.shopify.com/shopifycloud/app-bridge.js")
                    URI url,
            @ConfigProperty(name = "synco.shopify.client-id") Optional<String> clientId) {
        this.url = url;
        this.clientId = clientId.orElse("");
    }

    public String url() {
        return url.toString();
    }

    public String clientId() {
        return clientId;
    }

    String origin() {
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** What stands in an address is only text until it looks exactly like a shop's domain. */
    public static Optional<String> shopNamed(String text) {
        return Optional.ofNullable(text).filter(shop -> SHOP.matcher(shop).matches());
    }
}
