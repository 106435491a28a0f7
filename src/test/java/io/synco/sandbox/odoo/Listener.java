package io.synco.sandbox.odoo;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** A port that can stop listening (connections are refused, open ones cut) and start again as the same port. */
final class Listener {
    private final Vertx vertx;
    private final Handler<HttpServerRequest> handler;
    private int port;
    private HttpServer server;

    Listener(Vertx vertx, int port, Handler<HttpServerRequest> handler) {
        this.vertx = vertx;
        this.port = port;
        this.handler = handler;
    }

    synchronized int port() {
        return port;
    }

    synchronized void start() {
        if (server == null) {
            HttpServerOptions options =
                    new HttpServerOptions().setHost("127.0.0.1").setPort(port).setReuseAddress(true);
            server = await(
                    vertx.createHttpServer(options).requestHandler(handler).listen());
            port = server.actualPort();
        }
    }

    synchronized void stop() {
        if (server != null) {
            await(server.close());
            server = null;
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
