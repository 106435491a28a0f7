package io.synco.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A closed loop: each connection sends its next webhook when the last was answered, until all are sent. */
final class Load implements AutoCloseable {
    /** Shopify gives up after 5 s. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private static final Duration RUN_MAX = Duration.ofMinutes(3);

    /**
     * What became of one run.
     *
     * @param accepted of those answered 200: from before the request was made until its answer was read
     * @param errors how many had each other status, or no answer
     */
    record Result(Timings accepted, Map<String, Integer> errors, Duration took) {
        double perSecond() {
            return accepted.count() * 1e9 / took.toNanos();
        }

        /** Both as one run. */
        Result and(Result other) {
            Map<String, Integer> all = new TreeMap<>(errors);
            other.errors.forEach((what, count) -> all.merge(what, count, Integer::sum));
            return new Result(accepted.and(other.accepted), all, took.plus(other.took));
        }
    }

    private final int connections;
    private final Vertx vertx;
    private final HttpClient client;

    Load(int connections) {
        this.connections = connections;
        // One thread, so that the driver takes as little as can be from what it measures, and a run needs no locks.
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
    }

    Result send(URI address, List<SignedWebhook> webhooks) {
        Run run = new Run(address, webhooks);
        vertx.runOnContext(now -> run.begin());
        try {
            return run.result.get(RUN_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("Interrupted while sending webhooks to " + address);
        } catch (ExecutionException | TimeoutException late) {
            throw new DemoFailed(webhooks.size() + " webhooks to " + address + " were not answered within "
                    + RUN_MAX.toMinutes() + " minutes: " + late);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Lives on the one event loop. */
    private final class Run {
        private final CompletableFuture<Result> result = new CompletableFuture<>();
        private final Map<String, Integer> errors = new TreeMap<>();
        private final RequestOptions to;
        private final Iterator<SignedWebhook> waiting;
        private final long[] nanos;
        private int accepted;
        private int open;
        private long begun;

        Run(URI address, List<SignedWebhook> webhooks) {
            to = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(address.toString())
                    .setTimeout(ANSWER_MAX.toMillis());
            waiting = webhooks.iterator();
            nanos = new long[webhooks.size()];
        }

        void begin() {
            begun = System.nanoTime();
            open = connections;
            for (int i = 0; i < connections; i++) {
                next();
            }
        }

        private void next() {
            if (waiting.hasNext()) {
                SignedWebhook webhook = waiting.next();
                long sent = System.nanoTime();
                client.request(to)
                        .compose(request -> status(request, webhook))
                        .onComplete(answer -> answered(answer, System.nanoTime() - sent));
            } else if (--open == 0) {
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                result.complete(new Result(Timings.ofNanos(Arrays.copyOf(nanos, accepted)), errors, took));
            }
        }

        private void answered(io.vertx.core.AsyncResult<Integer> answer, long took) {
            if (answer.succeeded() && answer.result() == 200) {
                nanos[accepted++] = took;
            } else {
                String what = answer.succeeded()
                        ? "status " + answer.result()
                        : answer.cause().getClass().getSimpleName();
                errors.merge(what, 1, Integer::sum);
            }
            next();
        }

        private Future<Integer> status(HttpClientRequest request, SignedWebhook webhook) {
            return request.putHeader("Content-Type", "application/json")
                    .putHeader("X-Shopify-Topic", webhook.topic())
                    .putHeader("X-Shopify-Hmac-Sha256", webhook.hmac())
                    .putHeader("X-Shopify-Shop-Domain", webhook.shop())
                    .putHeader("X-Shopify-Webhook-Id", webhook.id())
                    .send(webhook.body())
                    .compose(answer -> answer.body().map(read -> answer.statusCode()));
        }
    }
}
