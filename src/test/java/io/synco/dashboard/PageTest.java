package io.synco.dashboard;

import static io.synco.functional.Merchant.WH1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.functional.Functional;
import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the page says first, and what it says to do, in each state that a shop can be in. */
@Functional
class PageTest {
    @Inject
    Shops shops;

    @Inject
    Wallet wallet;

    @Inject
    io.synco.tenant.Shops directory;

    @Test
    void nothing_is_connected() {
        try (Merchant shop = shops.open()) {
            directory.provision(shop.domain()).await().atMost(Duration.ofSeconds(20));

            Html page = page(shop);

            assertThat(page.text("headline")).isEqualTo("Shopify is not connected yet.");
            assertThat(page.text("tile-needs-you")).isEqualTo("Needs you 2 look at it below");
            assertThat(page.text("needs-you"))
                    .contains("Connect Shopify")
                    .contains("Connect it with the address, database, login and API key of your Odoo");
            assertThat(page.count("a", "href", "/auth/install?shop=" + shop.domain()))
                    .isEqualTo(1);
            assertThat(page.text("stock")).contains("No products are linked yet.");
            assertThat(page.text("events")).contains("Nothing has happened yet.");
            assertThat(page.text("jobs")).contains("No work has been done yet.");
        }
    }

    @Test
    void shopify_is_connected_and_odoo_is_not() {
        try (Merchant shop = shops.open().installs(shops::token)) {
            Html page = page(shop);

            assertThat(page.text("headline")).isEqualTo("Odoo is not connected yet.");
            assertThat(page.text("tile-needs-you")).isEqualTo("Needs you 1 look at it below");
        }
    }

    @Test
    void connected_and_not_live() {
        try (Merchant shop = shops.open()
                .product("MUG", 10, 3)
                .installs(shops::token)
                .connectsOdoo()
                .mapsBothLocations()
                .links()) {
            Html page = page(shop);

            assertThat(page.text("headline")).isEqualTo("Read-only: both sides are read, nothing is written.");
            assertThat(page.text("tile-needs-you")).isEqualTo("Needs you 0 nothing to do");
            assertThat(page.text("tile-waiting")).endsWith("until you go live");
            assertThat(page.text("connections")).contains("Shopify Connected").contains("Odoo Connected");
            assertThat(page.text("stock")).contains("A MUG").contains("Not read yet");
        }
    }

    @Test
    void live_and_in_step() {
        try (Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token)) {
            shop.odoo().receives(5, "MUG", WH1);
            await().atMost(Stories.PATIENCE)
                    .untilAsserted(() -> assertThat(page(shop).text("stock"))
                            .contains("A MUG SKU MUG Berlin 15 0 15 15 0 15 In step"));
            shop.settles();

            Html page = page(shop);

            assertThat(page.text("headline")).isEqualTo("Everything is in step.");
            assertThat(page.text("subline")).startsWith("Last change ").endsWith("2 stock levels are kept in step.");
            assertThat(page.text("needs-you")).contains("Nothing needs you.");
            assertThat(page.text("events"))
                    .containsPattern("Receipt \\+5 A MUG at \\w+, WH/IN/")
                    .contains("Done");
            assertThat(page.text("stock")).contains("All 2").contains("Differs 0");
        }
    }

    @Test
    void jobs_wait_for_a_person() {
        try (Merchant shop = Stories.flagged(shops)) {
            String text = Web.to(shops.address(), "GET", "/app")
                    .bearer(wallet.apiToken(shop.domain()))
                    .send()
                    .body();

            Html page = Html.of(text);
            assertThat(page.text("headline")).isEqualTo("2 things need you.");
            assertThat(page.text("tile-needs-you")).isEqualTo("Needs you 2 look at it below");
            assertThat(page.text("needs-you"))
                    .contains("Order #1001")
                    .contains("Odoo: " + Stories.REFUSAL)
                    .contains("Change in Odoo what it names, then retry.")
                    .contains("Order #1001, " + Stories.ONLY_ON_SHOPIFY + " at Berlin")
                    .contains("Link the item to an Odoo product")
                    .contains("Retry all");
            assertThat(page.count("form", "action", "/app/jobs/" + Stories.job(shop, "order") + "/retry"))
                    .isEqualTo(1);
            assertThat(text).doesNotContain("<b>warehouse").doesNotContain("<script>alert");
        }
    }

    @Test
    void odoo_does_not_answer() {
        try (Merchant shop = Stories.odooDown(shops)) {
            Html page = page(shop);

            assertThat(page.text("headline"))
                    .isEqualTo("Odoo does not answer. What waits goes out by itself when it is back.");
            assertThat(page.text("tile-needs-you")).isEqualTo("Needs you 0 nothing to do");
            assertThat(page.text("tile-waiting")).endsWith("goes on by itself");
            assertThat(page.text("connections")).contains("Does not answer").contains("Tried again");
        }
    }

    @Test
    void odoo_does_not_accept_the_login_any_more() {
        try (Merchant shop = shops.open().product("MUG", 1, 1).live(shops::token)) {
            shop.odoo().faults().add(io.synco.sandbox.odoo.Fault.accessDenied());

            await().atMost(Stories.PATIENCE)
                    .untilAsserted(() -> assertThat(page(shop).text("headline"))
                            .isEqualTo("Odoo needs you: it does not accept our login any more."));

            assertThat(page(shop).text("needs-you")).contains("API key of your Odoo");
            assertThat(page(shop).text("tile-needs-you")).isEqualTo("Needs you 1 look at it below");
        }
    }

    private Html page(Merchant shop) {
        return Html.of(Web.to(shops.address(), "GET", "/app")
                .bearer(wallet.apiToken(shop.domain()))
                .send()
                .body());
    }
}
