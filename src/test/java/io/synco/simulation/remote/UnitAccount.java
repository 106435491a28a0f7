package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which units belong to which of our documents, kept as they move, whatever Odoo's records forget later. */
final class UnitAccount {
    private record Key(String document, ProductId product) {}

    private final Map<Key, Quantity> atCustomer = new HashMap<>();

    void moved(StockMove move, StockMove.Line line, Quantity quantity) {
        if (move.madeFor == null || !move.madeFor.isOurs()) {
            return;
        }
        boolean from = line.from.usage() == Usage.CUSTOMER;
        boolean to = line.to.usage() == Usage.CUSTOMER;
        if (from != to) {
            Key key = new Key(move.madeFor.order.externalId.orElseThrow(), move.product);
            atCustomer.merge(key, to ? quantity : quantity.negated(), Quantity::plus);
        }
    }

    Quantity reservedFor(String document, List<StockMove> open, Set<StockLocationId> locations) {
        Quantity reserved = Quantity.ZERO;
        for (StockMove move : open) {
            boolean itsOwn = move.madeFor != null
                    && move.madeFor.isOurs()
                    && move.madeFor.order.externalId.orElseThrow().equals(document);
            if (itsOwn) {
                reserved = reserved.plus(move.quantityFrom(locations));
            }
        }
        return reserved;
    }

    Quantity atCustomer(String document, ProductId product) {
        return atCustomer.getOrDefault(new Key(document, product), Quantity.ZERO);
    }
}
