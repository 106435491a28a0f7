package io.synco.sandbox.shopify;

import java.time.Instant;
import java.util.List;

/** @param topic Shopify's enum name, {@code ORDERS_CREATE} */
public record Subscription(
        long id, String topic, String uri, List<String> includeFields, String name, Instant createdAt) {
    boolean isOf(String slashedTopic) {
        return topic.equals(slashedTopic.replace('/', '_').toUpperCase(java.util.Locale.ROOT));
    }

    String gid() {
        return Gid.of("WebhookSubscription", id);
    }
}
