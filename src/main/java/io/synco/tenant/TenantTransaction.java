package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * The one door to tenants' tables for the reactive client. The shop is an argument, never ambient context, which reactive code
 * loses. Inside, one statement at a time: concatenate, never merge; and never ask for a second connection.
 */
@ApplicationScoped
public class TenantTransaction {
    private static final String SET_SHOP = "select set_config('app.shop_id', $1, true)";

    /**
     * Opens a single statement that is its own transaction: every part of it must select from {@code shop}, so that the setting
     * stands before a policy is asked. One round trip instead of four, for the webhook's path.
     */
    private static final String SHOP_FIRST =
            "with shop as materialized (select set_config('app.shop_id', $1, true)::bigint as id), ";

    private final Pool pool;

    TenantTransaction(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> in(ShopId shop, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SET_SHOP)
                .execute(Tuple.of(shop.toString()))
                .chain(ignored -> work.apply(connection)));
    }

    /**
     * @param rest what follows {@code with shop as (…), }; it reads the shop's number from {@code shop.id}
     * @param parameters from $2 on
     */
    public Uni<RowSet<Row>> single(ShopId shop, String rest, Object... parameters) {
        Tuple tuple = Tuple.of(shop.toString());
        for (Object parameter : parameters) {
            tuple.addValue(parameter);
        }
        return pool.preparedQuery(SHOP_FIRST + rest).execute(tuple);
    }
}
