package io.synco.demo;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.List;

/**
 * The benchmark's baseline, a process of its own: a handler that does one insert for each request and nothing else, on the
 * application's HTTP server and PostgreSQL client with the same settings, and as many connections as webhooks may hold there.
 * GET answers how many rows there are. It ends when its standard input does, so it never outlives who started it.
 */
final class BareHandler extends AbstractVerticle {
    /** {@code synco.shopify.webhooks-at-once-max}: the application lets so many webhooks at its pool. */
    static final int CONNECTIONS_MAX = 8;

    private static final String DROP = "drop schema if exists bare cascade";
    private static final List<String> TABLE = List.of(
            DROP,
            "create schema bare",
            "create table bare.webhook (shop text not null, topic text not null, webhook_id text not null,"
                    + " body bytea not null, primary key (shop, topic, webhook_id))");
    private static final String INSERT =
            "insert into bare.webhook (shop, topic, webhook_id, body) values ($1, $2, $3, $4)";

    private final Pool pool;
    private final int port;

    private BareHandler(Pool pool, int port) {
        this.pool = pool;
        this.port = port;
    }

    /** Argument: the port to listen on. Prints {@code ready}. */
    public static void main(String[] arguments) {
        try {
            serve(Integer.parseInt(arguments[0]));
            System.exit(0);
        } catch (IOException | RuntimeException failure) {
            System.err.println("The bare handler stopped: " + failure);
            System.exit(1);
        }
    }

    private static void serve(int port) throws IOException {
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS_MAX))
                .connectingTo(database())
                .using(vertx)
                .build();
        for (String statement : TABLE) {
            await(pool.query(statement).execute());
        }
        await(vertx.deployVerticle(
                () -> new BareHandler(pool, port),
                new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // until whoever started this closes it, or ends
        }
        await(pool.query(DROP).execute());
    }

    private static PgConnectOptions database() {
        return new PgConnectOptions()
                .setHost(DemoShop.env("SYNCO_DB_HOST"))
                .setPort(Integer.parseInt(DemoShop.env("SYNCO_DB_PORT")))
                .setDatabase(DemoShop.env("SYNCO_DB_NAME"))
                .setUser("synco_owner")
                .setPassword(DemoShop.env("SYNCO_DB_OWNER_PASSWORD"))
                .setCachePreparedStatements(true);
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer()
                .requestHandler(request -> answer(request))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void answer(HttpServerRequest request) {
        if (request.method() == HttpMethod.GET) {
            pool.query("select count(*) from bare.webhook")
                    .execute()
                    .onSuccess(rows -> request.response()
                            .end(rows.iterator().next().getLong(0).toString()))
                    .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
            return;
        }
        request.body()
                .compose(body -> pool.preparedQuery(INSERT)
                        .execute(Tuple.of(
                                request.getHeader("X-Shopify-Shop-Domain"),
                                request.getHeader("X-Shopify-Topic"),
                                request.getHeader("X-Shopify-Webhook-Id"),
                                body)))
                .onComplete(done -> request.response()
                        .setStatusCode(done.succeeded() ? 200 : 503)
                        .end());
    }
}
