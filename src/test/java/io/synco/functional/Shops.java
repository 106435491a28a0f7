package io.synco.functional;

import io.synco.sandbox.odoo.OdooOptions;
import io.synco.sandbox.shopify.AppCredentials;
import io.synco.tenant.ApiTokens;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens merchants against the running application. */
@ApplicationScoped
public class Shops {
    private final ApiTokens tokens;
    private final io.synco.tenant.Shops shops;
    private final TenantTransaction transaction;

    Shops(ApiTokens tokens, io.synco.tenant.Shops shops, TenantTransaction transaction) {
        this.tokens = tokens;
        this.shops = shops;
        this.transaction = transaction;
    }

    public Merchant open() {
        return open(OdooOptions.defaults());
    }

    /** @param odoo what the merchant's Odoo is like */
    public Merchant open(OdooOptions odoo) {
        return Merchant.at(
                address(),
                new AppCredentials(config("SYNCO_SHOPIFY_CLIENT_ID"), config("SYNCO_SHOPIFY_CLIENT_SECRET")),
                odoo);
    }

    public String address() {
        return "http://127.0.0.1:" + config("quarkus.http.test-port");
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    /** What `./synco token` does for a person. */
    public String token(String domain) {
        return shops.find(domain)
                .chain(shop -> tokens.create(shop.orElseThrow(), "test", Duration.ofHours(1)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** Live, with every level as a go-live leaves it: read, planned and in step. Going live with many levels takes minutes. */
    public void isInStepSinceLong(String domain, int onHand) {
        shops.find(domain)
                .map(Optional::orElseThrow)
                .chain(shop -> transaction.in(
                        shop,
                        connection -> connection
                                .preparedQuery("update level set expected = $2, target = $2, seen_on_hand = $2,"
                                        + " seen_committed = 0, seen_available = $2, seen_held = 0, seen_at = now(),"
                                        + " sent_rev = wanted_rev where shop_id = $1")
                                .execute(Tuple.of(shop.value(), onHand))
                                .chain(() -> connection
                                        .preparedQuery(
                                                "update shop set live = true, live_at = now() where shop_id = $1")
                                        .execute(Tuple.of(shop.value())))))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    /** Who did what to what, and why, in order. */
    public List<String> audit(String domain) {
        return shops.find(domain)
                .map(Optional::orElseThrow)
                .chain(shop -> transaction.in(
                        shop,
                        connection -> connection
                                .preparedQuery("select concat_ws(' | ', who, what, subject, detail) as line from audit"
                                        + " where shop_id = $1 order by audit_id")
                                .execute(Tuple.of(shop.value()))
                                .map(rows -> rows.stream()
                                        .map(row -> row.getString("line"))
                                        .toList())))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
