package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.shopify.Scopes;
import io.synco.shopify.ShopifyConfig;
import io.synco.sync.port.ShopifyApp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Sync's port for what concerns the app itself, by the Admin API. */
@ApplicationScoped
class ShopifyStanding implements ShopifyApp {
    private final AdminApi api;
    private final ShopifyConfig config;

    ShopifyStanding(AdminApi api, ShopifyConfig config) {
        this.api = api;
        this.config = config;
    }

    @Override
    public Uni<Standing> standing(ShopId shop) {
        return api.ask(shop, Document.APP_STANDING, Map.of())
                .map(data -> standing(data.path("currentAppInstallation")));
    }

    private Standing standing(JsonNode installation) {
        List<String> scopes = elements(installation.path("accessScopes"))
                .map(scope -> scope.path("handle").asText())
                .toList();
        return new Standing(
                scopes,
                Scopes.inWords(Scopes.missing(scopes, config.scopes())),
                elements(installation.path("activeSubscriptions"))
                        .filter(subscription ->
                                subscription.path("status").asText().equals("ACTIVE"))
                        .map(ShopifyStanding::plan)
                        .findFirst());
    }

    /** The handle is ours and stays; a name may be translated. */
    private static String plan(JsonNode subscription) {
        return elements(subscription.path("lineItems"))
                .map(line -> line.path("plan")
                        .path("pricingDetails")
                        .path("planHandle")
                        .asText(""))
                .filter(handle -> !handle.isEmpty())
                .findFirst()
                .orElseGet(() -> subscription.path("name").asText());
    }

    @Override
    public Uni<Optional<OrderId>> orderOf(ShopId shop, FulfilmentOrderId fulfilmentOrder) {
        return api.ask(shop, Document.ORDER_OF_PART, Map.of("id", "gid://shopify/FulfillmentOrder/" + fulfilmentOrder))
                .map(data -> data.path("fulfillmentOrder").path("orderId"))
                .map(id -> id.isTextual() ? Optional.of(new OrderId(Gid.number(id))) : Optional.empty());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
