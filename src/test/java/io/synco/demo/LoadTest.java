package io.synco.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.sandbox.shopify.Signatures;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The benchmark's load driver, against a server that refuses every tenth webhook. */
class LoadTest {
    private static final int CONNECTIONS = 4;
    private static final String SECRET = "shpss_test";
    private static final List<JsonObject> BODIES =
            List.of(new JsonObject().put("id", 1), new JsonObject().put("id", 2));

    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Queue<String> wronglySigned = new ConcurrentLinkedQueue<>();
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Answers only when all four connections wait: fewer would run into the driver's time limit. */
    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            ids.add(request.getHeader("X-Shopify-Webhook-Id"));
            if (!Signatures.base64(SECRET, body.getBytes()).equals(request.getHeader("X-Shopify-Hmac-Sha256"))) {
                wronglySigned.add(body.toString());
            }
            int status = received.incrementAndGet() % 10 == 0 ? 503 : 200;
            answers.add(() -> request.response().setStatusCode(status).end());
            if (received.get() % CONNECTIONS == 0) {
                mostWaiting.accumulateAndGet(answers.size(), Math::max);
                Stream.generate(answers::poll).takeWhile(Objects::nonNull).forEach(Runnable::run);
            }
        });
    }

    @Test
    void every_webhook_is_sent_once_and_what_was_refused_is_counted() {
        List<SignedWebhook> webhooks = SignedWebhook.many(200, "a.myshopify.com", "orders/updated", BODIES, SECRET);

        Load.Result result;
        try (Load load = new Load(CONNECTIONS)) {
            result = load.send(URI.create("http://127.0.0.1:" + server.actualPort() + "/"), webhooks);
        }

        assertThat(result.accepted().count()).isEqualTo(180);
        assertThat(result.errors()).containsExactly(Map.entry("status 503", 20));
        assertThat(ids).hasSize(200);
        assertThat(wronglySigned).isEmpty();
        assertThat(mostWaiting).hasValue(CONNECTIONS);
    }

    @Test
    void a_server_that_is_away_is_an_error_for_each_webhook() {
        server.close().toCompletionStage().toCompletableFuture().join();
        List<SignedWebhook> webhooks = SignedWebhook.many(5, "a.myshopify.com", "orders/updated", BODIES, SECRET);

        Load.Result result;
        try (Load load = new Load(2)) {
            result = load.send(URI.create("http://127.0.0.1:" + server.actualPort() + "/"), webhooks);
        }

        assertThat(result.accepted().count()).isZero();
        assertThat(result.errors().values()).containsExactly(5);
    }
}
