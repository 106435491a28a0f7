package io.synco.tenant;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * The one door to tenants' tables for Hibernate Reactive Panache, which serves the settings. Never inside, beside or around a
 * {@link TenantTransaction} in one use case: they are two connections. Inside, one statement at a time.
 */
@ApplicationScoped
public class TenantSession {
    /** Null where the transaction belongs to another shop already: Panache joins one that is open. */
    private static final String SET_SHOP =
            "select case when coalesce(current_setting('app.shop_id', true), '') in ('', :shop)"
                    + " then set_config('app.shop_id', :shop, true) end";

    public <T> Uni<T> in(ShopId shop, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> enter(shop).chain(() -> work.get()));
    }

    private static Uni<Void> enter(ShopId shop) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SET_SHOP, String.class)
                        .setParameter("shop", shop.toString())
                        .getSingleResultOrNull())
                .invoke(entered -> {
                    if (entered == null) {
                        throw new IllegalStateException(
                                "Shop " + shop + " was asked for inside another shop's transaction."
                                        + " Begin it after that one has ended.");
                    }
                })
                .replaceWithVoid();
    }
}
