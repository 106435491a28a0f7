package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers tell the browser: who may frame them, what may run in them, that they are not kept. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadersTest {
    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    private Merchant shop;
    private Merchant other;

    @BeforeAll
    void open() {
        shop = shops.open().installs(shops::token);
        other = shops.open().installs(shops::token);
    }

    @AfterAll
    void close() {
        shop.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app", "/app/live", "/api/v1/shop", "/openapi", "/assets/app.js", "/nothing"})
    void every_answer_has_them(String path) {
        Web.Answer answer = get(path).send();

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(policy(answer, "default-src")).isEqualTo("'none'");
        assertThat(policy(answer, "base-uri")).isEqualTo("'none'");
        assertThat(policy(answer, "form-action")).isEqualTo("'self'");
        assertThat(policy(answer, "frame-ancestors")).isEqualTo("'none'");
        assertThat(answer.header("X-Frame-Options")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/app/live", "/api/v1/shop"})
    void with_a_session_token_the_shop_of_the_token_and_shopifys_admin_may_frame_it(String path) {
        Web.Answer answer =
                get(path).bearer(wallet.signed(wallet.session(shop.domain()))).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(policy(answer, "frame-ancestors"))
                .isEqualTo("https://" + shop.domain() + " https://admin.shopify.com");
    }

    @Test
    void the_shop_of_the_token_counts_and_not_the_one_in_the_address() {
        Web.Answer answer = get("/app?shop=" + other.domain() + "&id_token="
                        + wallet.signed(wallet.session(shop.domain())))
                .send();

        assertThat(policy(answer, "frame-ancestors"))
                .isEqualTo("https://" + shop.domain() + " https://admin.shopify.com");
        assertThat(answer.body()).contains(shop.domain()).doesNotContain(other.domain());
    }

    @Test
    void the_stand_alone_page_is_framed_by_nobody_whatever_the_address_says() {
        Web.Answer answer = get("/app?shop=" + shop.domain())
                .with(Map.of("Cookie", wallet.cookie(shop.domain())))
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(policy(answer, "frame-ancestors")).isEqualTo("'none'");
    }

    /** It shows nothing but "opening"; Shopify's script in it finds out who is there. */
    @Test
    void the_way_in_for_a_shop_may_be_framed_by_that_shop() {
        Web.Answer answer = get("/app?shop=" + shop.domain()).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(policy(answer, "frame-ancestors"))
                .isEqualTo("https://" + shop.domain() + " https://admin.shopify.com");
        assertThat(policy(answer, "script-src")).isEqualTo("'self' https://cdn.shopify.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "x.myshopify.com.evil.example",
                "x.myshopify.com%3Bscript-src%20*",
                "x.myshopify.com%0d%0aSet-Cookie:a=b",
                "*.myshopify.com",
                "X.MYSHOPIFY.COM",
            })
    void what_is_no_shops_domain_gets_into_no_header(String text) {
        Web.Answer answer = get("/app?shop=" + text).send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(policy(answer, "frame-ancestors")).isEqualTo("'none'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/app/live", "/api/v1/shop"})
    void what_a_shop_may_see_is_kept_by_no_cache(String path) {
        Web.Answer answer = get(path).bearer(wallet.apiToken(shop.domain())).send();

        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void scripts_and_styles_are_kept_under_addresses_that_change_with_them() {
        String page = get("/app").send().body();
        String css = page.replaceFirst("(?s).*href=\"(/assets/app.css\\?v=[0-9a-f]+)\".*", "$1");

        Web.Answer answer = get(css).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("immutable");
        assertThat(answer.header("Content-Type")).startsWith("text/css");
    }

    @Test
    void the_page_has_no_script_and_no_style_of_its_own() {
        String page = get("/app").bearer(wallet.apiToken(shop.domain())).send().body();

        assertThat(page).doesNotContain("<style").doesNotContainPattern(" (style|on[a-z]+)=");
        assertThat(page).containsPattern("<script src=\"/assets/app.js\\?v=[0-9a-f]+\" defer></script>");
        assertThat(page.split("<script", -1)).hasSize(2);
    }

    private Web get(String path) {
        return Web.to(shops.address(), "GET", path);
    }

    private static String policy(Web.Answer answer, String directive) {
        return Arrays.stream(answer.header("Content-Security-Policy").split("; "))
                .filter(part -> part.startsWith(directive + " "))
                .map(part -> part.substring(directive.length() + 1))
                .findFirst()
                .orElse("");
    }
}
