package io.synco.sync.setup;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The application's beans over a real database, with scripted remotes. */
@ApplicationScoped
public class SetupDatabase {
    private final Pool pool;
    private final TenantTransaction transaction;

    SetupDatabase(Pool pool, TenantTransaction transaction) {
        this.pool = pool;
        this.transaction = transaction;
    }

    public static class WithScriptedRemotes implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ScriptedRemotes.class);
        }
    }

    static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    ShopId newShop(String domain) {
        return await(() -> pool.preparedQuery("select provision_shop($1) as id")
                .execute(Tuple.of(domain + ".myshopify.com"))
                .map(rows -> new ShopId(rows.iterator().next().getLong("id"))));
    }

    /** Each row as its columns joined by spaces. @param sql names the shop as $1 */
    List<String> rows(ShopId shop, String sql) {
        return await(() -> transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(sql)
                        .execute(Tuple.of(shop.value()))
                        .map(rows -> rows.stream().map(SetupDatabase::joined).toList())));
    }

    private static String joined(Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            text.append(i == 0 ? "" : " ").append(row.getValue(i));
        }
        return text.toString();
    }
}
