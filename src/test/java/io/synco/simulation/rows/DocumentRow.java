package io.synco.simulation.rows;

import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import java.util.Optional;

/**
 * What of an order stands in Odoo.
 *
 * @param state 1 wanted, 2 confirmed, 3 cancelled, 4 being changed
 * @param role 1 made by SyncO, 2 adopted, 3 another connector's
 * @param kind what it was begun as
 */
public record DocumentRow(
        String externalId,
        OrderId order,
        MappingId mapping,
        WarehouseId warehouse,
        int state,
        Optional<Long> odooId,
        Optional<String> name,
        Optional<Long> group,
        int role,
        DocumentKind kind) {
    public DocumentRow(
            String externalId,
            OrderId order,
            MappingId mapping,
            WarehouseId warehouse,
            int state,
            Optional<Long> odooId,
            Optional<String> name,
            Optional<Long> group) {
        this(externalId, order, mapping, warehouse, state, odooId, name, group, 1);
    }

    public DocumentRow(
            String externalId,
            OrderId order,
            MappingId mapping,
            WarehouseId warehouse,
            int state,
            Optional<Long> odooId,
            Optional<String> name,
            Optional<Long> group,
            int role) {
        this(externalId, order, mapping, warehouse, state, odooId, name, group, role, DocumentKind.SALES_ORDER);
    }

    public Optional<DocumentRef> ref() {
        return odooId.map(id -> new DocumentRef(externalId, id, group, byOthers(), kind));
    }

    /** What a move in Odoo tells of it. */
    public Optional<DocumentKey> key() {
        return (kind == DocumentKind.TRANSFER ? group : odooId).map(id -> new DocumentKey(kind, id));
    }

    public boolean byOthers() {
        return role != 1;
    }

    public DocumentRow in(int now) {
        return new DocumentRow(externalId, order, mapping, warehouse, now, odooId, name, group, role, kind);
    }
}
