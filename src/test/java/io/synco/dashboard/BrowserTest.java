package io.synco.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.synco.functional.Merchant.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import io.synco.sandbox.odoo.OdooOptions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in Chromium, as a merchant has it on the desk and on the phone. */
@Functional
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final int PATIENCE_MILLIS = 60_000;

    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    private Chromium chromium;
    private Merchant shop;
    private BrowserContext window;
    private Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    void open() {
        chromium = Chromium.start();
        shop = Stories.flagged(shops);
    }

    @AfterAll
    void close() {
        if (shop != null) {
            shop.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openWindow() {
        window = chromium.window();
        page = window.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        complaints.clear();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // The way in is a 401, which the browser reports.
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
    }

    /** Nothing went against the page's own policy, and no script failed. */
    @AfterEach
    void closeWindow() {
        window.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void signs_in_with_a_token_and_is_told_when_it_is_wrong() {
        page.navigate(shops.address() + "/app");
        page.fill("#token", "synco_1_wrong");
        page.click("button[type=submit]");
        assertThat(page.locator("#token-error")).containsText("This token is not valid (any more).");

        page.fill("#token", wallet.apiToken(shop.domain()));
        page.click("button[type=submit]");

        assertThat(page.locator("#headline")).isVisible();
        assertThat(page.url()).endsWith("/app");
        page.click(".sign-out button");
        assertThat(page.locator("#token")).isVisible();
    }

    @Test
    void flagged_jobs_are_dismissed_and_retried_by_their_buttons_and_the_page_renews_itself() {
        try (Merchant own = Stories.flagged(shops)) {
            long line = Stories.job(own, "order_line");
            String retry = "#retry-" + Stories.job(own, "order");
            signIn(own);
            assertThat(page.locator("#needs-you")).containsText(Stories.REFUSAL);

            own.odoo().faults().clear();
            page.click(retry);
            assertThat(page.locator("#notice")).containsText("It is tried again now.");
            assertThat(page.locator(retry))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
            own.settles();

            // What is being written outlives a renewal.
            page.click("#dismiss-" + line + " summary");
            page.fill("#reason-" + line, "Given away");
            awaitRenewal();
            assertThat(page.locator("#reason-" + line)).hasValue("Given away");
            page.click("#dismiss-" + line + " form button");
            assertThat(page.locator("#notice")).containsText("It is closed, with your reason.");
            assertThat(page.locator("#needs-you")).containsText("Nothing needs you.");
            assertThat(wallet.audit(own.domain()))
                    .anySatisfy(entry -> assertThat(entry).endsWith("dismissed a job | job " + line + " | Given away"));

            // Nobody presses anything: what happens in Odoo appears.
            own.odoo().counts(77, "MUG", Merchant.WH1);
            assertThat(page.locator("#stock"))
                    .containsText("77", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.locator("#headline"))
                    .hasText(
                            "Everything is in step.",
                            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
        }
    }

    @ParameterizedTest
    @CsvSource({"320, 568", "390, 844", "768, 1024", "1280, 900"})
    void nothing_is_wider_than_the_window(int width, int height) {
        signIn(shop);

        page.setViewportSize(width, height);

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.evaluate("[...document.querySelectorAll('main *')]"
                        + ".filter(one => one.getBoundingClientRect().right > innerWidth && !one.closest('thead'))"
                        + ".map(one => one.outerHTML)"))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "1280, 900"})
    void odoo_is_looked_at_by_its_button_and_what_to_know_stands_with_it(int width, int height) {
        OdooOptions ordinary = OdooOptions.defaults().withOrdinaryUser();
        try (Merchant own = shops.open(ordinary).product("MUG", 10, 3).live(shops::token)) {
            signIn(own);
            page.setViewportSize(width, height);
            assertThat(page.locator(".checked")).containsText("Never connect a copy for tests to this shop");

            page.click("#check-odoo");

            assertThat(page.locator("#notice")).containsText("Odoo was looked at: 1 thing to read.");
            page.click("#checked summary");
            assertThat(page.locator("#checked")).containsText("It is Odoo 17.0.");
            awaitRenewal();
            assertThat(page.locator("#checked")).hasAttribute("open", "");
            Object beyond =
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(beyond).isEqualTo(0);
        }
    }

    @Test
    void numbers_stand_below_each_other_at_the_desk() {
        signIn(shop);
        page.setViewportSize(1280, 900);

        Object edges = page.evaluate("[...document.querySelectorAll('.levels tbody tr td:nth-child(5)')]"
                + ".map(cell => Math.round(cell.getBoundingClientRect().right))"
                + ".filter((edge, i, all) => edge !== all[0])");

        assertThat(edges).isEqualTo(List.of());
        assertThat(page.locator(".levels tbody td.number").first()).hasCSS("text-align", "right");
    }

    @Test
    void whoever_uses_the_keyboard_sees_where_they_are() {
        signIn(shop);

        page.keyboard().press("Tab");

        assertThat(page.locator(":focus")).hasText("Skip to what needs you");
        assertThat(page.locator(":focus")).hasCSS("outline-style", "solid");
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith("#needs-you");
    }

    /** Shopify's script is played: it knows the token, and puts it on every fetch. */
    @Test
    void inside_shopifys_admin_the_page_opens_without_a_sign_in_and_keeps_no_token_in_its_address() {
        String token = wallet.signed(wallet.session(shop.domain()));
        window.route(
                "https://cdn.shopify.com/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("window.shopify = {idToken: async () => '" + token + "'}; const plain = window.fetch;"
                                + " window.fetch = (to, how) => plain(to, {...how,"
                                + " headers: {...(how || {}).headers, Authorization: 'Bearer " + token + "'}});")));

        page.navigate(shops.address() + "/app?shop=" + shop.domain() + "&host=abc&embedded=1");

        assertThat(page.locator("#headline")).isVisible();
        assertThat(page.locator(".sign-out")).hasCount(0);
        awaitRenewal();
        assertThat(page.url()).doesNotContain("id_token").contains("shop=" + shop.domain());
        assertThat(window.cookies()).isEmpty();
        assertThat(page.locator("#stock")).containsText(BERLIN);
    }

    private void signIn(Merchant merchant) {
        page.navigate(shops.address() + "/app");
        page.fill("#token", wallet.apiToken(merchant.domain()));
        page.click("button[type=submit]");
        assertThat(page.locator("#headline")).isVisible();
    }

    private void awaitRenewal() {
        page.waitForResponse(answer -> answer.url().contains("/app/live") && answer.status() == 200, () -> {});
    }
}
