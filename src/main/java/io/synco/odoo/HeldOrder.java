package io.synco.odoo;

import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Odoo holds of an order: ids by external id, as the caller wrote them.
 *
 * @param lines of the order, those that are not goods too
 * @param others what the order is made with: partners, and the products of lines that are not goods
 */
record HeldOrder(Optional<Long> order, Map<String, Long> lines, Map<String, Long> others, Map<Long, Done> done) {
    record Done(Quantity ordered, Quantity delivered) {
        /** Odoo refuses less than it has delivered. */
        Quantity instead(SalesOrderLine line) {
            Quantity wanted = line.asked(delivered);
            return wanted.compareTo(ordered) < 0 ? wanted.max(delivered.min(ordered)) : wanted;
        }
    }

    HeldOrder with(List<Row> rows) {
        Map<Long, Done> read = new LinkedHashMap<>();
        rows.forEach(
                row -> read.put(row.id(), new Done(row.quantity("product_uom_qty"), row.quantity("qty_delivered"))));
        return new HeldOrder(order, lines, others, read);
    }

    HeldOrder done(Map<Long, Done> done) {
        return new HeldOrder(order, lines, others, done);
    }

    Map<String, Quantity> delivered(SalesOrder wanted) {
        Map<String, Quantity> delivered = new LinkedHashMap<>();
        for (SalesOrderLine line : wanted.lines()) {
            Done one = done.get(lines.get(line.externalId()));
            if (one != null && one.delivered().signum() > 0) {
                delivered.put(line.externalId(), one.delivered());
            }
        }
        return delivered;
    }

    List<SalesOrderLine> missing(SalesOrder wanted) {
        return wanted.lines().stream()
                .filter(line -> !lines.containsKey(line.externalId()))
                .toList();
    }

    /** Of the goods. */
    List<Long> lineIds(SalesOrder wanted) {
        return wanted.lines().stream()
                .map(line -> lines.get(line.externalId()))
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
