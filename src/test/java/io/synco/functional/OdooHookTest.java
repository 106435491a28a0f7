package io.synco.functional;

import static io.synco.functional.Merchant.HAMBURG;
import static io.synco.functional.Merchant.WH2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odoo is made to call when stock has moved; a stranger who calls learns nothing and moves nothing. */
@Functional
class OdooHookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Inject
    Shops shops;

    @Test
    void one_click_makes_odoo_call_and_another_makes_it_stop() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            assertThat(hook(shop).getString("state")).isEqualTo("off");

            assertThat(shop.api().put("/odoo/hook", null).status()).isEqualTo(200);
            shop.odoo().receives(5, "MUG", WH2);

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(hook(shop).getString("calledAt")).isNotNull());
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(8));
            assertThat(hook(shop).getString("state")).isEqualTo("on");
            assertThat(shop.odoo().called())
                    .singleElement()
                    .satisfies(address -> assertThat(address).startsWith(shops.address() + "/hooks/odoo/"));

            assertThat(shop.api().send("DELETE", "/odoo/hook", null).status()).isEqualTo(204);

            assertThat(hook(shop).getString("state")).isEqualTo("off");
            assertThat(shop.odoo().called()).isEmpty();
            assertThat(shops.audit(shop.domain())).anyMatch(line -> line.contains("made Odoo call no more"));
        }
    }

    @Test
    void a_stranger_who_guesses_is_answered_alike_and_changes_nothing() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.api().put("/odoo/hook", null);
            String real = shop.odoo().called().get(0);
            String guessed = real.substring(0, real.length() - 22) + "A".repeat(22);

            assertThat(call("POST", guessed, "{}")).isEqualTo(204);
            assertThat(call("POST", real + "A", "{}")).isEqualTo(404);
            assertThat(call("POST", shops.address() + "/hooks/odoo/999999-" + "A".repeat(22), "{}"))
                    .isEqualTo(204);

            shop.settles();
            assertThat(hook(shop).getString("calledAt")).isNull();
            assertThat(call("POST", real, "not even JSON")).isEqualTo(204);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(hook(shop).getString("calledAt")).isNotNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void only_a_post_is_heard(String method) {
        assertThat(call(method, shops.address() + "/hooks/odoo/1-" + "A".repeat(22), ""))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-",
                "0-AAAAAAAAAAAAAAAAAAAAAA",
                "-1-AAAAAAAAAAAAAAAAAAAAAA",
                "99999999999999999999-AAAAAAAAAAAAAAAAAAAAAA",
                "1-AAAAAAAAAAAAAAAAAAAAA%00",
                "1-AAAAAAAAAAAAAAAAAAAAAA/x",
                "1-%2e%2e%2f%2e%2e%2fapi%2fv1%2fshop"
            })
    void what_is_no_address_of_ours_is_not_found(String key) {
        assertThat(call("POST", shops.address() + "/hooks/odoo/" + key, "{}")).isEqualTo(404);
    }

    @Test
    void a_huge_body_is_refused_before_it_is_sent() throws IOException {
        URI app = URI.create(shops.address());
        try (Socket socket = new Socket(app.getHost(), app.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String head = "POST /hooks/odoo/1-" + "A".repeat(22) + " HTTP/1.1\r\nHost: " + app.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n";

            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void a_large_body_is_answered_and_nobody_looks_at_it() {
        String address = shops.address() + "/hooks/odoo/1-" + "A".repeat(22);

        assertThat(call("POST", address, "x".repeat(1024 * 1024))).isEqualTo(204);
    }

    @Test
    void a_flood_is_answered_and_the_shop_goes_on() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.api().put("/odoo/hook", null);
            String real = shop.odoo().called().get(0);
            List<CompletableFuture<HttpResponse<Void>>> flood = new ArrayList<>();

            for (int i = 0; i < 300; i++) {
                String address = i % 2 == 0 ? real : real.substring(0, real.length() - 22) + "%022d".formatted(i);
                flood.add(HTTP.sendAsync(request("POST", address, "{}"), HttpResponse.BodyHandlers.discarding()));
            }

            assertThat(flood)
                    .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(204));
            shop.odoo().receives(5, "MUG", WH2);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(shop.level("MUG", HAMBURG).onHand()).isEqualTo(8));
        }
    }

    private static JsonObject hook(Merchant shop) {
        return shop.api().get("/odoo/hook");
    }

    private static int call(String method, String address, String body) {
        try {
            return HTTP.send(request(method, address, body), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + address, failure);
        }
    }

    private static HttpRequest request(String method, String address, String body) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }
}
