package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Usage;
import java.util.HashMap;
import java.util.Map;

/** Who has the units that reached customers, kept as they move, whatever Odoo's records forget later. */
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

    Quantity atCustomer(String document, ProductId product) {
        return atCustomer.getOrDefault(new Key(document, product), Quantity.ZERO);
    }
}
