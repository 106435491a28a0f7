package io.synco.simulation.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sales order; one without an external id is another channel's. */
final class SaleOrder {
    enum State {
        DRAFT,
        SALE,
        CANCEL
    }

    final long id;
    final String name;
    final OdooWarehouse warehouse;
    final Optional<String> externalId;
    /** What others call it: an order's name in their shop. */
    Optional<String> reference = Optional.empty();

    boolean broughtByAnother;

    final List<SaleLine> lines = new ArrayList<>();
    State state = State.DRAFT;
    /** Null until the first move. */
    ProcurementGroup group;

    SaleOrder(long id, String name, OdooWarehouse warehouse, Optional<String> externalId) {
        this.id = id;
        this.name = name;
        this.warehouse = warehouse;
        this.externalId = externalId;
    }
}
