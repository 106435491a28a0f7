package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** webhookSubscriptionCreate and -Delete. Plain http addresses are taken too: the product runs on this machine. */
final class SubscriptionMutations {
    private final Store store;

    SubscriptionMutations(Store store) {
        this.store = store;
    }

    Mutations.Payload create(DataFetchingEnvironment env) {
        String topic = env.getArgument("topic");
        Map<String, Object> input = env.getArgument("webhookSubscription");
        if (input.get("filter") != null || "XML".equals(input.get("format"))) {
            throw ShopifyError.notImplemented("filter and XML of webhook subscriptions");
        }
        String uri = (String) (input.get("uri") != null ? input.get("uri") : input.get("callbackUrl"));
        UserErrors errors = new UserErrors();
        if (!isAddress(uri)) {
            errors.add(List.of("webhookSubscription", "uri"), null, "Address is invalid");
        } else if (store.webhooks().subscriptions().stream()
                .anyMatch(each -> each.topic().equals(topic) && each.uri().equals(uri))) {
            errors.add(List.of("webhookSubscription", "uri"), null, "Address for this topic has already been taken");
        }
        if (!errors.none()) {
            return Mutations.Payload.of("webhookSubscription", null, errors);
        }
        @SuppressWarnings("unchecked")
        List<String> fields = (List<String>) input.getOrDefault("includeFields", List.of());
        Subscription made =
                store.webhooks().subscribe(topic, uri, fields == null ? List.of() : fields, (String) input.get("name"));
        return Mutations.Payload.of("webhookSubscription", view(made), errors);
    }

    private static boolean isAddress(String uri) {
        try {
            return uri != null && URI.create(uri).getHost() != null && uri.startsWith("http");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    Mutations.Payload delete(DataFetchingEnvironment env) {
        String gid = env.getArgument("id");
        UserErrors errors = new UserErrors();
        boolean gone = store.webhooks().unsubscribe(Gid.number(gid, "WebhookSubscription"));
        if (!gone) {
            errors.add(List.of("id"), null, "Webhook subscription does not exist");
        }
        return Mutations.Payload.of("deletedWebhookSubscriptionId", gone ? gid : null, errors);
    }

    static View view(Subscription of) {
        return View.of("WebhookSubscription")
                .id(of.gid())
                .with("topic", of.topic())
                .with("uri", of.uri())
                .with("callbackUrl", of.uri())
                .with("includeFields", of.includeFields())
                .with("metafieldNamespaces", List.of())
                .with("filter", null)
                .with("name", of.name())
                .with("format", "JSON")
                .with("createdAt", SandboxClock.utc(of.createdAt()))
                .with("updatedAt", SandboxClock.utc(of.createdAt()))
                .with("apiVersion", ShopViews.apiVersion());
    }
}
