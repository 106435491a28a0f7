package io.synco.sandbox.shopify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** A Shopify of many stores on one port of this machine: {@code http://127.0.0.1:PORT/{shop-domain}/admin/...}. */
public final class ShopifySandbox implements AutoCloseable {
    /** The only API version spoken here. */
    public static final String API_VERSION = "2026-10";

    private final Vertx vertx;
    private final AppCredentials app;
    private final SandboxClock clock = new SandboxClock(InstantSource.system());
    private final WebhookSender sender;
    private final Map<String, Store> stores = new ConcurrentSkipListMap<>();
    private final OAuthEndpoint oauth;
    private final GraphQlEndpoint graphQl;
    private final Control control;
    private HttpServer server;

    private ShopifySandbox(AppCredentials app) {
        this.app = app;
        vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(40).setEventLoopPoolSize(2));
        sender = new WebhookSender(vertx, app);
        oauth = new OAuthEndpoint(app);
        graphQl = new GraphQlEndpoint(vertx);
        control = new Control(this);
    }

    public static ShopifySandbox start(int port) {
        return start(port, AppCredentials.DEFAULT);
    }

    /** @param port 0 for any free one */
    public static ShopifySandbox start(int port, AppCredentials app) {
        ShopifySandbox sandbox = new ShopifySandbox(app);
        sandbox.server = await(
                sandbox.vertx.createHttpServer().requestHandler(sandbox::route).listen(port, "127.0.0.1"));
        return sandbox;
    }

    public int port() {
        return server.actualPort();
    }

    public AppCredentials app() {
        return app;
    }

    /** For SYNCO_SHOPIFY_BASE_URL. */
    public String baseUrlPattern() {
        return "http://127.0.0.1:" + port() + "/{shop}";
    }

    public SandboxClock clock() {
        return clock;
    }

    /** The pause before a refused webhook's first retry; each further one is twice as long. */
    public void webhookRetryPause(Duration pause) {
        sender.firstPause(pause);
    }

    /** Which version it says that it serves, as after the one that is spoken here was retired. */
    public void servesVersion(String version) {
        graphQl.servesVersion(version);
    }

    public Store createStore(String domain) {
        return createStore(domain, "");
    }

    /** @param generation any text; another one gives other ids, for a shop that must not repeat those of an earlier run */
    public Store createStore(String domain, String generation) {
        Store store = new Store(domain, generation, app, clock, sender, () -> "http://127.0.0.1:" + port());
        if (stores.putIfAbsent(domain, store) != null) {
            throw new IllegalStateException("There is already a store " + domain + "; delete it first.");
        }
        return store;
    }

    public Store store(String domain) {
        Store store = stores.get(domain);
        if (store == null) {
            throw new NoSuchElementException("No store " + domain + "; create it first.");
        }
        return store;
    }

    public List<Store> stores() {
        return new ArrayList<>(stores.values());
    }

    public void deleteStore(String domain) {
        stores.remove(domain);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void route(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith(Control.PREFIX)) {
            withBody(request, body -> control.handle(request, body));
            return;
        }
        int slash = path.indexOf('/', 1);
        Store store = slash < 0 ? null : stores.get(path.substring(1, slash));
        String rest = request.method() + (slash < 0 ? "" : " " + path.substring(slash));
        if (store == null) {
            Http.json(request, 404, new JsonObject().put("errors", "Not Found"));
            return;
        }
        switch (rest) {
            case "GET /admin/oauth/authorize" -> oauth.authorize(store, request);
            case "POST /admin/oauth/access_token" -> withBody(request, body -> oauth.token(store, request, body));
            case "POST /admin/api/" + API_VERSION + "/graphql.json" ->
                withBody(request, body -> graphQl.handle(store, request, body));
            default -> {
                if (rest.startsWith("GET " + BulkFile.PATH)) {
                    BulkFile.serve(store, request);
                } else {
                    Http.json(request, 404, new JsonObject().put("errors", "Not Found"));
                }
            }
        }
    }

    private void withBody(HttpServerRequest request, java.util.function.Consumer<Buffer> act) {
        request.body()
                .onSuccess(body -> vertx.executeBlocking(
                                () -> {
                                    act.accept(body);
                                    return null;
                                },
                                false)
                        .onFailure(broken ->
                                Http.send(request, 500, "text/plain", "The Shopify double failed: " + broken)));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failed) {
            throw new IllegalStateException(
                    "The Shopify double could not start or stop: " + failed.getMessage(), failed);
        }
    }
}
