package io.synco.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Protocol;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What an order's JSON says of stock. */
final class OrderJson {
    /** INCOMPLETE is open: a fulfilment service gave it back, and the merchant sends it from elsewhere or refunds it. */
    private static final Set<String> NOTHING_OPEN = Set.of("CLOSED", "CANCELLED");

    private static final String CANCELLED = "CANCELLED";
    private static final String RETURN = "RETURN";

    private static final Set<String> NOT_FULFILLED = Set.of(CANCELLED, "ERROR", "FAILURE");

    private OrderJson() {}

    static OrderHead head(JsonNode order) {
        return new OrderHead(new OrderId(Gid.number(order.path("id"))), instant(order.path("updatedAt")));
    }

    static OrderReading read(JsonNode order, Instant begin) {
        return new OrderReading(
                new OrderId(Gid.number(order.path("id"))),
                order.path("name").asText(),
                instant(order.path("createdAt")),
                instant(order.path("updatedAt")),
                begin,
                order.path("cancelledAt").isTextual()
                        ? Optional.of(instant(order.get("cancelledAt")))
                        : Optional.empty(),
                open(order),
                fulfilled(order, status -> !NOT_FULFILLED.contains(status)),
                fulfilled(order, CANCELLED::equals),
                restocked(order),
                MoneyJson.read(order));
    }

    private static List<OpenLine> open(JsonNode order) {
        List<OpenLine> open = new ArrayList<>();
        for (JsonNode fulfilmentOrder : order.path("fulfillmentOrders").path("nodes")) {
            JsonNode location =
                    fulfilmentOrder.path("assignedLocation").path("location").path("id");
            // A location that was deleted holds no level; Shopify moves or closes such a fulfilment order.
            if (NOTHING_OPEN.contains(fulfilmentOrder.path("status").asText()) || !location.isTextual()) {
                continue;
            }
            for (JsonNode line : fulfilmentOrder.path("lineItems").path("nodes")) {
                if (line.path("remainingQuantity").asInt() > 0) {
                    open.add(openLine(fulfilmentOrder, location, line));
                }
            }
        }
        return List.copyOf(open);
    }

    private static OpenLine openLine(JsonNode fulfilmentOrder, JsonNode location, JsonNode line) {
        return new OpenLine(
                new FulfilmentOrderId(Gid.number(fulfilmentOrder.path("id"))),
                Gid.number(line.path("id")),
                new OrderLineId(Gid.number(line.path("lineItem").path("id"))),
                Gid.numberIfAny(line.path("inventoryItemId")).map(ItemId::new),
                line.path("sku").asText(""),
                new LocationId(Gid.number(location)),
                line.path("remainingQuantity").asInt());
    }

    private static List<FulfilledLine> fulfilled(JsonNode order, Predicate<String> status) {
        Map<Long, Long> items = itemsByLine(order);
        List<FulfilledLine> fulfilled = new ArrayList<>();
        for (JsonNode fulfilment : order.path("fulfillments")) {
            JsonNode location = fulfilment.path("location").path("id");
            if (!status.test(fulfilment.path("status").asText()) || !location.isTextual()) {
                continue;
            }
            for (JsonNode line : fulfilment.path("fulfillmentLineItems").path("nodes")) {
                fulfilled.add(fulfilledLine(fulfilment, location, line, items));
            }
        }
        return List.copyOf(fulfilled);
    }

    private static FulfilledLine fulfilledLine(
            JsonNode fulfilment, JsonNode location, JsonNode line, Map<Long, Long> items) {
        JsonNode sold = line.path("lineItem");
        long lineId = Gid.number(sold.path("id"));
        Optional<Long> item = Gid.numberIfAny(
                        sold.path("variant").path("inventoryItem").path("id"))
                .or(() -> Optional.ofNullable(items.get(lineId)));
        JsonNode tracking = fulfilment.path("trackingInfo").path(0).path("number");
        return new FulfilledLine(
                Gid.number(fulfilment.path("id")),
                Gid.number(line.path("id")),
                new OrderLineId(lineId),
                item.map(ItemId::new),
                new LocationId(Gid.number(location)),
                line.path("quantity").asInt(),
                instant(fulfilment.path("createdAt")),
                tracking.isTextual() ? Optional.of(tracking.asText()) : Optional.empty());
    }

    /** Refunds of what had not been fulfilled leave on hand alone: their units were committed, or are lost. */
    private static List<RestockedLine> restocked(JsonNode order) {
        Map<Long, Long> items = itemsByLine(order);
        List<RestockedLine> restocked = new ArrayList<>();
        for (JsonNode refund : order.path("refunds")) {
            for (JsonNode line : refund.path("refundLineItems").path("nodes")) {
                JsonNode location = line.path("location").path("id");
                if (RETURN.equals(line.path("restockType").asText())
                        && location.isTextual()
                        && line.path("id").isTextual()) {
                    restocked.add(restockedLine(refund, line, location, items));
                }
            }
        }
        return List.copyOf(restocked);
    }

    private static RestockedLine restockedLine(
            JsonNode refund, JsonNode line, JsonNode location, Map<Long, Long> items) {
        JsonNode sold = line.path("lineItem");
        long lineId = Gid.number(sold.path("id"));
        return new RestockedLine(
                Gid.number(line.path("id")),
                new OrderLineId(lineId),
                Gid.numberIfAny(sold.path("variant").path("inventoryItem").path("id"))
                        .or(() -> Optional.ofNullable(items.get(lineId)))
                        .map(ItemId::new),
                new LocationId(Gid.number(location)),
                line.path("quantity").asInt(),
                instant(refund.path("createdAt")));
    }

    /** A variant that was deleted is null at the order's line, but its fulfilment order still names the inventory item. */
    private static Map<Long, Long> itemsByLine(JsonNode order) {
        Map<Long, Long> items = new HashMap<>();
        for (JsonNode fulfilmentOrder : order.path("fulfillmentOrders").path("nodes")) {
            for (JsonNode line : fulfilmentOrder.path("lineItems").path("nodes")) {
                Gid.numberIfAny(line.path("inventoryItemId"))
                        .ifPresent(item ->
                                items.put(Gid.number(line.path("lineItem").path("id")), item));
            }
        }
        return items;
    }

    private static Instant instant(JsonNode text) {
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeParseException e) {
            throw new RemoteException(new Protocol("Shopify sent \"" + text.asText() + "\" where a time was expected"));
        }
    }
}
