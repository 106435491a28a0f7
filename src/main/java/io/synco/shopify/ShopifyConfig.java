package io.synco.shopify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "synco.shopify")
public interface ShopifyConfig {
    /** From the app's page in Shopify's developer dashboard. Without it nothing can be installed and no session is believed. */
    Optional<String> clientId();

    /** Signs webhooks, callbacks and session tokens, and fetches tokens. */
    Optional<String> clientSecret();

    /** After a rotation Shopify signs deliveries with the old secret for up to an hour; without this they would be refused. */
    Optional<String> previousClientSecret();

    /** Where a shop is; {@code {shop}} stands for its domain. Another one is a sandbox's. */
    @WithDefault("https://{shop}")
    String baseUrl();

    /** The version that every document was validated against; Shopify serves each for a year at least. */
    @WithDefault("2026-10")
    String apiVersion();

    /** The least that stock, orders and fulfilments need; no customer data. */
    @WithDefault("read_products,read_inventory,write_inventory,read_locations,read_orders,read_fulfillments,"
            + "read_merchant_managed_fulfillment_orders,write_merchant_managed_fulfillment_orders")
    List<String> scopes();

    /** The app lives in Shopify's admin. Where it does not, merchants come to our own page, and sign in there by an API token. */
    @WithDefault("true")
    boolean embedded();

    /** Longer than any answer recorded; after it nobody knows whether a write was applied, so it must not be short. */
    @WithDefault("30s")
    Duration answerLimit();

    /** A token with less left than this is renewed first: longer than any call, so that none dies on the way. */
    @WithDefault("5m")
    Duration renewBefore();

    /** Only ids and a time are asked for, a few hundred bytes; this leaves room for subscriptions made by hand. Quarkus ends at 2 MB. */
    @WithDefault("1048576")
    int webhookBytesMax();

    /** Each holds one database connection for one statement; more than half of the pool would starve the workers. */
    @WithDefault("8")
    int webhooksAtOnceMax();

    /** Shopify gives up after 5 s in all and repeats on a 503: better refused soon than late. */
    @WithDefault("500ms")
    Duration webhookWaitMax();

    default URI at(String shopDomain, String path) {
        return URI.create(baseUrl().replace("{shop}", shopDomain) + path);
    }
}
