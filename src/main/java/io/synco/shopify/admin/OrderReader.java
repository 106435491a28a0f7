package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.ShopId;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.Page;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Orders, whole: what did not fit a page is read on, because half an order's lines would look like a change. */
final class OrderReader {
    /** As asked in the documents; a list without a cursor. */
    private static final int FULFILMENTS_FIRST = 10;

    private static final int FULFILMENTS_MAX = 250;

    private final AdminApi api;

    OrderReader(AdminApi api) {
        this.api = api;
    }

    Uni<Optional<OrderReading>> one(ShopId shop, OrderId order) {
        return api.ask(shop, Document.ORDER, Map.of("id", Gid.of("Order", order.value())))
                .chain(data -> data.path("order").isObject()
                        ? whole(shop, data.get("order")).map(json -> Optional.of(OrderJson.read(json)))
                        : Uni.createFrom().item(Optional.empty()));
    }

    Uni<Page<OrderReading>> page(ShopId shop, String query, String sort, String after) {
        return api.ask(shop, Document.ORDERS, Paging.variables(after, Map.of("query", query, "sort", sort)))
                .chain(data -> each(
                                data.path("orders").path("nodes"),
                                order -> whole(shop, order).replaceWithVoid())
                        .map(ignored -> Paging.page(data.path("orders"), OrderJson::read)));
    }

    private Uni<JsonNode> whole(ShopId shop, JsonNode order) {
        return Paging.complete(api, shop, Document.FULFILMENT_ORDERS, order, "fulfillmentOrders")
                .chain(() -> each(
                        order.path("fulfillmentOrders").path("nodes"),
                        each -> Paging.complete(api, shop, Document.FULFILMENT_ORDER_LINES, each, "lineItems")))
                .chain(() -> allFulfilments(shop, (ObjectNode) order))
                .chain(() -> each(
                        order.path("fulfillments"),
                        each -> Paging.complete(api, shop, Document.FULFILMENT_LINES, each, "fulfillmentLineItems")))
                .replaceWith(order);
    }

    private Uni<Void> allFulfilments(ShopId shop, ObjectNode order) {
        if (order.path("fulfillments").size() < FULFILMENTS_FIRST) {
            return Uni.createFrom().voidItem();
        }
        String id = order.path("id").asText();
        return api.ask(shop, Document.FULFILMENTS, Map.of("id", id))
                .invoke(data -> {
                    JsonNode all = data.path("order").path("fulfillments");
                    if (all.size() >= FULFILMENTS_MAX) {
                        throw new RemoteException(
                                new Refused(
                                        "Order " + order.path("name").asText() + " has " + FULFILMENTS_MAX
                                                + " fulfilments or more, and Shopify shows no more: book what is left of it by hand"));
                    }
                    order.set("fulfillments", all);
                })
                .replaceWithVoid();
    }

    /** One after the other: an order rarely needs any, and a shop's bucket is shared. */
    private static Uni<Void> each(JsonNode nodes, Function<JsonNode, Uni<Void>> act) {
        return Multi.createFrom()
                .iterable(nodes)
                .onItem()
                .transformToUniAndConcatenate(node -> act.apply(node).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
