package io.synco.shopify.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.egress.OpenEgress;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AuthRevoked;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sandbox.shopify.ShopifySandbox;
import io.synco.sandbox.shopify.Store;
import io.synco.shopify.KnownMerchants;
import io.synco.shopify.ShopifyConfig;
import io.synco.shopify.TestConfig;
import io.synco.sync.port.Inbox;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstallationTest implements TokenVault, Inbox {
    private static final String DOMAIN = "mugs.myshopify.com";

    private final ShopifySandbox shopify = ShopifySandbox.start(0);
    private final Store store = shopify.createStore(DOMAIN);
    private final Vertx vertx = Vertx.vertx();
    private final ShopifyConfig config =
            TestConfig.of(shopify.app().clientId(), shopify.app().clientSecret(), shopify.baseUrlPattern());
    private final Time time = new Time() {
        @Override
        public Instant now() {
            return shopify.clock().instant();
        }

        @Override
        public long nanos() {
            return 0;
        }
    };
    private final KnownMerchants merchants = new KnownMerchants(DOMAIN);
    private final TokenEndpoint endpoint = new TokenEndpoint(OpenEgress.on(vertx), config, time);
    private final Installation installation =
            new Installation(config, "https://synco.test", endpoint, this, merchants, this, time);
    private final RenewedTokens tokens = new RenewedTokens(this, endpoint, merchants, config, time);
    private final List<ShopId> installed = new ArrayList<>();
    private Optional<Tokens> kept = Optional.empty();

    @AfterEach
    void stop() {
        shopify.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_merchant_who_agrees_is_connected_and_the_first_job_waits() throws Exception {
        install();

        assertThat(kept.orElseThrow().access()).startsWith("shpat_");
        assertThat(merchants.told).containsExactly("connected " + DOMAIN);
        assertThat(installed).containsExactly(KnownMerchants.SHOP);
    }

    @Test
    void another_browser_another_shop_or_a_late_return_is_not_believed() throws Exception {
        Installation.Departure departure = installation.begin(DOMAIN).orElseThrow();
        Callback callback = new Callback(agree(departure));

        assertThat(installation.check(callback, departure.cookie())).contains(DOMAIN);
        assertThat(installation.check(callback, "")).isEmpty();
        assertThat(installation.check(
                        callback, installation.begin(DOMAIN).orElseThrow().cookie()))
                .isEmpty();
        shopify.clock().advance(Duration.ofSeconds(92));
        assertThat(installation.check(callback, departure.cookie())).isEmpty();
    }

    @Test
    void a_token_is_renewed_before_it_ends_and_stored_before_it_is_used() throws Exception {
        install();
        String first = kept.orElseThrow().access();
        assertThat(current()).isEqualTo(first);

        shopify.clock().advance(Duration.ofMinutes(56));

        String second = current();
        assertThat(second).isNotEqualTo(first).isEqualTo(kept.orElseThrow().access());
        assertThat(tokens.after(KnownMerchants.SHOP, first).await().indefinitely())
                .isEqualTo(second);
    }

    @Test
    void a_dead_refresh_token_asks_for_the_merchant() throws Exception {
        install();
        String access = kept.orElseThrow().access();
        store.uninstall();

        Throwable failure = catchThrowable(
                () -> tokens.after(KnownMerchants.SHOP, access).await().indefinitely());

        assertThat(((RemoteException) failure).failure()).isInstanceOf(AuthRevoked.class);
    }

    @Test
    void a_callback_is_believed_as_the_vectors_say() {
        for (JsonNode vector : TestConfig.VECTORS.get("oauthCallbackHmac")) {
            Callback callback = new Callback(query(vector.get("query").asText()));
            assertThat(callback.isGenuine(TestConfig.ofVectors().clientSecret().get(), TestConfig.vectorTime()))
                    .as(vector.get("name").asText())
                    .isEqualTo(vector.at("/expect/valid").asBoolean());
        }
    }

    private String current() {
        return tokens.current(KnownMerchants.SHOP).await().indefinitely();
    }

    private void install() throws IOException, InterruptedException {
        Installation.Departure departure = installation.begin(DOMAIN).orElseThrow();
        Callback callback = new Callback(agree(departure));
        String shop = installation.check(callback, departure.cookie()).orElseThrow();
        installation.complete(shop, callback.one("code")).await().indefinitely();
    }

    private static Map<String, List<String>> agree(Installation.Departure departure)
            throws IOException, InterruptedException {
        HttpResponse<String> back = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(departure.to()).build(), HttpResponse.BodyHandlers.ofString());
        return query(
                URI.create(back.headers().firstValue("Location").orElseThrow()).getRawQuery());
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    List.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)));
        }
        return query;
    }

    @Override
    public Uni<Optional<Tokens>> read(ShopId shop) {
        return Uni.createFrom().item(() -> kept);
    }

    @Override
    public Uni<Void> store(ShopId shop, Grant grant) {
        kept = Optional.of(
                new Tokens(grant.access(), grant.accessUntil(), grant.refresh().map(Grant.Token::text)));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<Tokens>> renew(ShopId shop, Function<Tokens, Uni<Optional<Grant>>> renewal) {
        return kept.isEmpty()
                ? Uni.createFrom().item(kept)
                : renewal.apply(kept.get())
                        .invoke(grant -> grant.ifPresent(given -> store(shop, given)))
                        .map(grant -> kept);
    }

    @Override
    public Uni<Boolean> accept(ShopId shop, Hint hint) {
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<Void> installed(ShopId shop) {
        installed.add(shop);
        return Uni.createFrom().voidItem();
    }
}
