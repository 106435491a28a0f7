package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.shopify.Merchants;
import io.synco.shopify.Merchants.Standing;
import io.synco.shopify.Scopes;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.oauth.TokenVault.Tokens;
import io.synco.sync.port.Arrivals;
import io.synco.sync.port.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From "install" to a shop with tokens, a connection and its first jobs: by a session token where the app is open in Shopify's admin
 * (managed installation), by an authorization code elsewhere. Can be interrupted and repeated at every point: until the last step, which
 * makes connection and jobs at once, opening the app begins again.
 */
@ApplicationScoped
class Installation implements Arrivals {
    private final ShopifyConfig config;
    private final String publicUrl;
    private final TokenEndpoint endpoint;
    private final TokenVault vault;
    private final Turns turns;
    private final Merchants merchants;
    private final Inbox inbox;
    private final Time time;

    @Inject
    Installation(
            ShopifyConfig config,
            @ConfigProperty(name = "synco.public-url") String publicUrl,
            TokenEndpoint endpoint,
            TokenVault vault,
            Turns turns,
            Merchants merchants,
            Inbox inbox) {
        this(config, publicUrl, endpoint, vault, turns, merchants, inbox, Time.SYSTEM);
    }

    Installation(
            ShopifyConfig config,
            String publicUrl,
            TokenEndpoint endpoint,
            TokenVault vault,
            Turns turns,
            Merchants merchants,
            Inbox inbox,
            Time time) {
        this.config = config;
        this.publicUrl = publicUrl;
        this.endpoint = endpoint;
        this.vault = vault;
        this.turns = turns;
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

    Uni<Void> complete(String shop, String code) {
        return endpoint.redeem(shop, code)
                .chain(grant -> merchants
                        .provision(shop)
                        .chain(id -> vault.store(id, grant).chain(() -> arrived(id, shop, grant.scopes()))));
    }

    /** Where the merchant goes on: inside Shopify's admin where the app is embedded there, else our own page. */
    URI home(String shop, String host) {
        return EmbeddedAddress.of(host, config.clientId().orElse(""))
                .filter(address -> config.embedded())
                .orElseGet(() -> URI.create(publicUrl + "/app?shop=" + shop));
    }

    @Override
    public Uni<Void> welcome(String shop, String sessionToken) {
        return merchants
                .standing(shop)
                .chain(standing -> standing.filter(this::isGood).isPresent()
                        ? Uni.createFrom().voidItem()
                        : standing.isPresent()
                                ? again(standing.get().shop(), shop, sessionToken)
                                : first(shop, sessionToken));
    }

    private boolean isGood(Standing standing) {
        return standing.connected()
                && Scopes.missing(standing.scopes(), config.scopes()).isEmpty();
    }

    private Uni<Void> first(String shop, String sessionToken) {
        return endpoint.exchange(shop, sessionToken)
                .chain(grant -> merchants
                        .provision(shop)
                        .chain(id -> vault.store(id, grant).chain(() -> arrived(id, shop, grant.scopes()))));
    }

    /**
     * In turn with those who renew: of two grants the later must be the one that is kept. Who waited for a renewal that failed, which a
     * dead token's does, has not asked yet.
     */
    private Uni<Void> again(ShopId id, String shop, String sessionToken) {
        AtomicBoolean asked = new AtomicBoolean();
        AtomicReference<Grant> given = new AtomicReference<>();
        Function<Optional<Tokens>, Uni<Grant>> exchange = found -> {
            asked.set(true);
            return endpoint.exchange(shop, sessionToken).invoke(given::set).call(() -> merchants.provision(shop));
        };
        return vault.read(id)
                .chain(before -> turns.next(id, tokens -> !Optional.of(tokens).equals(before), exchange)
                        .onFailure(failure -> !asked.get())
                        .retry()
                        .atMost(1))
                .chain(tokens -> given.get() == null
                        ? Uni.createFrom().voidItem()
                        : arrived(id, shop, given.get().scopes()));
    }

    private Uni<Void> arrived(ShopId id, String shop, List<String> scopes) {
        String note = Scopes.inWords(Scopes.missing(scopes, config.scopes()));
        return inbox.installed(id, shop, scopes, note);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
