package io.synco.simulation.remote;

import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.OrderId;
import io.synco.sync.port.ShopifyPort.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A store's orders, by id and by their last change. */
final class OrderBook {
    private static final int NUMBER_BEFORE_FIRST = 1000;

    /** Shopify tells and compares whole seconds. */
    private record Stamp(long second, OrderId order) implements Comparable<Stamp> {
        static final OrderId LEAST = new OrderId(0);

        static Stamp of(StoreOrder order) {
            return new Stamp(order.updatedAt().getEpochSecond(), order.id());
        }

        static Stamp ofCursor(String cursor) {
            int colon = cursor.indexOf(':');
            return new Stamp(
                    Long.parseLong(cursor.substring(0, colon)),
                    new OrderId(Long.parseLong(cursor.substring(colon + 1))));
        }

        String cursor() {
            return second + ":" + order;
        }

        @Override
        public int compareTo(Stamp other) {
            int bySecond = Long.compare(second, other.second);
            return bySecond != 0 ? bySecond : order.compareTo(other.order);
        }
    }

    private final TreeMap<OrderId, StoreOrder> byId = new TreeMap<>();
    private final TreeMap<Stamp, StoreOrder> byChange = new TreeMap<>();
    private final Map<FulfilmentOrderId, FulfilmentOrder> fulfilmentOrders = new HashMap<>();
    private final int pageSize;

    OrderBook(int pageSize) {
        this.pageSize = pageSize;
    }

    StoreOrder open(OrderId id, Instant now) {
        StoreOrder order = new StoreOrder(id, "#" + (NUMBER_BEFORE_FIRST + byId.size() + 1), now);
        byId.put(id, order);
        byChange.put(Stamp.of(order), order);
        return order;
    }

    void touch(StoreOrder order, Instant now) {
        byChange.remove(Stamp.of(order));
        order.touch(now);
        byChange.put(Stamp.of(order), order);
    }

    void add(FulfilmentOrder made) {
        made.order.fulfilmentOrders.add(made);
        fulfilmentOrders.put(made.id, made);
    }

    Optional<StoreOrder> find(OrderId id) {
        return Optional.ofNullable(byId.get(id));
    }

    StoreOrder get(OrderId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("This store has no order " + id));
    }

    /** Nobody can name one that is not routed yet. */
    Optional<FulfilmentOrder> find(FulfilmentOrderId id) {
        return Optional.ofNullable(fulfilmentOrders.get(id)).filter(each -> each.routed);
    }

    Collection<StoreOrder> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    Page<StoreOrder> changed(Instant since, String after) {
        NavigableMap<Stamp, StoreOrder> rest = after == null
                ? byChange.tailMap(new Stamp(since.getEpochSecond(), Stamp.LEAST), true)
                : byChange.tailMap(Stamp.ofCursor(after), false);
        return page(rest.values(), order -> Stamp.of(order).cursor());
    }

    /** As Shopify's fulfilment status has it: also what was cancelled or edited away before any of it was fulfilled. */
    Page<StoreOrder> unfulfilled(String after) {
        NavigableMap<OrderId, StoreOrder> rest =
                after == null ? byId : byId.tailMap(new OrderId(Long.parseLong(after)), false);
        List<StoreOrder> wanted = rest.values().stream()
                .filter(order -> order.open() > 0 || order.fulfilled() == 0)
                .limit(pageSize + 1L)
                .toList();
        return page(wanted, order -> order.id().toString());
    }

    private Page<StoreOrder> page(Collection<StoreOrder> rest, Function<StoreOrder, String> cursor) {
        List<StoreOrder> rows = new ArrayList<>();
        for (StoreOrder order : rest) {
            if (rows.size() == pageSize) {
                return new Page<>(rows, Optional.of(cursor.apply(rows.get(pageSize - 1))));
            }
            rows.add(order);
        }
        return new Page<>(rows, Optional.empty());
    }
}
