package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * Credentials of a shop, sealed with the shop's own data key. Names in use: {@code shopify.access-token},
 * {@code shopify.refresh-token}, {@code odoo.api-key}. The variants that take a connection run inside a tenant transaction.
 */
@ApplicationScoped
public class Secrets {
    private static final String PUT =
            "insert into secret (shop_id, name, key_no, sealed, expires_at) values ($1, $2, $3, $4, $5)"
                    + " on conflict (shop_id, name) do update set key_no = excluded.key_no, sealed = excluded.sealed,"
                    + " expires_at = excluded.expires_at, updated_at = now()";
    /** A shredded data key leaves its secrets unreadable: they are as good as gone. */
    private static final String GET = "select s.sealed, s.expires_at, k.key_no, k.wrapped"
            + " from secret s join data_key k on k.shop_id = s.shop_id and k.key_no = s.key_no"
            + " where s.shop_id = $1 and s.name = $2 and k.wrapped is not null";

    private static final String REMOVE = "delete from secret where shop_id = $1 and name = $2";

    private final TenantTransaction tenant;
    private final DataKeys keys;

    Secrets(TenantTransaction tenant, DataKeys keys) {
        this.tenant = tenant;
        this.keys = keys;
    }

    /** Compared by content; never printed. */
    public record Secret(byte[] plain, Optional<Instant> expiresAt) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Secret that && Arrays.equals(plain, that.plain) && expiresAt.equals(that.expiresAt);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(plain);
        }

        @Override
        public String toString() {
            return "Secret[" + plain.length + " bytes, expires " + expiresAt + "]";
        }
    }

    public Uni<Void> put(ShopId shop, String name, byte[] plain, Optional<Instant> expiresAt) {
        return tenant.in(shop, connection -> put(connection, shop, name, plain, expiresAt));
    }

    public Uni<Void> put(
            SqlConnection connection, ShopId shop, String name, byte[] plain, Optional<Instant> expiresAt) {
        OffsetDateTime end = expiresAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
        return keys.current(connection, shop)
                .chain(key -> connection
                        .preparedQuery(PUT)
                        .execute(Tuple.of(shop.value(), name, key.no(), Buffer.buffer(key.seal(name, plain)), end)))
                .replaceWithVoid();
    }

    public Uni<Optional<Secret>> get(ShopId shop, String name) {
        return tenant.in(shop, connection -> get(connection, shop, name));
    }

    /** Fails with {@link SealBroken} where it is there but cannot be opened. */
    public Uni<Optional<Secret>> get(SqlConnection connection, ShopId shop, String name) {
        return connection
                .preparedQuery(GET)
                .execute(Tuple.of(shop.value(), name))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(open(rows.iterator().next(), shop, name)));
    }

    public Uni<Void> remove(ShopId shop, String name) {
        return tenant.in(shop, connection -> remove(connection, shop, name));
    }

    public Uni<Void> remove(SqlConnection connection, ShopId shop, String name) {
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(shop.value(), name))
                .replaceWithVoid();
    }

    private Secret open(Row row, ShopId shop, String name) {
        DataKey key = keys.unwrap(shop, row.getInteger("key_no"), bytes(row, "wrapped"));
        Optional<Instant> end =
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant);
        return new Secret(key.open(name, bytes(row, "sealed")), end);
    }

    private static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }
}
