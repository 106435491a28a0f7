package io.synco.dashboard;

import io.synco.functional.Shops;
import io.synco.kernel.ShopId;
import io.synco.tenant.ApiTokens;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes tokens and cookies for a shop, right ones and such as are not (any more). */
@ApplicationScoped
public class Wallet {
    private static final String LEFT = "has-left.myshopify.com";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Shops shops;
    private final ApiTokens tokens;
    private final io.synco.tenant.Shops directory;
    private final TenantTransaction tenant;

    Wallet(Shops shops, ApiTokens tokens, io.synco.tenant.Shops directory, TenantTransaction tenant) {
        this.tenant = tenant;
        this.shops = shops;
        this.tokens = tokens;
        this.directory = directory;
    }

    public ShopId id(String domain) {
        return directory.find(domain).await().atMost(PATIENCE).orElseThrow();
    }

    public String apiToken(String domain, Duration life) {
        return tokens.create(id(domain), "test", life).await().atMost(PATIENCE);
    }

    public String apiToken(String domain) {
        return apiToken(domain, Duration.ofHours(1));
    }

    public String revokedApiToken(String domain) {
        String token = apiToken(domain);
        tokens.verify(token)
                .chain(known ->
                        tokens.revoke(known.orElseThrow().shop(), known.get().tokenId()))
                .await()
                .atMost(PATIENCE);
        return token;
    }

    /** The domain of a shop that was installed and has left. */
    String left() {
        apiTokenOfOneThatLeft();
        return LEFT;
    }

    String apiTokenOfOneThatLeft() {
        ShopId shop = directory.provision(LEFT).await().atMost(PATIENCE);
        String token = apiToken(LEFT);
        tenant.in(
                        shop,
                        connection -> connection
                                .preparedQuery("select leave_shop($1)")
                                .execute(Tuple.of(shop.value())))
                .await()
                .atMost(PATIENCE);
        return token;
    }

    Jwt session(String domain) {
        return Jwt.ofShopify(domain, config("SYNCO_SHOPIFY_CLIENT_ID"));
    }

    String signed(Jwt token) {
        return token.signed(config("SYNCO_SHOPIFY_CLIENT_SECRET"));
    }

    /** Signs in by the page's own form. @return the cookie as the browser sends it back */
    String cookie(String domain) {
        return cookieOf(apiToken(domain));
    }

    String cookieOf(String token) {
        Web.Answer answer = Web.to(shops.address(), "POST", "/app/sign-in")
                .with(Map.of("Origin", shops.address()))
                .form("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                .send();
        if (answer.status() != 303) {
            throw new AssertionError("Signing in answered " + answer.status() + ": " + answer.body());
        }
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }

    /** Who did what to what, and why, in order. */
    List<String> audit(String domain) {
        return shops.audit(domain);
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
