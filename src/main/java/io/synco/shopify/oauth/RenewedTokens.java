package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.shopify.Merchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.oauth.TokenVault.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Predicate;

/** Tokens that are renewed before they end, or when Shopify refuses one; whoever comes second finds the first one's new token. */
@ApplicationScoped
class RenewedTokens implements AccessTokens {
    private final TokenVault vault;
    private final Turns turns;
    private final TokenEndpoint endpoint;
    private final Merchants merchants;
    private final ShopifyConfig config;
    private final Time time;

    @Inject
    RenewedTokens(TokenVault vault, Turns turns, TokenEndpoint endpoint, Merchants merchants, ShopifyConfig config) {
        this(vault, turns, endpoint, merchants, config, Time.SYSTEM);
    }

    RenewedTokens(
            TokenVault vault,
            Turns turns,
            TokenEndpoint endpoint,
            Merchants merchants,
            ShopifyConfig config,
            Time time) {
        this.vault = vault;
        this.turns = turns;
        this.endpoint = endpoint;
        this.merchants = merchants;
        this.config = config;
        this.time = time;
    }

    @Override
    public Uni<String> current(ShopId shop) {
        return vault.read(shop).chain(found -> {
            Tokens tokens = found.orElseThrow(RenewedTokens::notInstalled);
            return isFresh(tokens)
                    ? Uni.createFrom().item(tokens.access())
                    : renewed(shop, this::isFresh)
                            .onFailure(this::isNoHurry)
                            .recoverWithUni(failure -> stillGood(tokens, failure));
        });
    }

    @Override
    public Uni<String> after(ShopId shop, String refused) {
        return renewed(shop, tokens -> !tokens.access().equals(refused));
    }

    /** @param good tokens that need no renewal, for instance because another caller has just renewed them */
    private Uni<String> renewed(ShopId shop, Predicate<Tokens> good) {
        return merchants
                .domain(shop)
                .map(domain -> domain.orElseThrow(RenewedTokens::notInstalled))
                .chain(domain -> turns.next(shop, good, tokens -> refresh(domain, tokens)))
                .map(Tokens::access);
    }

    private Uni<Grant> refresh(String domain, Optional<Tokens> tokens) {
        String refresh = tokens.orElseThrow(RenewedTokens::notInstalled)
                .refresh()
                .orElseThrow(() -> new RemoteException(
                        new AuthRevoked("Shopify no longer accepts this app's access: open the app in Shopify again")));
        return endpoint.refresh(domain, refresh);
    }

    static RemoteException notInstalled() {
        return new RemoteException(
                new AuthRevoked("There is no access to this shop: open the app in Shopify to install it"));
    }

    /** A token endpoint that is down must not stop calls while the old token still has minutes to live. */
    private Uni<String> stillGood(Tokens tokens, Throwable failure) {
        boolean good = tokens.accessUntil().map(time.now()::isBefore).orElse(true);
        return good ? Uni.createFrom().item(tokens.access()) : Uni.createFrom().failure(failure);
    }

    private boolean isNoHurry(Throwable failure) {
        return failure instanceof RemoteException remote && !(remote.failure() instanceof AuthRevoked);
    }

    private boolean isFresh(Tokens tokens) {
        return tokens.accessUntil()
                .map(until -> time.now().plus(config.renewBefore()).isBefore(until))
                .orElse(true);
    }
}
