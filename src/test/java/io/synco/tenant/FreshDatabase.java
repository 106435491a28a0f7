package io.synco.tenant;

import io.smallrye.mutiny.Uni;
import io.synco.infra.FreshInstallation;
import io.synco.kernel.Chance;
import io.synco.kernel.ShopId;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A migrated database of its own on the real PostgreSQL, seen by both roles, without an application. */
public final class FreshDatabase implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Also a statement over all tables is planned once. */
    private static final int STATEMENT_LENGTH_MAX = 20_000;

    private final FreshInstallation installation = FreshInstallation.create();
    private final Map<String, String> settings = installation.settings();
    private final Vertx vertx = Vertx.vertx();
    private final Pool app;
    private final Pool owner;
    private int shops;

    public FreshDatabase() {
        String url = "jdbc:postgresql://" + settings.get("SYNCO_DB_HOST") + ":" + settings.get("SYNCO_DB_PORT") + "/"
                + settings.get("SYNCO_DB_NAME");
        Flyway.configure()
                .dataSource(url, "synco_owner", settings.get("SYNCO_DB_OWNER_PASSWORD"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
        app = pool("synco_app", "SYNCO_DB_APP_PASSWORD");
        owner = pool("synco_owner", "SYNCO_DB_OWNER_PASSWORD");
    }

    /** As the application serves. */
    public Pool app() {
        return app;
    }

    public TenantTransaction tenant() {
        return new TenantTransaction(app);
    }

    public Connections connections(Chance chance) {
        return new Connections(tenant(), chance);
    }

    public Pool owner() {
        return owner;
    }

    public Vertx vertx() {
        return vertx;
    }

    public Map<String, String> settings() {
        return settings;
    }

    /** As the application's beans reach a tenant's tables. */
    public TenantTransaction transaction() {
        return new TenantTransaction(app);
    }

    public ShopId shop() {
        shops++;
        return await(new Shops(app).provision("shop-" + shops + ".myshopify.com"));
    }

    public <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    /** By the owner, who sees every shop. */
    public RowSet<Row> sql(String sql, Object... parameters) {
        return await(owner.preparedQuery(sql).execute(Tuple.wrap(parameters)));
    }

    @Override
    public void close() {
        await(app.close());
        await(owner.close());
        vertx.close().toCompletionStage().toCompletableFuture().join();
        installation.close();
    }

    private Pool pool(String user, String password) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(settings.get("SYNCO_DB_HOST"))
                .setPort(Integer.parseInt(settings.get("SYNCO_DB_PORT")))
                .setDatabase(settings.get("SYNCO_DB_NAME"))
                .setUser(user)
                .setPassword(settings.get(password))
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(STATEMENT_LENGTH_MAX);
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(10))
                .using(vertx)
                .build());
    }
}
