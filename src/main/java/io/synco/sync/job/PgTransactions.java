package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Lease;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** In PostgreSQL: the lease is checked by the transaction's first statement. */
@ApplicationScoped
class PgTransactions implements Transactions {
    // Every transaction of a slice begins by locking this row shared.
    private static final String FENCE = "select from shop_work where shop_id = $1 for update";

    private final TenantTransaction tenant;

    PgTransactions(TenantTransaction tenant) {
        this.tenant = tenant;
    }

    @Override
    public <T> Uni<T> in(Lease lease, Function<Tx, Uni<T>> work) {
        return tenant.in(
                lease.shop(), connection -> lease.check(connection).chain(() -> work.apply(new PgTx(connection))));
    }

    @Override
    public <T> Uni<T> unfenced(ShopId shop, Function<Tx, Uni<T>> work) {
        return tenant.in(shop, connection -> work.apply(new PgTx(connection)));
    }

    @Override
    public <T> Uni<T> alone(ShopId shop, Function<Tx, Uni<T>> work) {
        return tenant.in(
                shop,
                connection -> connection
                        .preparedQuery(FENCE)
                        .execute(Tuple.of(shop.value()))
                        .chain(() -> work.apply(new PgTx(connection))));
    }
}
