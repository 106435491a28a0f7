package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.Secrets;
import io.synco.tenant.Secrets.Secret;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** The tokens as sealed secrets; the lock is PostgreSQL's, so it holds between instances and dies with its transaction. */
@ApplicationScoped
class SecretVault implements TokenVault {
    private static final String ACCESS = "shopify.access-token";
    private static final String REFRESH = "shopify.refresh-token";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('shopify-token', $1))";

    private final TenantTransaction tenant;
    private final Secrets secrets;

    SecretVault(TenantTransaction tenant, Secrets secrets) {
        this.tenant = tenant;
        this.secrets = secrets;
    }

    @Override
    public Uni<Optional<Tokens>> read(ShopId shop) {
        return tenant.in(shop, connection -> read(connection, shop));
    }

    @Override
    public Uni<Void> store(ShopId shop, Grant grant) {
        return tenant.in(shop, connection -> lock(connection, shop).chain(() -> store(connection, shop, grant)));
    }

    @Override
    public Uni<Optional<Tokens>> renew(ShopId shop, Function<Tokens, Uni<Optional<Grant>>> renewal) {
        return tenant.in(
                shop,
                connection -> lock(connection, shop)
                        .chain(() -> read(connection, shop))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(found)
                                : renewal.apply(found.get())
                                        .chain(grant -> grant.isEmpty()
                                                ? Uni.createFrom().item(found)
                                                : store(connection, shop, grant.get())
                                                        .chain(() -> read(connection, shop)))));
    }

    private static Uni<Void> lock(SqlConnection connection, ShopId shop) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(shop.value())).replaceWithVoid();
    }

    private Uni<Optional<Tokens>> read(SqlConnection connection, ShopId shop) {
        return secrets.get(connection, shop, ACCESS)
                .chain(access -> secrets.get(connection, shop, REFRESH)
                        .map(refresh -> access.map(
                                token -> new Tokens(text(token), token.expiresAt(), refresh.map(SecretVault::text)))));
    }

    private Uni<Void> store(SqlConnection connection, ShopId shop, Grant grant) {
        return secrets.put(connection, shop, ACCESS, bytes(grant.access()), grant.accessUntil())
                .chain(() -> grant.refresh().isPresent()
                        ? secrets.put(
                                connection,
                                shop,
                                REFRESH,
                                bytes(grant.refresh().get().text()),
                                grant.refresh().get().until())
                        : secrets.remove(connection, shop, REFRESH));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Secret secret) {
        return new String(secret.plain(), StandardCharsets.UTF_8);
    }
}
