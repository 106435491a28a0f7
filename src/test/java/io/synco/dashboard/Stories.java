package io.synco.dashboard;

import static io.synco.functional.Merchant.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.synco.functional.Merchant;
import io.synco.functional.Shops;
import io.synco.sandbox.odoo.Fault;
import io.synco.sandbox.shopify.Order;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Merchants to whom something happened that their page has to tell. */
final class Stories {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a remote says is text, whatever it looks like. */
    static final String REFUSAL = "The <b>warehouse</b> is being counted & closed.";

    static final String ONLY_ON_SHOPIFY = "Poster <script>alert(1)</script>";

    static final Fault REFUSES = Fault.userError(REFUSAL).on("sale.order.action_confirm");

    private Stories() {}

    /** A live shop whose orders Odoo refuses, with one such order. */
    static Merchant flagged(Shops shops) {
        Merchant shop = shops.open().product("MUG", 100, 3);
        shop.shopify().catalog().addProduct(ONLY_ON_SHOPIFY, "SHOPIFY-ONLY", "1");
        shop.shopify().stock("SHOPIFY-ONLY", BERLIN, 50);
        shop.live(shops::token);
        shop.odoo().faults().add(REFUSES);
        sellsInVain(shop);
        return shop;
    }

    /** An order of two lines: Odoo refuses the order, and one line's product is not linked. Two jobs wait for a person. */
    static void sellsInVain(Merchant shop) {
        Order order = shop.shopify()
                .order()
                .line("MUG", 2, BERLIN)
                .line("SHOPIFY-ONLY", 1, BERLIN)
                .place();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flagged(shop, order))
                        .as("flagged of %s, events %s", shop.api().list("/jobs"), shop.events())
                        .hasSize(2));
        shop.settles();
    }

    private static List<JsonObject> flagged(Merchant shop, Order order) {
        return shop.jobs("flagged").stream()
                .filter(job -> job.getString("subject").matches("order " + order.name() + "(,.*)?"))
                .toList();
    }

    /** The newest job of this kind that waits for a person. */
    static long job(Merchant shop, String kind) {
        return shop.jobs("flagged").stream()
                .filter(job -> kind.equals(job.getString("kind")))
                .map(job -> job.getLong("id"))
                .findFirst()
                .orElseThrow();
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
}
