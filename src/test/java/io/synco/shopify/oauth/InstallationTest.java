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
import io.synco.shopify.Signature;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstallationTest implements Inbox {
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
    private final MemoryVault vault = new MemoryVault();
    private final Turns turns = new Turns(vault, time);
    private final Installation installation =
            new Installation(config, "https://synco.test", endpoint, vault, turns, merchants, this, time);
    private final RenewedTokens tokens = new RenewedTokens(vault, turns, endpoint, merchants, config, time);
    private final List<ShopId> installed = new ArrayList<>();

    @AfterEach
    void stop() {
        shopify.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_merchant_who_agrees_is_connected_and_the_first_job_waits() throws Exception {
        install();

        assertThat(vault.kept().orElseThrow().access()).startsWith("shpat_");
        assertThat(installed).containsExactly(KnownMerchants.SHOP);
    }

    @Test
    void whoever_opens_the_app_in_their_shop_has_installed_it() {
        store.tokens().agree(config.scopes());

        installation.welcome(DOMAIN, store.sessionToken()).await().indefinitely();

        assertThat(vault.kept().orElseThrow().access()).startsWith("shpat_");
        assertThat(vault.kept().orElseThrow().refresh()).isPresent();
        assertThat(installed).containsExactly(KnownMerchants.SHOP);
    }

    @Test
    void a_session_token_that_shopify_does_not_take_installs_nothing() {
        Throwable failure = catchThrowable(() ->
                installation.welcome(DOMAIN, store.sessionToken() + "x").await().indefinitely());

        assertThat(((RemoteException) failure).failure()).isInstanceOf(AuthRevoked.class);
        assertThat(vault.kept()).isEmpty();
        assertThat(installed).isEmpty();
    }

    @Test
    void the_way_on_leads_into_shopifys_admin_as_the_vectors_say_and_nowhere_else() {
        String clientId = TestConfig.ofVectors().clientId().get();
        for (JsonNode vector : TestConfig.VECTORS.get("hostParam")) {
            String expected = vector.at("/expect/embeddedAppUrl").asText();
            assertThat(EmbeddedAddress.of(vector.get("input").asText(), clientId)
                            .map(URI::toString))
                    .as(vector.get("input").asText())
                    .isEqualTo(expected.startsWith("THROWS") ? Optional.empty() : Optional.of(expected));
        }
        assertThat(installation.home(DOMAIN, "ZXZpbC5jb20vYWRtaW4="))
                .hasToString("https://synco.test/app?shop=" + DOMAIN);
    }

    @Test
    void shopifys_own_example_of_a_signed_query_is_right() {
        JsonNode example = TestConfig.VECTORS.get("docsExample");

        byte[] signature = Signature.of(
                example.get("secret").asText(), example.get("message").asText());

        assertThat(HexFormat.of().formatHex(signature))
                .isEqualTo(example.get("publishedHmac").asText());
    }

    @Test
    void a_departure_asks_for_what_shopifys_library_asks_and_for_no_persons_token() {
        Map<String, List<String>> asked =
                query(installation.begin(DOMAIN).orElseThrow().to().getRawQuery());
        Map<String, List<String>> library = query(URI.create(
                        TestConfig.VECTORS.at("/authorizeRedirect/0/location").asText())
                .getRawQuery());

        // An empty grant option, which the library adds, asks for the same as none.
        assertThat(library.remove("grant_options[]")).containsExactly("");
        assertThat(asked.keySet()).isEqualTo(library.keySet());
        assertThat(asked.get("state").get(0)).hasSameSizeAs(library.get("state").get(0));
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
        String first = vault.kept().orElseThrow().access();
        assertThat(current()).isEqualTo(first);

        shopify.clock().advance(Duration.ofMinutes(56));

        String second = current();
        assertThat(second)
                .isNotEqualTo(first)
                .isEqualTo(vault.kept().orElseThrow().access());
        assertThat(tokens.after(KnownMerchants.SHOP, first).await().indefinitely())
                .isEqualTo(second);
    }

    @Test
    void a_dead_refresh_token_asks_for_the_merchant() throws Exception {
        install();
        String access = vault.kept().orElseThrow().access();
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
    public Uni<Boolean> accept(ShopId shop, Hint hint) {
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<Void> installed(ShopId shop, String domain, List<String> scopes, String note) {
        assertThat(note).isEmpty();
        installed.add(shop);
        return Uni.createFrom().voidItem();
    }
}
