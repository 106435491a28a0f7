package io.synco.sync.book;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.job.Slice;
import java.util.Optional;

/** What deliveries in Odoo have taken out for an order. */
public interface Deliveries {
    /**
     * Units that left beyond what the order still wants: they are not in the building any more. Empty while its documents in Odoo do
     * not stand yet as the order is now, and could still deliver what it does not want.
     */
    Uni<Optional<Quantity>> beyond(Slice slice, OrderId order, MappingId mapping, ProductId product);
}
