package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Unavailable;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.shopify.oauth.TokenVault.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One asks Shopify for a shop's new tokens, all others wait for what comes of it: in this instance on the same call, in others by looking
 * again. Nobody holds a database connection meanwhile.
 */
@ApplicationScoped
class Turns {
    /** Longer than the token endpoint may take; whoever dies in their turn keeps the others waiting no longer. */
    static final Duration LIFE = TokenEndpoint.LIMIT.plusSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final TokenVault vault;
    private final Time time;
    private final Map<ShopId, Uni<Tokens>> underWay = new ConcurrentHashMap<>();

    @Inject
    Turns(TokenVault vault) {
        this(vault, Time.SYSTEM);
    }

    Turns(TokenVault vault, Time time) {
        this.vault = vault;
        this.time = time;
    }

    /**
     * @param good tokens that need no successor, for instance because another caller has just fetched them
     * @param fetch asked at most once at a time for a shop, with the tokens that there are
     */
    Uni<Tokens> next(ShopId shop, Predicate<Tokens> good, Function<Optional<Tokens>, Uni<Grant>> fetch) {
        return Uni.createFrom()
                .deferred(() -> underWay.computeIfAbsent(shop, key -> begin(key, good, fetch)))
                // Another caller's turn may have ended with what is not good for us.
                .chain(tokens -> good.test(tokens) ? Uni.createFrom().item(tokens) : begin(shop, good, fetch));
    }

    private Uni<Tokens> begin(ShopId shop, Predicate<Tokens> good, Function<Optional<Tokens>, Uni<Grant>> fetch) {
        long end = time.nanos() + LIFE.multipliedBy(2).toNanos();
        return turn(shop, good, fetch, end)
                .onTermination()
                .invoke(() -> underWay.remove(shop))
                .memoize()
                .indefinitely();
    }

    private Uni<Tokens> turn(
            ShopId shop, Predicate<Tokens> good, Function<Optional<Tokens>, Uni<Grant>> fetch, long end) {
        return vault.claim(shop, LIFE)
                .chain(claimed -> vault.read(shop)
                        .chain(found -> found.filter(good).isPresent()
                                ? release(shop, claimed).replaceWith(found.get())
                                : claimed.isPresent()
                                        ? fetch(shop, claimed.get(), found, fetch)
                                                .chain(() -> vault.read(shop))
                                                .map(Turns::present)
                                        : later(end).chain(() -> turn(shop, good, fetch, end))));
    }

    private Uni<Boolean> fetch(
            ShopId shop, long claimed, Optional<Tokens> found, Function<Optional<Tokens>, Uni<Grant>> fetch) {
        return Uni.createFrom()
                .deferred(() -> fetch.apply(found))
                .onFailure()
                .call(() -> vault.release(shop, claimed))
                .chain(grant -> vault.renewed(shop, claimed, grant));
    }

    private Uni<Void> release(ShopId shop, Optional<Long> claimed) {
        return claimed.isPresent()
                ? vault.release(shop, claimed.get())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> later(long end) {
        return time.nanos() - end < 0
                ? Uni.createFrom().voidItem().onItem().delayIt().by(LOOK_AGAIN)
                : Uni.createFrom()
                        .failure(new RemoteException(
                                new Unavailable("Shopify's token endpoint answers too slowly; nothing was sent")));
    }

    private static Tokens present(Optional<Tokens> tokens) {
        return tokens.orElseThrow(RenewedTokens::notInstalled);
    }
}
