package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.shopify.Merchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.sync.port.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From "install" to a shop with tokens, a connection and its first job. Can be repeated at every point. */
@ApplicationScoped
class Installation {
    private final ShopifyConfig config;
    private final String publicUrl;
    private final TokenEndpoint endpoint;
    private final TokenVault vault;
    private final Merchants merchants;
    private final Inbox inbox;
    private final Time time;

    @Inject
    Installation(
            ShopifyConfig config,
            @ConfigProperty(name = "synco.public-url") String publicUrl,
            TokenEndpoint endpoint,
            TokenVault vault,
            Merchants merchants,
            Inbox inbox) {
        this(config, publicUrl, endpoint, vault, merchants, inbox, Time.SYSTEM);
    }

    Installation(
            ShopifyConfig config,
            String publicUrl,
            TokenEndpoint endpoint,
            TokenVault vault,
            Merchants merchants,
            Inbox inbox,
            Time time) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.endpoint = endpoint;
        this.vault = vault;
        this.merchants = merchants;
        this.inbox = inbox;
        this.time = time;
    }

    record Departure(URI to, String cookie) {}

    /** Empty while the operator has not named the app. */
    Optional<Departure> begin(String shop) {
        if (config.clientId().isEmpty() || config.clientSecret().isEmpty()) {
            return Optional.empty();
        }
        InstallState state = InstallState.of(config.clientSecret().get(), shop, time.now());
        String query = "?client_id=" + encode(config.clientId().get())
                + "&scope=" + encode(String.join(",", config.scopes()))
                + "&redirect_uri=" + encode(publicUrl + "/auth/callback")
                + "&state=" + state.nonce();
        return Optional.of(new Departure(config.at(shop, "/admin/oauth/authorize" + query), state.cookie()));
    }

    /** The shop's domain where this is certainly Shopify answering the browser that set out. */
    Optional<String> check(Callback callback, String cookie) {
        return config.clientSecret()
                .filter(secret -> callback.isGenuine(secret, time))
                .flatMap(secret -> callback.shop()
                        .filter(shop -> InstallState.matches(secret, shop, callback.one("state"), cookie, time.now())));
    }

    /** Tokens are stored before the connection counts as made, and the connection before the work begins. */
    Uni<Void> complete(String shop, String code) {
        return endpoint.redeem(shop, code)
                .chain(grant -> merchants
                        .provision(shop)
                        .chain(id -> vault.store(id, grant)
                                .chain(() -> merchants.connected(id, shop))
                                .chain(() -> judge(id, grant))
                                .chain(() -> inbox.installed(id))));
    }

    private Uni<Void> judge(ShopId shop, Grant grant) {
        List<String> missing = grant.missing(config.scopes());
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : merchants.paused(
                        shop,
                        "Shopify did not grant " + String.join(", ", missing)
                                + ": open the app again and agree to all permissions");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
