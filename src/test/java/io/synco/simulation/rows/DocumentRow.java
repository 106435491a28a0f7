package io.synco.simulation.rows;

import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.WarehouseId;
import java.util.Optional;

/**
 * What of an order stands in Odoo.
 *
 * @param state 1 wanted, 2 confirmed, 3 cancelled, 4 being changed
 */
public record DocumentRow(
        String externalId,
        OrderId order,
        MappingId mapping,
        WarehouseId warehouse,
        int state,
        Optional<Long> odooId,
        Optional<String> name,
        Optional<Long> group) {
    public DocumentRow in(int now) {
        return new DocumentRow(externalId, order, mapping, warehouse, now, odooId, name, group);
    }
}
