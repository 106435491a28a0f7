package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-alone page: an API token becomes a cookie, which is good for our own page's requests alone. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
    private static final String NO_ORIGIN = "(none)";

    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    private Merchant shop;

    @BeforeAll
    void open() {
        shop = shops.open().installs(shops::token);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        Web.Answer answer = signIn(shops.address(), wallet.apiToken(shop.domain()));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/app");
        assertThat(answer.header("Set-Cookie"))
                .containsIgnoringCase("; HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/")
                .contains("Max-Age=1800")
                .doesNotContain("Domain");
    }

    @Test
    void the_cookie_does_not_show_the_token() {
        String token = wallet.apiToken(shop.domain());

        assertThat(wallet.cookieOf(token)).doesNotContain(token).doesNotContain(token.substring(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "synco_1_guess", "anything"})
    void a_wrong_token_is_asked_for_again(String token) {
        Web.Answer answer = signIn(shops.address(), token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("This token is not valid (any more).");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_session_token_is_no_way_in_here() {
        Web.Answer answer = signIn(shops.address(), wallet.signed(wallet.session(shop.domain())));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_ORIGIN, "null", "https://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "x y"})
    void a_form_that_another_site_sent_signs_nobody_in(String origin) {
        Web.Answer answer = signIn(origin, wallet.apiToken(shop.domain()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_ORIGIN, "null", "https://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "x y"})
    void a_button_that_another_site_pressed_does_nothing(String origin) {
        Web.Answer answer = from(origin, "/app/jobs/retry")
                .with(Map.of("Cookie", wallet.cookie(shop.domain())))
                .send();

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void the_origin_of_our_own_host_in_clear_is_not_that_of_our_host_with_https() {
        Web.Answer answer = signIn(shops.address().replace("http:", "https:"), wallet.apiToken(shop.domain()));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_token_that_is_revoked_ends_the_pages_session() {
        String token = wallet.apiToken(shop.domain());
        Web page = Web.to(shops.address(), "GET", "/app/live").with(Map.of("Cookie", wallet.cookieOf(token)));
        assertThat(page.send().status()).isEqualTo(200);

        Web.to(shops.address(), "DELETE", "/api/v1/tokens/current")
                .bearer(token)
                .send();

        assertThat(page.send().status()).isEqualTo(401);
    }

    @Test
    void signing_out_takes_the_cookie_back() {
        Web.Answer answer = from(shops.address(), "/app/sign-out")
                .with(Map.of("Cookie", wallet.cookie(shop.domain())))
                .send();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).startsWith("synco=;").contains("Max-Age=0");
    }

    @Test
    void who_presses_a_button_after_the_session_is_over_is_led_to_the_way_in() {
        Web.Answer answer = from(shops.address(), "/app/sign-out")
                .with(Map.of("Accept", "text/html,application/xhtml+xml"))
                .send();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/app");
    }

    @Test
    void a_button_pressed_without_our_script_leads_back_to_the_page() {
        Web.Answer answer = from(shops.address(), "/app/jobs/retry")
                .with(Map.of("Cookie", wallet.cookie(shop.domain())))
                .send();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/app");
    }

    @Test
    void the_bare_address_leads_to_the_page_with_all_that_shopify_put_into_it() {
        Web.Answer answer = Web.to(shops.address(), "GET", "/?shop=" + shop.domain() + "&host=abc&id_token=x.y.z")
                .send();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/app?shop=" + shop.domain() + "&host=abc&id_token=x.y.z");
    }

    private Web.Answer signIn(String origin, String token) {
        return from(origin, "/app/sign-in").form("token=" + token).send();
    }

    private Web from(String origin, String path) {
        Map<String, String> headers = new HashMap<>();
        if (!origin.equals(NO_ORIGIN)) {
            headers.put("Origin", origin);
        }
        return Web.to(shops.address(), "POST", path).form("").with(headers);
    }
}
