package io.synco.sync.job;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.sync.port.Lease;
import io.synco.tenant.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** In PostgreSQL: the lease is checked by the transaction's first statement. */
@ApplicationScoped
class PgTransactions implements Transactions {
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
}
