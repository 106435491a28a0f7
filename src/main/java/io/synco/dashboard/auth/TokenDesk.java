package io.synco.dashboard.auth;

import io.smallrye.mutiny.Uni;
import io.synco.dashboard.Caller;
import io.synco.dashboard.auth.Visitor.Proof;
import io.synco.shopify.SessionTokens;
import io.synco.shopify.SessionTokens.Session;
import io.synco.sync.port.Arrivals;
import io.synco.tenant.ApiTokens;
import io.synco.tenant.Shops;
import io.synco.tenant.Shops.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Turns the text of a token into a visitor, or into nobody. */
@ApplicationScoped
class TokenDesk {
    private static final String API_TOKEN_PREFIX = "synco_";
    /** Both kinds are far shorter; nothing longer is looked at. */
    private static final int LENGTH_MAX = 4096;

    private final SessionTokens sessionTokens;
    private final ApiTokens apiTokens;
    private final Shops shops;
    private final Arrivals arrivals;

    TokenDesk(SessionTokens sessionTokens, ApiTokens apiTokens, Shops shops, Arrivals arrivals) {
        this.sessionTokens = sessionTokens;
        this.apiTokens = apiTokens;
        this.shops = shops;
        this.arrivals = arrivals;
    }

    Uni<Optional<Visitor>> verify(String token) {
        if (token.isBlank() || token.length() > LENGTH_MAX) {
            return nobody();
        }
        return isApiToken(token) ? apiToken(token) : sessionToken(token);
    }

    Uni<Optional<Visitor>> apiToken(String token) {
        return isApiToken(token) && token.length() <= LENGTH_MAX
                ? apiTokens
                        .verify(token)
                        .map(found -> found.map(known -> new Visitor(
                                new Caller(known.shop(), "API token \"" + known.label() + '"'),
                                new Proof.ApiToken(known.tokenId()))))
                : nobody();
    }

    Uni<Optional<Visitor>> sessionToken(String token) {
        return sessionTokens.verify(token).map(this::inShop).orElseGet(TokenDesk::nobody);
    }

    /** Somebody opens the app in their shop: where it is not installed, or its access is dead, that installs it. */
    Uni<Optional<Visitor>> opened(String token) {
        return sessionTokens
                .verify(token)
                .map(session -> arrivals.welcome(session.shopDomain(), token).chain(() -> inShop(session)))
                .orElseGet(TokenDesk::nobody);
    }

    /** A rightly signed token of a shop that is not installed (any more) is nobody's. */
    private Uni<Optional<Visitor>> inShop(Session session) {
        return shops.presence(session.shopDomain())
                .map(found -> found.filter(Presence::installed)
                        .map(presence -> new Visitor(
                                new Caller(presence.shop(), "Shopify user " + session.user()),
                                new Proof.SessionToken(session.shopDomain()))));
    }

    static boolean isApiToken(String token) {
        return token.startsWith(API_TOKEN_PREFIX);
    }

    private static Uni<Optional<Visitor>> nobody() {
        return Uni.createFrom().item(Optional.empty());
    }
}
