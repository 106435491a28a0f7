package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.AccessDenied;
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

    /** One topic that Shopify refuses keeps none of the others from being made; then it is said. */
    Uni<Void> subscribe(ShopId shop) {
        return Paging.all(api, shop, Document.SUBSCRIPTIONS, "webhookSubscriptions", Subscriber::known)
                .chain(known -> Multi.createFrom()
                        .iterable(missing(known))
                        .onItem()
                        .transformToUniAndConcatenate(topic -> make(shop, topic))
                        .filter(words -> !words.isEmpty())
                        .collect()
                        .asList())
                .invoke(Subscriber::refuse)
                .replaceWithVoid();
    }

    private static void refuse(List<String> refusals) {
        if (!refusals.isEmpty()) {
            throw new RemoteException(new Refused(String.join("; ", refusals)));
        }
    }

    private List<Topic> missing(List<Known> known) {
        return Topic.ofShops().stream()
                .filter(topic -> !known.contains(new Known(topic.name(), uri)))
                .toList();
    }

    /** What Shopify has against it; empty where it is made. */
    private Uni<String> make(ShopId shop, Topic topic) {
        Map<String, Object> subscription = Map.of("uri", uri, "format", "JSON", "includeFields", topic.fields());
        return api.ask(shop, Document.SUBSCRIBE, Map.of("topic", topic.name(), "subscription", subscription))
                .map(data ->
                        refusal(topic, data.path("webhookSubscriptionCreate").path("userErrors")))
                .onFailure(Subscriber::isOfTheTopic)
                .recoverWithItem(failure -> refusal(topic, failure.getMessage()));
    }

    private static boolean isOfTheTopic(Throwable failure) {
        return failure instanceof RemoteException remote
                && (remote.failure() instanceof Refused || remote.failure() instanceof AccessDenied);
    }

    /** Two that subscribe at once are both right. */
    private String refusal(Topic topic, JsonNode errors) {
        String words = Fulfiller.words(errors);
        return errors.isEmpty() || words.contains("already been taken") ? "" : refusal(topic, words);
    }

    private String refusal(Topic topic, String words) {
        return "Shopify refused the webhook " + topic.header() + " to " + uri + ": " + words;
    }

    private static Known known(JsonNode node) {
        return new Known(node.path("topic").asText(), node.path("uri").asText());
    }
}
