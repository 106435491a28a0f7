package io.synco.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Orders, fulfilment orders and fulfilments as GraphQL shows them. */
final class OrderViews {
    private final Store store;
    private final CatalogViews catalog;

    OrderViews(Store store, CatalogViews catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    View orders(DataFetchingEnvironment env) {
        List<Order> found = store.orders().all().stream()
                .filter(SearchQuery.parse(env.getArgument("query")).by(ORDER_KEYS))
                .toList();
        String sort = env.getArgument("sortKey");
        Function<Order, Paging.Key> key = switch (sort) {
            case "UPDATED_AT" -> order -> Paging.Key.byTime(order.updatedAt(), order.id());
            case "CREATED_AT", "PROCESSED_AT" -> order -> Paging.Key.byTime(order.createdAt(), order.id());
            case "ID", "ORDER_NUMBER" -> order -> Paging.Key.byId(order.id());
            default -> throw ShopifyError.notImplemented("orders(sortKey: " + sort + ")");
        };
        return Paging.page(env, "Order", found, key, this::order);
    }

    private static final Map<String, Function<Order, Object>> ORDER_KEYS = Map.of(
            "updated_at", Order::updatedAt,
            "created_at", Order::createdAt,
            "processed_at", Order::createdAt,
            "id", order -> Long.toString(order.id()),
            "name", Order::name,
            "financial_status", order -> order.cancelledAt() == null ? "paid" : "refunded",
            "status", OrderViews::searchStatus,
            "fulfillment_status", OrderViews::searchFulfillment);

    private static List<String> searchStatus(Order order) {
        boolean closed = order.displayFulfillmentStatus().equals("FULFILLED");
        String own = order.cancelledAt() != null ? "cancelled" : closed ? "closed" : "open";
        return List.of("any", own, own.equals("open") ? "not_closed" : "closed");
    }

    private static List<String> searchFulfillment(Order order) {
        return switch (order.displayFulfillmentStatus()) {
            case "FULFILLED" -> List.of("any", "fulfilled", "shipped");
            case "PARTIALLY_FULFILLED" -> List.of("any", "partial", "unfulfilled");
            default -> List.of("any", "unshipped", "unfulfilled");
        };
    }

    View order(Order order) {
        boolean cancelled = order.cancelledAt() != null;
        return MoneyViews.order(View.of("Order"), order)
                .id(order.gid())
                .with("name", order.name())
                .with("number", order.number())
                .with("createdAt", SandboxClock.utc(order.createdAt()))
                .with("processedAt", SandboxClock.utc(order.createdAt()))
                .with("updatedAt", SandboxClock.utc(order.updatedAt()))
                .with("cancelledAt", SandboxClock.utc(order.cancelledAt()))
                .with("cancelReason", cancelled ? "CUSTOMER" : null)
                .with("closedAt", SandboxClock.utc(order.cancelledAt()))
                .with("closed", cancelled)
                .with("confirmed", true)
                .with("test", false)
                .with("sourceName", "web")
                .with("tags", List.of())
                .with("displayFinancialStatus", cancelled ? "REFUNDED" : "PAID")
                .with("displayFulfillmentStatus", order.displayFulfillmentStatus())
                .lazy(
                        "lineItems",
                        env -> Paging.page(
                                env,
                                "LineItem",
                                order.lines(),
                                each -> Paging.Key.byId(each.id()),
                                each -> MoneyViews.line(line(each), order, each)))
                .lazy("fulfillmentOrders", env -> fulfillmentOrders(env, order.fulfillmentOrders()))
                .lazy(
                        "refunds",
                        env -> order.refunds().stream()
                                .limit(env.<Integer>getArgumentOrDefault("first", Integer.MAX_VALUE))
                                .map(this::refund)
                                .toList())
                .lazy(
                        "fulfillments",
                        env -> order.fulfillments().stream()
                                .limit(env.<Integer>getArgumentOrDefault("first", Integer.MAX_VALUE))
                                .map(this::fulfillment)
                                .toList());
    }

    View refund(Refund refund) {
        return View.of("Refund")
                .with("id", refund.gid())
                .with("createdAt", SandboxClock.utc(refund.at()))
                .lazy(
                        "refundLineItems",
                        env -> Paging.page(
                                env,
                                "RefundLineItem",
                                List.of(refund),
                                each -> Paging.Key.byId(each.lineId()),
                                this::refundLine));
    }

    private View refundLine(Refund refund) {
        return View.of("RefundLineItem")
                .with("id", Gid.of("RefundLineItem", refund.lineId()))
                .with("quantity", refund.quantity())
                .with("restockType", "RETURN")
                .with("restocked", true)
                .lazy("location", env -> catalog.location(refund.location()))
                .lazy("lineItem", env -> line(refund.line()));
    }

    private View fulfillmentOrders(DataFetchingEnvironment env, List<FulfillmentOrder> of) {
        if (env.containsArgument("query") && env.getArgument("query") != null) {
            throw ShopifyError.notImplemented("fulfillmentOrders(query:)");
        }
        return Paging.page(env, "FulfillmentOrder", of, each -> Paging.Key.byId(each.id()), this::fulfillmentOrder);
    }

    private View line(OrderLine line) {
        Variant variant = line.variant();
        return View.of("LineItem")
                .with("id", line.gid())
                .with("sku", variant.sku())
                .with("name", variant.title())
                .with("title", variant.title())
                .with("quantity", line.quantity())
                .with("currentQuantity", line.currentQuantity())
                .with("fulfillableQuantity", line.fulfillable())
                .with("unfulfilledQuantity", line.fulfillable())
                .with("nonFulfillableQuantity", 0)
                .with("requiresShipping", true)
                .lazy("variant", env -> catalog.variant(variant))
                .lazy("product", env -> catalog.product(variant.productId()));
    }

    View fulfillmentOrder(FulfillmentOrder of) {
        return View.of("FulfillmentOrder")
                .with("id", of.gid())
                .with("status", of.status())
                .with("requestStatus", of.isOpen() ? "UNSUBMITTED" : "CLOSED")
                .with("orderId", of.order().gid())
                .with("orderName", of.order().name())
                .with("createdAt", SandboxClock.utc(of.createdAt()))
                .with("updatedAt", SandboxClock.utc(of.order().updatedAt()))
                .with("fulfillmentHolds", List.of())
                .lazy("order", env -> order(of.order()))
                .lazy(
                        "assignedLocation",
                        env -> View.of("FulfillmentOrderAssignedLocation")
                                .with("name", of.location().name())
                                .with("countryCode", "DE")
                                .with("location", catalog.location(of.location())))
                .lazy(
                        "fulfillments",
                        env -> Paging.page(
                                env,
                                "Fulfillment",
                                of.order().fulfillments().stream()
                                        .filter(each -> each.fulfillmentOrders().contains(of))
                                        .toList(),
                                each -> Paging.Key.byId(each.id()),
                                this::fulfillment))
                .lazy(
                        "lineItems",
                        env -> Paging.page(
                                env,
                                "FulfillmentOrderLineItem",
                                of.lines(),
                                each -> Paging.Key.byId(each.id()),
                                this::fulfillmentOrderLine));
    }

    private View fulfillmentOrderLine(FulfillmentOrder.Line line) {
        Variant variant = line.orderLine().variant();
        return View.of("FulfillmentOrderLineItem")
                .with("id", line.gid())
                .with("totalQuantity", line.total())
                .with("remainingQuantity", line.remaining())
                .with("inventoryItemId", variant.itemGid())
                .with("sku", variant.sku())
                .with("productTitle", variant.title())
                .with("requiresShipping", true)
                .lazy("variant", env -> catalog.variant(variant))
                .lazy("lineItem", env -> line(line.orderLine()));
    }

    View fulfillment(Fulfillment of) {
        return View.of("Fulfillment")
                .id(of.gid())
                .with("name", of.name())
                .with("status", of.cancelled() ? "CANCELLED" : "SUCCESS")
                .with("displayStatus", of.cancelled() ? "CANCELED" : "FULFILLED")
                .with("totalQuantity", of.units())
                .with("requiresShipping", true)
                .with("createdAt", SandboxClock.utc(of.createdAt()))
                .with("updatedAt", SandboxClock.utc(of.createdAt()))
                .with("trackingInfo", tracking(of.tracking()))
                .lazy("location", env -> catalog.location(of.location()))
                .lazy("order", env -> order(of.order()))
                .lazy("fulfillmentOrders", env -> fulfillmentOrders(env, List.copyOf(of.fulfillmentOrders())))
                .lazy(
                        "fulfillmentLineItems",
                        env -> Paging.page(
                                env,
                                "FulfillmentLineItem",
                                of.parts(),
                                each -> Paging.Key.byId(each.id()),
                                this::part));
    }

    private View part(Fulfillment.Part part) {
        return View.of("FulfillmentLineItem")
                .with("id", Gid.of("FulfillmentLineItem", part.id()))
                .with("quantity", part.quantity())
                .lazy("lineItem", env -> line(part.line()));
    }

    private static List<View> tracking(Fulfillment.Tracking tracking) {
        return java.util.stream.IntStream.range(
                        0, Math.max(tracking.numbers().size(), tracking.urls().size()))
                .mapToObj(i -> View.of("FulfillmentTrackingInfo")
                        .with("company", tracking.company())
                        .with(
                                "number",
                                i < tracking.numbers().size()
                                        ? tracking.numbers().get(i)
                                        : null)
                        .with(
                                "url",
                                i < tracking.urls().size() ? tracking.urls().get(i) : null))
                .toList();
    }
}
