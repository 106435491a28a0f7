package io.synco.simulation;

import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.remote.StoreOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Returns that cross with the fulfilment of what they bring back: it was planned before they happened and arrives after them. Nobody can
 * tell any more whether the customer waits; counted as fulfilled, the units are a receipt.
 */
final class Crossings {
    private record Undone(OrderId order, LocationId location, Map<ProductId, Quantity> units) {}

    private final World world;
    private final Account account;
    private final List<Undone> undone = new ArrayList<>();
    private final Map<Process, Integer> known = new HashMap<>();
    private Map<OrderId, Integer> fulfilled = Map.of();

    Crossings(World world, Account account) {
        this.world = world;
        this.account = account;
    }

    void undone(OrderId order, LocationId location, Map<ProductId, Quantity> units) {
        undone.add(new Undone(order, location, units));
    }

    void deliveriesAreRead(Process by) {
        known.put(by, undone.size());
    }

    void beforeFulfilment() {
        fulfilled = fulfilled();
    }

    void afterFulfilment(Process by) {
        Map<OrderId, Integer> now = fulfilled();
        for (int i = known.getOrDefault(by, undone.size()); i < undone.size(); i++) {
            Undone one = undone.get(i);
            if (one != null && now.get(one.order()) > fulfilled.get(one.order())) {
                one.units()
                        .forEach((product, units) -> account.bringsBack(one.order(), one.location(), product, units));
                undone.set(i, null);
            }
        }
    }

    private Map<OrderId, Integer> fulfilled() {
        Map<OrderId, Integer> units = new HashMap<>();
        for (StoreOrder order : world.shopify().allOrders()) {
            units.put(order.id(), order.fulfilled());
        }
        return units;
    }
}
