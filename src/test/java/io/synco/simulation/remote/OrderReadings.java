package io.synco.simulation.remote;

import io.synco.kernel.Time;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OpenLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders as the port tells them: times in whole seconds, closed and unrouted fulfilment orders left out. */
final class OrderReadings {
    private final Catalog catalog;
    private final Time time;

    OrderReadings(Catalog catalog, Time time) {
        this.catalog = catalog;
        this.time = time;
    }

    Page<OrderReading> page(Page<StoreOrder> orders) {
        return new Page<>(orders.rows().stream().map(this::of).toList(), orders.next());
    }

    Page<OrderHead> heads(Page<StoreOrder> orders) {
        return new Page<>(
                orders.rows().stream()
                        .map(order -> new OrderHead(order.id(), second(order.updatedAt())))
                        .toList(),
                orders.next());
    }

    OrderReading of(StoreOrder order) {
        return new OrderReading(
                order.id(),
                order.name(),
                second(order.createdAt()),
                second(order.updatedAt()),
                time.now(),
                order.cancelledAt().map(OrderReadings::second),
                open(order),
                fulfilled(order, false),
                fulfilled(order, true),
                List.copyOf(order.restocked));
    }

    private List<OpenLine> open(StoreOrder order) {
        List<OpenLine> open = new ArrayList<>();
        for (FulfilmentOrder at : order.fulfilmentOrders) {
            for (FulfilmentOrder.Line line : at.lines) {
                if (at.routed && line.remaining > 0) {
                    open.add(new OpenLine(
                            at.id,
                            line.id,
                            line.sold.id(),
                            Optional.of(line.sold.item()),
                            catalog.variant(line.sold.item())
                                    .map(variant -> variant.sku())
                                    .orElse(""),
                            at.location,
                            line.remaining));
                }
            }
        }
        return List.copyOf(open);
    }

    /** A fulfilment's line names its item by the variant, which may be gone. */
    private List<FulfilledLine> fulfilled(StoreOrder order, boolean cancelled) {
        List<FulfilledLine> fulfilled = new ArrayList<>();
        for (Fulfilment fulfilment : order.fulfilments) {
            for (Fulfilment.Line line : fulfilment.lines) {
                if (fulfilment.cancelled == cancelled) {
                    fulfilled.add(new FulfilledLine(
                            fulfilment.id,
                            line.id(),
                            line.sold().id(),
                            catalog.variant(line.sold().item()).map(variant -> variant.item()),
                            fulfilment.location,
                            line.quantity(),
                            second(fulfilment.at),
                            fulfilment.tracking));
                }
            }
        }
        return List.copyOf(fulfilled);
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
