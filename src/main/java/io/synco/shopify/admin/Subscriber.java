package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.ShopId;
import io.synco.shopify.webhook.Topic;
import java.util.List;
import java.util.Map;

/** Makes the subscriptions that a shop lacks; others' and those at former addresses stay. */
final class Subscriber {
    private record Known(String topic, String uri) {}

    private final AdminApi api;
    private final String uri;

    Subscriber(AdminApi api, String publicUrl) {
        this.api = api;
        this.uri = publicUrl + "/webhooks/shopify";
    }

    Uni<Void> subscribe(ShopId shop) {
        return Paging.all(api, shop, Document.SUBSCRIPTIONS, "webhookSubscriptions", Subscriber::known)
                .chain(known -> Multi.createFrom()
                        .iterable(missing(known))
                        .onItem()
                        .transformToUniAndConcatenate(topic -> make(shop, topic).replaceWith(topic))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private List<Topic> missing(List<Known> known) {
        return Topic.ofShops().stream()
                .filter(topic -> !known.contains(new Known(topic.name(), uri)))
                .toList();
    }

    private Uni<Void> make(ShopId shop, Topic topic) {
        Map<String, Object> subscription = Map.of("uri", uri, "format", "JSON", "includeFields", topic.fields());
        return api.ask(shop, Document.SUBSCRIBE, Map.of("topic", topic.name(), "subscription", subscription))
                .invoke(data ->
                        refuse(topic, data.path("webhookSubscriptionCreate").path("userErrors")))
                .replaceWithVoid();
    }

    /** Two that subscribe at once are both right. */
    private void refuse(Topic topic, JsonNode errors) {
        String words = Fulfiller.words(errors);
        if (!errors.isEmpty() && !words.contains("already been taken")) {
            throw new RemoteException(
                    new Refused("Shopify refused the webhook " + topic.header() + " to " + uri + ": " + words));
        }
    }

    private static Known known(JsonNode node) {
        return new Known(node.path("topic").asText(), node.path("uri").asText());
    }
}
