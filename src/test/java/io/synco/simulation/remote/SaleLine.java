package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.Optional;

/** A line of a sales order; one without an external id was made by a person. */
final class SaleLine {
    final long id;
    final SaleOrder order;
    final ProductId product;
    final Optional<String> externalId;
    Quantity quantity;

    SaleLine(long id, SaleOrder order, ProductId product, Optional<String> externalId, Quantity quantity) {
        this.id = id;
        this.order = order;
        this.product = product;
        this.externalId = externalId;
        this.quantity = quantity;
    }

    /** Of an order whose units are accounted for, whoever made it. */
    boolean isAccounted() {
        return isOurs() || order.broughtByAnother;
    }

    boolean isOurs() {
        return externalId.isPresent();
    }
}
