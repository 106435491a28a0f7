package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** An installed shop's API tokens: shown once when made, then known by their hash only; they end by themselves and can be revoked. */
@ApplicationScoped
public class ApiTokens {
    /** One text for both who make tokens: this class and the command line. */
    static final String CREATE = "insert into api_token (shop_id, hash, label, expires_at)"
            + " select s, h, l, now() + d * interval '1 second' from (select %s::bigint s, %s::bytea h, %s::text l, %s::bigint d) v";

    private static final String INSERT = CREATE.formatted("$1", "$2", "$3", "$4");
    private static final String VERIFY = "select token_id, label from api_token"
            + " where shop_id = $1 and hash = $2 and expires_at > now() and revoked_at is null"
            + " and exists (select from shop_directory d where d.shop_id = $1 and d.state = 1)";
    private static final String REVOKE =
            "update api_token set revoked_at = now() where shop_id = $1 and token_id = $2 and revoked_at is null";

    private final TenantTransaction tenant;

    ApiTokens(TenantTransaction tenant) {
        this.tenant = tenant;
    }

    public record ApiToken(ShopId shop, long tokenId, String label) {}

    /** The token itself; it is not stored and cannot be shown again. */
    public Uni<String> create(ShopId shop, String label, Duration life) {
        TokenText token = TokenText.fresh(shop);
        Tuple row = Tuple.of(shop.value(), Buffer.buffer(token.hash()), label, life.toSeconds());
        return tenant.in(shop, connection -> connection.preparedQuery(INSERT).execute(row))
                .replaceWith(token.text());
    }

    /** Empty for what is malformed, unknown, expired, revoked or of a shop that has left: which of these is nobody's business. */
    public Uni<Optional<ApiToken>> verify(String token) {
        return TokenText.parse(token)
                .map(this::verify)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    public Uni<Void> revoke(ShopId shop, long tokenId) {
        Tuple row = Tuple.of(shop.value(), tokenId);
        return tenant.in(shop, connection -> connection.preparedQuery(REVOKE).execute(row))
                .replaceWithVoid();
    }

    private Uni<Optional<ApiToken>> verify(TokenText token) {
        ShopId shop = token.shop();
        Tuple key = Tuple.of(shop.value(), Buffer.buffer(token.hash()));
        return tenant.in(shop, connection -> connection.preparedQuery(VERIFY).execute(key))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    return Optional.of(new ApiToken(shop, row.getLong(0), row.getString(1)));
                });
    }
}
