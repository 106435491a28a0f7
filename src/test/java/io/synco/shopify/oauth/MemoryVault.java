package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import java.time.Duration;
import java.util.Optional;

/** One shop's tokens, in memory; a turn ends only when it is ended. */
final class MemoryVault implements TokenVault {
    private Optional<Tokens> kept = Optional.empty();
    private long turn;
    private boolean taken;

    synchronized Optional<Tokens> kept() {
        return kept;
    }

    @Override
    public Uni<Optional<Tokens>> read(ShopId shop) {
        return Uni.createFrom().item(this::kept);
    }

    @Override
    public Uni<Void> store(ShopId shop, Grant grant) {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (this) {
                turn++;
                taken = false;
                keep(grant);
            }
        });
    }

    @Override
    public Uni<Optional<Long>> claim(ShopId shop, Duration life) {
        return Uni.createFrom().item(this::claim);
    }

    private synchronized Optional<Long> claim() {
        if (taken) {
            return Optional.empty();
        }
        taken = true;
        return Optional.of(++turn);
    }

    @Override
    public Uni<Boolean> renewed(ShopId shop, long mine, Grant grant) {
        return Uni.createFrom().item(() -> {
            synchronized (this) {
                if (mine == turn) {
                    taken = false;
                    keep(grant);
                }
                return mine == turn;
            }
        });
    }

    @Override
    public Uni<Void> release(ShopId shop, long mine) {
        return Uni.createFrom().voidItem().invoke(() -> {
            synchronized (this) {
                taken &= mine != turn;
            }
        });
    }

    private void keep(Grant grant) {
        kept = Optional.of(
                new Tokens(grant.access(), grant.accessUntil(), grant.refresh().map(Grant.Token::text)));
    }
}
