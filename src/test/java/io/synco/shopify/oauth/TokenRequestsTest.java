package io.synco.shopify.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.synco.egress.OpenEgress;
import io.synco.kernel.Time;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.TestConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to the token endpoint is what Shopify's own library sends. */
class TokenRequestsTest {
    private static final String SHOP = "some-shop.myshopify.com";
    private static final String ANSWER = "{\"access_token\":\"shpat_x\",\"scope\":\"read_products\"}";

    private record Sent(String method, String path, String type, String accept, JsonNode body) {}

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Sent> sent = new CompletableFuture<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_session_token_is_exchanged_as_the_library_does() throws IOException {
        isAsInVector("tokenExchangeOfflineExpiring", endpoint -> endpoint.exchange(SHOP, "<session token>"));
    }

    @Test
    void a_token_is_refreshed_as_the_library_does() throws IOException {
        isAsInVector("refreshToken", endpoint -> endpoint.refresh(SHOP, "shprt_old"));
    }

    private void isAsInVector(String name, Function<TokenEndpoint, Uni<Grant>> call) throws IOException {
        JsonNode vector = TestConfig.VECTORS.at("/tokenEndpointRequests/cases/" + name + "/requests/0");
        HttpServer server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        JsonNode about = TestConfig.VECTORS.get("_about");
        ShopifyConfig config = TestConfig.of(
                about.get("apiKey").asText(),
                about.get("apiSecret").asText(),
                "http://127.0.0.1:" + server.actualPort() + "/{shop}");

        call.apply(new TokenEndpoint(OpenEgress.on(vertx), config, Time.SYSTEM))
                .await()
                .indefinitely();

        Sent got = sent.join();
        assertThat(got.method()).isEqualTo(vector.get("method").asText());
        assertThat("https:/" + got.path()).isEqualTo(vector.get("url").asText());
        assertThat(got.type()).isEqualTo(vector.at("/headers/content-type").asText());
        assertThat(got.accept()).isEqualTo(vector.at("/headers/accept").asText());
        assertThat(got.body()).isEqualTo(vector.get("body"));
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            try {
                sent.complete(new Sent(
                        request.method().name(),
                        request.path(),
                        request.getHeader("Content-Type"),
                        request.getHeader("Accept"),
                        new ObjectMapper().readTree(body.getBytes())));
            } catch (IOException e) {
                sent.completeExceptionally(e);
            }
            request.response().putHeader("Content-Type", "application/json").end(ANSWER);
        });
    }
}
