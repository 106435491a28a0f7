package io.synco.sandbox.shopify;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.function.Consumer;

/** Sends deliveries over HTTP as Shopify does: connect 1 s, 5 s in all, only 2xx counts, eight retries with growing pauses. */
final class WebhookSender {
    private static final int RETRIES_MAX = 8;

    private final Vertx vertx;
    private final AppCredentials app;
    private final HttpClient client;
    private volatile Duration firstPause = Duration.ofSeconds(1);

    WebhookSender(Vertx vertx, AppCredentials app) {
        this.vertx = vertx;
        this.app = app;
        client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(1000), new PoolOptions().setHttp1MaxSize(64));
    }

    /** The pause before the first retry; each further one is twice as long. Shopify's own add up to four hours. */
    void firstPause(Duration pause) {
        firstPause = pause;
    }

    void after(Duration pause, Runnable act) {
        vertx.setTimer(Math.max(1, pause.toMillis()), timer -> act.run());
    }

    /** Sends until accepted or out of retries; {@code givenUp} then hears of it. */
    void send(Delivery delivery, Consumer<Delivery> givenUp) {
        delivery.state(Delivery.State.SENDING);
        Buffer body = delivery.bytes();
        client.request(options(delivery, body))
                .compose(request -> status(request, body))
                .otherwise(0)
                .onSuccess(status -> answered(delivery, status, givenUp));
    }

    private void answered(Delivery delivery, int status, Consumer<Delivery> givenUp) {
        delivery.attempted(status);
        if (status >= 200 && status < 300) {
            delivery.state(Delivery.State.DELIVERED);
        } else if (delivery.attempts() > RETRIES_MAX) {
            delivery.state(Delivery.State.GIVEN_UP);
            givenUp.accept(delivery);
        } else {
            delivery.state(Delivery.State.WAITING);
            after(firstPause.multipliedBy(1L << (delivery.attempts() - 1)), () -> send(delivery, givenUp));
        }
    }

    private static io.vertx.core.Future<Integer> status(HttpClientRequest request, Buffer body) {
        return request.send(body).compose(response -> response.body().map(ignored -> response.statusCode()));
    }

    private RequestOptions options(Delivery delivery, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(delivery.subscription().uri())
                .setTimeout(5000)
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Shopify-Topic", delivery.topic())
                .putHeader("X-Shopify-Hmac-Sha256", Signatures.base64(app.clientSecret(), body.getBytes()))
                .putHeader("X-Shopify-Shop-Domain", delivery.shop())
                .putHeader("X-Shopify-API-Version", ShopifySandbox.API_VERSION)
                .putHeader("X-Shopify-Webhook-Id", delivery.webhookId())
                .putHeader("X-Shopify-Event-Id", delivery.eventId())
                .putHeader("X-Shopify-Triggered-At", delivery.triggeredAt().toString());
        if (delivery.subscription().name() != null) {
            options.putHeader("X-Shopify-Name", delivery.subscription().name());
        }
        return options;
    }
}
