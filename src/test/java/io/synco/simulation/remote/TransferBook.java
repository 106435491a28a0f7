package io.synco.simulation.remote;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Delivery transfers that stand for orders of ours, by their external ids. */
final class TransferBook {
    private final OdooCore odoo;
    private final Map<String, TransferDocument> ours = new TreeMap<>();

    TransferBook(OdooCore odoo) {
        this.odoo = odoo;
    }

    Optional<TransferDocument> find(String externalId) {
        return Optional.ofNullable(ours.get(externalId));
    }

    Optional<TransferDocument> find(long id) {
        return ours.values().stream().filter(transfer -> transfer.id == id).findFirst();
    }

    /** With a group of its own, and nothing in it yet. */
    TransferDocument begin(String externalId, OdooWarehouse warehouse) {
        ProcurementGroup group = odoo.sales.newGroup();
        TransferDocument made =
                new TransferDocument(odoo.pickings.make(TransferKind.OUT, warehouse, group), externalId);
        group.transfer = made;
        ours.put(externalId, made);
        return made;
    }
}
