package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Odoo thinks stands where, and how much of it is reserved. Both may be anything: more reserved than there, less than nothing. */
final class Quants {
    /** So many units from one location. */
    record Take(StockLocationId location, Quantity quantity) {}

    record Stand(Quantity quantity, Quantity reserved) {
        static final Stand NONE = new Stand(Quantity.ZERO, Quantity.ZERO);

        Quantity free() {
            return quantity.minus(reserved);
        }

        Stand plus(Stand other) {
            return new Stand(quantity.plus(other.quantity), reserved.plus(other.reserved));
        }

        boolean isEmpty() {
            return quantity.signum() == 0 && reserved.signum() == 0;
        }
    }

    /** Of each product, in the order in which its places first had any: the oldest stock is taken first. */
    private final Map<ProductId, Map<StockLocationId, Stand>> stands = new HashMap<>();

    Stand at(ProductId product, StockLocationId location) {
        return of(product).getOrDefault(location, Stand.NONE);
    }

    private Map<StockLocationId, Stand> of(ProductId product) {
        return stands.computeIfAbsent(product, any -> new LinkedHashMap<>());
    }

    Stand within(ProductId product, Collection<StockLocationId> locations) {
        Stand sum = Stand.NONE;
        for (StockLocationId location : locations) {
            sum = sum.plus(at(product, location));
        }
        return sum;
    }

    void shift(ProductId product, Place from, Place to, Quantity quantity) {
        add(product, from.id(), new Stand(quantity.negated(), Quantity.ZERO));
        add(product, to.id(), new Stand(quantity, Quantity.ZERO));
    }

    /** From now on the place has its turn in the order of taking, even with nothing there. */
    void know(ProductId product, StockLocationId location) {
        add(product, location, Stand.NONE);
    }

    void reserve(ProductId product, StockLocationId location, Quantity quantity) {
        add(product, location, new Stand(Quantity.ZERO, quantity));
    }

    private void add(ProductId product, StockLocationId location, Stand change) {
        of(product).merge(location, change, Stand::plus);
    }

    /** What could be reserved in these locations, oldest first, up to the need. */
    List<Take> offer(ProductId product, Set<StockLocationId> locations, Quantity need) {
        Quantity left = need.min(within(product, locations).free().max(Quantity.ZERO));
        List<Take> takes = new ArrayList<>();
        for (Map.Entry<StockLocationId, Stand> stand : of(product).entrySet()) {
            Quantity take = left.min(stand.getValue().free());
            if (take.signum() > 0 && locations.contains(stand.getKey())) {
                takes.add(new Take(stand.getKey(), take));
                left = left.minus(take);
            }
        }
        return takes;
    }
}
