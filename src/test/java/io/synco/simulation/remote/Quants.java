package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private record Key(ProductId product, StockLocationId location) {}

    private final Map<Key, Stand> stands = new HashMap<>();

    Stand at(ProductId product, StockLocationId location) {
        return stands.getOrDefault(new Key(product, location), Stand.NONE);
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

    void reserve(ProductId product, StockLocationId location, Quantity quantity) {
        add(product, location, new Stand(Quantity.ZERO, quantity));
    }

    private void add(ProductId product, StockLocationId location, Stand change) {
        stands.merge(new Key(product, location), change, Stand::plus);
    }

    /** What could be reserved in these locations, first to last, up to the need. */
    List<Take> offer(ProductId product, Collection<StockLocationId> locations, Quantity need) {
        Quantity left = need.min(within(product, locations).free().max(Quantity.ZERO));
        List<Take> takes = new ArrayList<>();
        for (StockLocationId location : locations) {
            Quantity take = left.min(at(product, location).free());
            if (take.signum() > 0) {
                takes.add(new Take(location, take));
                left = left.minus(take);
            }
        }
        return takes;
    }
}
