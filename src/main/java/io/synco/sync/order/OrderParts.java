package io.synco.sync.order;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderLineId;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pure: an order as Shopify tells it, as parts: a line at each location that fulfils it. Where a fulfilment was cancelled and nothing is
 * open any more, because the order was cancelled or has moved since, the part tells that nothing is fulfilled there.
 */
public final class OrderParts {
    private OrderParts() {}

    /**
     * @param open still to fulfil here
     * @param fulfilled f: fulfilled here, by fulfilments that count
     */
    public record Part(
            OrderLineId line, LocationId location, Optional<ItemId> item, String sku, int open, int fulfilled) {
        boolean none() {
            return open == 0 && fulfilled == 0;
        }
    }

    private record Key(OrderLineId line, LocationId location) {}

    public static List<Part> of(OrderReading order) {
        Map<Key, Part> parts = new LinkedHashMap<>();
        for (OpenLine line : order.open()) {
            Part part = new Part(line.line(), line.location(), line.item(), line.sku(), line.remaining(), 0);
            parts.merge(new Key(line.line(), line.location()), part, OrderParts::sum);
        }
        for (FulfilledLine line : order.fulfilled()) {
            Part part = new Part(line.line(), line.location(), line.item(), "", 0, line.quantity());
            parts.merge(new Key(line.line(), line.location()), part, OrderParts::sum);
        }
        for (FulfilledLine line : order.cancelled()) {
            Part part = new Part(line.line(), line.location(), line.item(), "", 0, 0);
            parts.merge(new Key(line.line(), line.location()), part, OrderParts::sum);
        }
        return new ArrayList<>(parts.values());
    }

    private static Part sum(Part a, Part b) {
        return new Part(
                a.line(),
                a.location(),
                a.item().or(b::item),
                a.sku().isEmpty() ? b.sku() : a.sku(),
                a.open() + b.open(),
                a.fulfilled() + b.fulfilled());
    }
}
