package io.synco.simulation.rows;

import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.math.BigDecimal;

/** A line of a document, with the units that were promised. */
public record DocumentLineRow(
        String externalId,
        String document,
        OrderId order,
        OrderLineId line,
        LocationId location,
        ProductId product,
        Quantity perItem,
        BigDecimal quantity) {
    public DocumentLineRow of(BigDecimal now) {
        return new DocumentLineRow(externalId, document, order, line, location, product, perItem, now);
    }
}
