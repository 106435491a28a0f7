package io.synco.shopify.oauth;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.Secrets;
import io.synco.tenant.Secrets.Secret;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** The tokens as sealed secrets; a turn is a row with an end by the database's clock, so it holds between instances and outlives none. */
@ApplicationScoped
class SecretVault implements TokenVault {
    private static final String ACCESS = "shopify.access-token";
    private static final String REFRESH = "shopify.refresh-token";
    /** Storing and leaving (io.synco.sync.life) exclude each other. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('shopify-token', $1))";

    private static final String CLAIM = "insert into token_renewal (shop_id, until)"
            + " values ($1, clock_timestamp() + $2 * interval '1 millisecond') on conflict (shop_id) do update"
            + " set claim_no = token_renewal.claim_no + 1, until = excluded.until"
            + " where token_renewal.until < clock_timestamp() returning claim_no";

    private static final String END =
            "update token_renewal set until = '-infinity' where shop_id = $1 and claim_no = $2 returning claim_no";

    private static final String END_ANY =
            "update token_renewal set until = '-infinity', claim_no = claim_no + 1 where shop_id = $1";

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
        return tenant.in(
                shop,
                connection -> run(connection, LOCK, Tuple.of(shop.value()))
                        .chain(() -> run(connection, END_ANY, Tuple.of(shop.value())))
                        .chain(() -> store(connection, shop, grant)));
    }

    @Override
    public Uni<Optional<Long>> claim(ShopId shop, Duration life) {
        return tenant.in(shop, connection -> run(connection, CLAIM, Tuple.of(shop.value(), life.toMillis())))
                .map(SecretVault::number);
    }

    @Override
    public Uni<Boolean> renewed(ShopId shop, long turn, Grant grant) {
        return tenant.in(
                shop,
                connection -> run(connection, LOCK, Tuple.of(shop.value()))
                        .chain(() -> run(connection, END, Tuple.of(shop.value(), turn)))
                        .map(rows -> rows.size() > 0)
                        .call(mine -> mine
                                ? store(connection, shop, grant)
                                : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Void> release(ShopId shop, long turn) {
        return tenant.in(shop, connection -> run(connection, END, Tuple.of(shop.value(), turn)))
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Tuple row) {
        return connection.preparedQuery(sql).execute(row);
    }

    private static Optional<Long> number(RowSet<Row> rows) {
        Iterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next().getLong(0)) : Optional.empty();
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
