package io.synco.dashboard;

import static io.synco.functional.Merchant.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import io.synco.sandbox.odoo.Fault;
import java.time.Duration;

/** Merchants to whom something happened that their page has to tell. */
final class Stories {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a remote says is text, whatever it looks like. */
    static final String REFUSAL = "The <b>warehouse</b> is being counted & closed.";

    static final String ONLY_ON_SHOPIFY = "Poster <script>alert(1)</script>";

    private Stories() {}

    /** An order of two lines: Odoo refuses the order, and one line's product is not linked. Two jobs wait for a person. */
    static Merchant flagged(Shops shops) {
        Merchant shop = shops.open().product("MUG", 10, 3);
        shop.shopify().catalog().addProduct(ONLY_ON_SHOPIFY, "SHOPIFY-ONLY", "1");
        shop.shopify().stock("SHOPIFY-ONLY", BERLIN, 5);
        shop.live(shops::token);
        shop.odoo().faults().add(Fault.userError(REFUSAL).on("sale.order.action_confirm"));
        shop.shopify()
                .order()
                .line("MUG", 2, BERLIN)
                .line("SHOPIFY-ONLY", 1, BERLIN)
                .place();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(shop.jobs("flagged"))
                        .as("flagged of %s, events %s", shop.api().list("/jobs"), shop.events())
                        .hasSize(2));
        shop.settles();
        return shop;
    }

    /** Odoo went away with an order waiting for it. */
    static Merchant odooDown(Shops shops) {
        Merchant shop = shops.open().product("MUG", 10, 3).live(shops::token);
        shop.odoo().down();
        shop.shopify().sells(2, "MUG", BERLIN);
        await().atMost(PATIENCE).untilAsserted(() -> {
            var now = shop.api().get("/shop");
            assertThat(now.getJsonObject("odoo").getString("state")).isEqualTo("waiting");
            assertThat(now.getJsonObject("counts").getLong("waiting")).isPositive();
        });
        return shop;
    }

    /** The first flagged job of this kind. */
    static long flagged(Merchant shop, String kind) {
        return shop.jobs("flagged").stream()
                .filter(job -> kind.equals(job.getString("kind")))
                .map(job -> job.getLong("id"))
                .findFirst()
                .orElseThrow();
    }
}
