package io.synco.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** OAuth as section 4 of the reference tells it, with the signatures of vectors.json. */
class OAuthTest {
    private static final JsonObject VECTORS = new JsonObject(Resources.text("vectors.json"));
    private static final AppCredentials APP = new AppCredentials(
            VECTORS.getJsonObject("_about").getString("apiKey"),
            VECTORS.getJsonObject("_about").getString("apiSecret"));
    private static ShopifySandbox shopify;
    private static Store store;
    private static Caller caller;

    @BeforeAll
    static void start() {
        shopify = ShopifySandbox.start(0, APP);
        store = shopify.createStore("some-shop.myshopify.com");
        caller = new Caller(shopify, store);
    }

    @AfterAll
    static void stop() {
        shopify.close();
    }

    @Test
    void callbacks_are_signed_as_the_official_library_signs_them() {
        for (Object each : VECTORS.getJsonArray("oauthCallbackHmac")) {
            JsonObject vector = (JsonObject) each;
            // The library sorts by locale (alpha before Zeta); a callback of Shopify's has no capital keys.
            boolean plain = !vector.getString("name").contains("uppercase key");
            if (vector.getJsonObject("expect").getBoolean("valid") && plain) {
                Map<String, String> parameters = new LinkedHashMap<>();
                vector.getJsonObject("params")
                        .forEach(entry -> parameters.put(entry.getKey(), (String) entry.getValue()));
                String hmac = parameters.remove("hmac");
                assertThat(Signatures.ofQuery(APP.clientSecret(), parameters))
                        .as(vector.getString("name"))
                        .isEqualTo(hmac);
            }
        }
    }

    @Test
    void webhooks_are_signed_as_the_official_library_signs_them() {
        JsonObject vector = VECTORS.getJsonArray("webhookHmac").getJsonObject(0);

        assertThat(Signatures.base64(
                        APP.clientSecret(), vector.getString("bodyUtf8").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(vector.getJsonObject("expect").getString("hmac"));
    }

    @Test
    void the_librarys_session_tokens_are_judged_alike() {
        Instant then = Instant.ofEpochSecond(VECTORS.getJsonObject("_about").getLong("fixedNowEpochSec"));
        JsonObject valid = VECTORS.getJsonArray("sessionToken").getJsonObject(0);
        JsonObject expired = VECTORS.getJsonArray("sessionToken").getJsonObject(1);

        assertThat(SessionToken.isValid(APP, store.domain(), valid.getString("token"), then))
                .isTrue();
        assertThat(SessionToken.isValid(APP, store.domain(), expired.getString("token"), then))
                .isFalse();
        assertThat(SessionToken.isValid(APP, "other.myshopify.com", valid.getString("token"), then))
                .isFalse();
    }

    private static Map<String, String> callback() {
        HttpResponse<String> answer = caller.get("/some-shop.myshopify.com/admin/oauth/authorize?client_id="
                + APP.clientId() + "&scope=read_orders%2Cwrite_inventory&state=abc"
                + "&redirect_uri=https%3A%2F%2Fapp.example.test%2Fauth%2Fcallback");
        assertThat(answer.statusCode()).isEqualTo(302);
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith("https://app.example.test/auth/callback?");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : location.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static JsonObject token(String grantParameters, int status) {
        String form = "client_id=" + APP.clientId() + "&client_secret=" + APP.clientSecret() + "&" + grantParameters;
        HttpResponse<String> answer = caller.post(
                "/some-shop.myshopify.com/admin/oauth/access_token", "application/x-www-form-urlencoded", form, "");
        assertThat(answer.statusCode()).isEqualTo(status);
        return new JsonObject(answer.body());
    }

    private static int statusWith(String accessToken) {
        String body = new JsonObject().put("query", "{ shop { name } }").encode();
        return caller.post(
                        "/some-shop.myshopify.com/admin/api/2026-10/graphql.json",
                        "application/json",
                        body,
                        accessToken)
                .statusCode();
    }

    @Test
    void an_install_ends_with_a_signed_callback_and_a_token() {
        Map<String, String> callback = callback();
        String hmac = callback.remove("hmac");

        assertThat(Signatures.ofQuery(APP.clientSecret(), callback)).isEqualTo(hmac);
        assertThat(callback).containsEntry("state", "abc").containsEntry("shop", "some-shop.myshopify.com");
        assertThat(callback.get("host")).isEqualTo("YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvc29tZS1zaG9w");
        JsonObject grant = token("expiring=1&code=" + callback.get("code"), 200);
        assertThat(grant.getString("access_token")).startsWith("shpat_");
        assertThat(grant.getString("refresh_token")).startsWith("shprt_");
        assertThat(grant.getLong("expires_in")).isEqualTo(3600);
        assertThat(grant.getLong("refresh_token_expires_in")).isEqualTo(7776000);
        assertThat(grant.getString("scope")).isEqualTo("read_orders,write_inventory");
        assertThat(statusWith(grant.getString("access_token"))).isEqualTo(200);
    }

    @Test
    void a_code_works_once_and_only_with_the_secret() {
        String code = callback().get("code");
        token("code=" + code, 200);

        assertThat(token("code=" + code, 400).getString("error")).isEqualTo("invalid_request");
        HttpResponse<String> wrong = caller.post(
                "/some-shop.myshopify.com/admin/oauth/access_token",
                "application/json",
                new JsonObject()
                        .put("client_id", APP.clientId())
                        .put("client_secret", "no")
                        .encode(),
                "");
        assertThat(wrong.statusCode()).isEqualTo(400);
    }

    @Test
    void a_refresh_token_may_be_asked_again_until_its_successor_is_used() {
        JsonObject first = token("expiring=1&code=" + callback().get("code"), 200);
        String old = "grant_type=refresh_token&refresh_token=" + first.getString("refresh_token");

        JsonObject second = token(old, 200);
        assertThat(token(old, 200).getString("refresh_token")).isEqualTo(second.getString("refresh_token"));
        JsonObject third = token("grant_type=refresh_token&refresh_token=" + second.getString("refresh_token"), 200);

        assertThat(token(old, 400).getString("error")).isEqualTo("invalid_request");
        assertThat(statusWith(third.getString("access_token"))).isEqualTo(200);
    }

    @Test
    void an_access_token_ends_after_an_hour() {
        JsonObject grant = token("expiring=1&code=" + callback().get("code"), 200);
        shopify.clock().advance(Duration.ofMinutes(61));

        assertThat(statusWith(grant.getString("access_token"))).isEqualTo(401);
    }

    @Test
    void a_session_token_can_be_exchanged_and_a_false_one_cannot() {
        String exchange = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&expiring=1&subject_token=";

        assertThat(token(exchange + store.sessionToken(), 200).getString("access_token"))
                .startsWith("shpat_");
        assertThat(token(exchange + store.sessionToken() + "x", 400).getString("error"))
                .isEqualTo("invalid_subject_token");
    }
}
