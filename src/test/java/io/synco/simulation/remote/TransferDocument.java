package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import java.util.Set;
import java.util.TreeSet;

/** A delivery transfer of ours that stands for an order, with all that follows it. */
final class TransferDocument {
    /** Of the first transfer. */
    final long id;

    final String name;
    final String externalId;
    final OdooWarehouse warehouse;
    final ProcurementGroup group;
    /** That we asked for. */
    final Set<ProductId> products = new TreeSet<>();

    TransferDocument(Picking first, String externalId) {
        this.id = first.id;
        this.name = first.name;
        this.externalId = externalId;
        this.warehouse = first.warehouse;
        this.group = first.group;
    }
}
