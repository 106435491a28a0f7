package io.synco.functional;

import io.synco.sandbox.shopify.AppCredentials;
import io.synco.tenant.ApiTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens merchants against the running application. */
@ApplicationScoped
public class Shops {
    private final ApiTokens tokens;
    private final io.synco.tenant.Shops shops;

    Shops(ApiTokens tokens, io.synco.tenant.Shops shops) {
        this.tokens = tokens;
        this.shops = shops;
    }

    public Merchant open() {
        return Merchant.at(
                address(),
                new AppCredentials(config("SYNCO_SHOPIFY_CLIENT_ID"), config("SYNCO_SHOPIFY_CLIENT_SECRET")));
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
}
