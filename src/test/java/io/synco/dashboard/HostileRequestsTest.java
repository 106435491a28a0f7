package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import io.synco.shopify.Signature;
import io.synco.simulation.SeededChance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to a route that anybody can reach gets a clear status, shows nothing of ourselves and changes nothing. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsTest {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);
    private static final List<String> PUBLIC = List.of(
            "GET /",
            "GET /app",
            "POST /app/sign-in",
            "GET /auth/install",
            "GET /auth/callback",
            "POST /hooks/odoo/nobody",
            "POST /webhooks/shopify",
            "GET /openapi",
            "GET /assets/app.css",
            "POST /api/v1/live",
            "PUT /api/v1/mapping",
            "POST /app/jobs/retry");

    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    private Merchant shop;
    private String token;

    @BeforeAll
    void open() {
        shop = shops.open().installs(shops::token);
        token = wallet.apiToken(shop.domain());
    }

    @AfterAll
    void close() {
        shop.close();
    }

    static Stream<String> publicRoutes() {
        return PUBLIC.stream();
    }

    @ParameterizedTest
    @MethodSource("publicRoutes")
    void ten_megabytes_are_refused_before_they_are_read(String route) {
        try (RawHttp wire = new RawHttp(shops.address())) {
            int status = wire.send(head(route, "Content-Length: " + TEN_MEGABYTES) + "x".repeat(100))
                    .status();

            assertThat(status).isEqualTo(413);
        }
    }

    /** Who needs no body to refuse does not wait for one. */
    @ParameterizedTest
    @CsvSource({
        "POST /webhooks/shopify, 408",
        "POST /api/v1/live, 408",
        "POST /app/sign-in, 408",
        "POST /hooks/odoo/nobody, 404",
        "PUT /auth/install, 405",
    })
    void a_body_that_does_not_come_to_its_end_is_not_waited_for(String route, int status) {
        String known = "Authorization: Bearer " + token + "\r\nOrigin: " + shops.address() + "\r\nContent-Length: 1000";
        String host = shops.address().replace("http://", "");

        try (RawHttp wire = new RawHttp(shops.address())) {
            int answered = wire.send(head(route, known).replace("Host: localhost", "Host: " + host) + "{")
                    .status();

            assertThat(answered).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST /webhooks/shopify, 400",
        "POST /api/v1/live, 400",
        "PUT /api/v1/mapping, 400",
        "POST /app/jobs/retry, 303",
        "POST /app/sign-in, 401",
        "POST /hooks/odoo/nobody, 404",
    })
    void json_ten_thousand_deep_is_no_json_that_anybody_meant(String route, int status) {
        SoftAssertions all = new SoftAssertions();
        for (String body :
                List.of(DEEP, "{\"live\":" + DEEP + "}", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))) {
            Web.Answer answer = asked(route)
                    .json(body)
                    .with(Map.of("Origin", shops.address(), "X-Shopify-Hmac-Sha256", signature(body)))
                    .send();

            all.assertThat(answer.status()).as(route).isEqualTo(status);
            all.assertThat(answer.body()).doesNotContain("Exception", "at io.", "jackson");
        }
        all.assertAll();
    }

    @Test
    void a_webhook_is_believed_by_its_signature_and_nothing_else() {
        String body = "{\"id\":4711,\"updated_at\":\"x\"}";
        SoftAssertions all = new SoftAssertions();

        all.assertThat(webhook(body, Map.of()).status()).as("right").isEqualTo(200);
        all.assertThat(webhook(body, Map.of()).status()).as("replayed").isEqualTo(200);
        all.assertThat(webhook(body, Map.of("X-Shopify-Hmac-Sha256", "")).status())
                .isEqualTo(401);
        all.assertThat(webhook(body, Map.of("X-Shopify-Hmac-Sha256", signature(body + " ")))
                        .status())
                .as("of another body")
                .isEqualTo(401);
        all.assertThat(webhook(
                                body,
                                Map.of("X-Shopify-Hmac-Sha256", signature(body).toLowerCase(java.util.Locale.ROOT)))
                        .status())
                .as("almost")
                .isEqualTo(401);
        all.assertThat(webhook(body, Map.of("X-Shopify-Shop-Domain", "never.myshopify.com"))
                        .status())
                .as("another shop: stored nowhere")
                .isEqualTo(200);
        all.assertThat(webhook(body, Map.of("X-Shopify-Topic", "made/up")).status())
                .isEqualTo(200);
        all.assertThat(webhook(body, Map.of("X-Shopify-Webhook-Id", "")).status())
                .isEqualTo(400);
        all.assertAll();
        assertThat(shop.events("order_changed"))
                .as("what was right came in once")
                .hasSize(1);
    }

    @Test
    void a_redaction_for_a_shop_that_the_signed_body_does_not_name_is_none() {
        String other = "{\"shop_id\":1,\"shop_domain\":\"other.myshopify.com\"}";
        String nobody = "{\"shop_id\":1}";
        Map<String, String> redact = Map.of("X-Shopify-Topic", "shop/redact");

        assertThat(webhook(other, redact).status()).isEqualTo(400);
        assertThat(webhook(nobody, redact).status()).isEqualTo(200);
        assertThat(shop.api().list("/privacy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /api/v1/shop",
                "X-Rewrite-URL: /api/v1/shop",
                "X-HTTP-Method-Override: PUT",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Prefix: /api/v1",
                "Forwarded: for=127.0.0.1;host=localhost",
                "X-Shopify-Shop-Domain: demo.myshopify.com",
                "Authorization: Basic c3luY286c3luY28=",
                "Authorization: Bearer",
                "Authorization: Bearer ,",
                "Cookie: synco=a; synco=b; __Host-synco=c",
            })
    void no_header_opens_a_door(String header) {
        try (RawHttp wire = new RawHttp(shops.address())) {
            assertThat(wire.send(head("GET /api/v1/shop", header)).status()).isEqualTo(401);
        }
    }

    @Test
    void a_second_token_beside_the_right_one_is_not_asked_for() {
        String both = "Authorization: Bearer nonsense\r\nAuthorization: Bearer " + token;

        try (RawHttp wire = new RawHttp(shops.address())) {
            assertThat(wire.send(head("GET /api/v1/shop", both)).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /app HTTP/1.1\\r\\nHost: a\\r\\nX-Long: %LONG%\\r\\n\\r\\n | 431",
                "GET /%LONG% HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n | 414",
                "POST /webhooks/shopify HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n | 401",
                "POST /webhooks/shopify HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nxx | 400",
                "POST /webhooks/shopify HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -1\\r\\n\\r\\n | 400",
                "GET /app HTTP/1.1\\r\\nHost : a\\r\\n\\r\\n | 400",
                "nonsense\\r\\n\\r\\n | 400",
            })
    void what_is_no_http_is_refused(String text, int status) {
        String wireText = text.replace("\\r\\n", "\r\n")
                .replace("%LONG%", "x".repeat(70_000))
                .stripLeading();
        try (RawHttp wire = new RawHttp(shops.address())) {
            assertThat(wire.send(wireText).status()).isEqualTo(status);
        }
    }

    /** Each seed is a request of its own, and is said where it fails. */
    @Test
    void noise_at_every_public_route_is_answered_and_never_with_a_fault_of_ours() {
        SoftAssertions all = new SoftAssertions();
        for (int seed = 1; seed <= 25; seed++) {
            for (String route : PUBLIC) {
                SeededChance chance = new SeededChance(seed * 31L + route.hashCode());
                Web.Answer answer = asked(route + query(chance))
                        .json(noise(chance, 300))
                        .with(Map.of(
                                "Origin", shops.address(),
                                "X-Shopify-Hmac-Sha256", printable(chance, 44),
                                "X-Shopify-Topic", printable(chance, 20),
                                "Accept", chance.oneIn(2) ? "text/html" : "*/*"))
                        .send();

                String what = route + " with seed " + seed + ": " + answer.body();
                all.assertThat(answer.status()).as(what).isLessThan(500);
                all.assertThat(answer.body())
                        .as(what)
                        .doesNotContain("Exception", "at io.", "PgException", shop.domain());
            }
        }
        all.assertAll();
    }

    private Web.Answer webhook(String body, Map<String, String> instead) {
        return Web.to(shops.address(), "POST", "/webhooks/shopify")
                .json(body)
                .with(Map.of(
                        "X-Shopify-Hmac-Sha256",
                        signature(body),
                        "X-Shopify-Topic",
                        "orders/updated",
                        "X-Shopify-Shop-Domain",
                        shop.domain(),
                        "X-Shopify-Webhook-Id",
                        "hostile-1"))
                .with(instead)
                .send();
    }

    private Web asked(String route) {
        String[] parts = route.split(" ", 2);
        Web web = Web.to(shops.address(), parts[0], parts[1]);
        return parts[1].startsWith("/api/") || parts[1].startsWith("/app/jobs") ? web.bearer(token) : web;
    }

    private String head(String route, String header) {
        String type = route.startsWith("POST /app/") ? "application/x-www-form-urlencoded" : "application/json";
        return route + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + header + "\r\n\r\n";
    }

    private static String signature(String body) {
        String secret = ConfigProvider.getConfig().getValue("SYNCO_SHOPIFY_CLIENT_SECRET", String.class);
        return Base64.getEncoder().encodeToString(Signature.of(secret, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String query(SeededChance chance) {
        StringBuilder query = new StringBuilder("?");
        for (String name : List.of("shop", "hmac", "code", "state", "timestamp", "id_token", "after", "show")) {
            if (chance.oneIn(2)) {
                query.append(name)
                        .append('=')
                        .append(printable(chance, chance.between(0, 40)))
                        .append('&');
            }
        }
        return query.toString();
    }

    private static String noise(SeededChance chance, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) chance.between(1, 0x2fff));
        }
        return text.toString();
    }

    private static String printable(SeededChance chance, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abcXYZ019._~-".charAt(chance.between(0, 12)));
        }
        return text.toString();
    }
}
