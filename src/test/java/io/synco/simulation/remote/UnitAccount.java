package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.Usage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which units belong to which of our documents, kept as they move, whatever Odoo's records forget later. */
final class UnitAccount {
    private record Key(String document, ProductId product) {}

    private record Standing(String document, ProductId product, StockLocationId at) {}

    private final Map<Key, Quantity> atCustomer = new HashMap<>();
    private final Map<Standing, Quantity> standing = new LinkedHashMap<>();

    void moved(StockMove move, StockMove.Line line, Quantity quantity) {
        if (move.document().isEmpty()) {
            return;
        }
        String document = move.document().orElseThrow();
        standing.merge(new Standing(document, move.product, line.to.id()), quantity, Quantity::plus);
        standing.merge(new Standing(document, move.product, line.from.id()), quantity.negated(), Quantity::plus);
        boolean from = line.from.usage() == Usage.CUSTOMER;
        boolean to = line.to.usage() == Usage.CUSTOMER;
        if (from != to) {
            Key key = new Key(document, move.product);
            atCustomer.merge(key, to ? quantity : quantity.negated(), Quantity::plus);
        }
    }

    Quantity reservedFor(String document, List<StockMove> open, Set<StockLocationId> locations) {
        Quantity reserved = Quantity.ZERO;
        for (StockMove move : open) {
            if (move.document().filter(document::equals).isPresent()) {
                reserved = reserved.plus(move.quantityFrom(locations));
            }
        }
        return reserved;
    }

    /** What was carried for the document to one of these places and not on from there yet. */
    Quantity standingAt(String document, ProductId product, Set<StockLocationId> places) {
        Quantity there = Quantity.ZERO;
        for (StockLocationId place : places) {
            there = there.plus(standing.getOrDefault(new Standing(document, product, place), Quantity.ZERO)
                    .max(Quantity.ZERO));
        }
        return there;
    }

    Quantity atCustomer(String document, ProductId product) {
        return atCustomer.getOrDefault(new Key(document, product), Quantity.ZERO);
    }
}
