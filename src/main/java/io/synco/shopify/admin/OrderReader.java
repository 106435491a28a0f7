package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Conflict;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.kernel.ShopId;
import io.synco.kernel.Time;
import io.synco.sync.port.Buyer;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders, whole and of one moment. What did not fit a page is read on, because half an order's lines would look like a change; and
 * an order that changed meanwhile is read again, because units fulfilled between two pages would be counted twice or not at all. Its
 * first page tells, not updated_at alone, which knows whole seconds only.
 */
final class OrderReader {
    /** As asked in the documents; lists without a cursor. */
    private static final int FULFILMENTS_FIRST = 10;

    private static final int REFUNDS_FIRST = 5;

    /** Of fulfilments, and of refunds: Shopify shows no more. */
    private static final int LISTED_MAX = 250;

    private static final int TRIES_MAX = 3;

    private final AdminApi api;
    private final Time time;

    OrderReader(AdminApi api, Time time) {
        this.api = api;
        this.time = time;
    }

    Uni<Optional<OrderReading>> one(ShopId shop, OrderId order) {
        Instant begin = time.now();
        return read(shop, gid(order), TRIES_MAX).map(json -> json.map(whole -> OrderJson.read(whole, begin)));
    }

    Uni<Optional<Buyer>> buyer(ShopId shop, OrderId order) {
        return api.ask(shop, Document.ORDER_BUYER, Map.of("id", gid(order)))
                .map(data -> BuyerJson.read(data.path("order")));
    }

    Uni<List<OrderReading>> all(ShopId shop, List<OrderId> ids) {
        Instant begin = time.now();
        return api.ask(
                        shop,
                        Document.ORDERS_BY_ID,
                        Map.of("ids", ids.stream().map(OrderReader::gid).toList()))
                .chain(data -> wholes(shop, data.path("nodes"), begin));
    }

    Uni<Page<OrderReading>> page(ShopId shop, String query, String after) {
        Instant begin = time.now();
        return api.ask(shop, Document.ORDERS, Paging.variables(after, Map.of("query", query)))
                .map(data -> data.path("orders"))
                .chain(orders ->
                        wholes(shop, orders.path("nodes"), begin).map(rows -> new Page<>(rows, Paging.next(orders))));
    }

    Uni<Page<OrderHead>> heads(ShopId shop, String query, String after) {
        return api.ask(shop, Document.ORDER_HEADS, Paging.variables(after, Map.of("query", query)))
                .map(data -> Paging.page(data.path("orders"), OrderJson::head));
    }

    private static String gid(OrderId order) {
        return Gid.of("Order", order.value());
    }

    /** One after the other: an order rarely needs more than its page, and a shop's bucket is shared. */
    private Uni<List<OrderReading>> wholes(ShopId shop, JsonNode orders, Instant begin) {
        return Multi.createFrom()
                .iterable(orders)
                .select()
                .where(JsonNode::isObject)
                .onItem()
                .transformToUniAndConcatenate(order -> whole(shop, order, TRIES_MAX))
                .select()
                .where(Optional::isPresent)
                .map(order -> OrderJson.read(order.get(), begin))
                .collect()
                .asList();
    }

    private Uni<Optional<JsonNode>> read(ShopId shop, String id, int tries) {
        return start(shop, id)
                .chain(order -> order.isPresent()
                        ? whole(shop, order.get(), tries)
                        : Uni.createFrom().item(order));
    }

    private Uni<Optional<JsonNode>> start(ShopId shop, String id) {
        return api.ask(shop, Document.ORDER, Map.of("id", id))
                .map(data -> Optional.of(data.path("order")).filter(JsonNode::isObject));
    }

    private Uni<Optional<JsonNode>> whole(ShopId shop, JsonNode order, int tries) {
        if (!isCut(order)) {
            return Uni.createFrom().item(Optional.of(order));
        }
        if (tries == 0) {
            return Uni.createFrom()
                    .failure(new RemoteException(new Conflict("The order kept changing while it was read")));
        }
        JsonNode before = order.deepCopy();
        return completed(shop, order)
                .chain(() -> start(shop, order.path("id").asText()))
                .chain(after -> after.isPresent() && !after.get().equals(before)
                        ? whole(shop, after.get(), tries - 1)
                        : Uni.createFrom().item(after.map(same -> order)));
    }

    private static boolean isCut(JsonNode order) {
        JsonNode fulfilments = order.path("fulfillments");
        JsonNode refunds = order.path("refunds");
        return fulfilments.size() >= FULFILMENTS_FIRST
                || refunds.size() >= REFUNDS_FIRST
                || Paging.next(order.path("fulfillmentOrders")).isPresent()
                || hasPrices(order) && Paging.next(order.path("lineItems")).isPresent()
                || anyCut(order.path("fulfillmentOrders").path("nodes"), "lineItems")
                || anyCut(fulfilments, "fulfillmentLineItems")
                || anyCut(refunds, "refundLineItems");
    }

    /** Polls do not ask for them. */
    private static boolean hasPrices(JsonNode order) {
        return order.has("lineItems");
    }

    private static boolean anyCut(JsonNode owners, String field) {
        for (JsonNode owner : owners) {
            if (Paging.next(owner.path(field)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Uni<Void> completed(ShopId shop, JsonNode order) {
        return Paging.complete(api, shop, Document.FULFILMENT_ORDERS, order, "fulfillmentOrders")
                .chain(() -> each(
                        order.path("fulfillmentOrders").path("nodes"),
                        each -> Paging.complete(api, shop, Document.FULFILMENT_ORDER_LINES, each, "lineItems")))
                .chain(() -> all(shop, order, Document.FULFILMENTS, "fulfillments", FULFILMENTS_FIRST))
                .chain(() -> each(
                        order.path("fulfillments"),
                        each -> Paging.complete(api, shop, Document.FULFILMENT_LINES, each, "fulfillmentLineItems")))
                .chain(() -> all(shop, order, Document.REFUNDS, "refunds", REFUNDS_FIRST))
                .chain(() -> each(
                        order.path("refunds"),
                        each -> Paging.complete(api, shop, Document.REFUND_LINES, each, "refundLineItems")))
                .chain(() -> hasPrices(order)
                        ? Paging.complete(api, shop, Document.ORDER_PRICES, order, "lineItems")
                        : Uni.createFrom().voidItem());
    }

    /** A list that has no cursor, where the first page was full. */
    private Uni<Void> all(ShopId shop, JsonNode order, Document document, String field, int first) {
        if (order.path(field).size() < first) {
            return Uni.createFrom().voidItem();
        }
        String id = order.path("id").asText();
        return api.ask(shop, document, Map.of("id", id))
                .invoke(data -> {
                    JsonNode all = data.path("order").path(field);
                    if (all.size() >= LISTED_MAX) {
                        throw new RemoteException(
                                new Refused("Order " + order.path("name").asText() + " has " + LISTED_MAX + " " + field
                                        + " or more, and Shopify shows no more: book what is left of it by hand"));
                    }
                    ((ObjectNode) order).set(field, all);
                })
                .replaceWithVoid();
    }

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
