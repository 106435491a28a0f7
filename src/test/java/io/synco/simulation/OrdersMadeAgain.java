package io.synco.simulation;

import io.synco.kernel.ShopId;
import io.synco.simulation.remote.OdooModel;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.Permit;
import java.util.HashMap;
import java.util.Map;

/** Odoo as it is to somebody who gives no external ids: what he does not know to stand is made, whether it was made before or not. */
final class OrdersMadeAgain {
    private final OdooModel odoo;
    private final Map<String, Integer> made = new HashMap<>();

    OrdersMadeAgain(OdooModel odoo) {
        this.odoo = odoo;
    }

    OdooPort port() {
        return Decorator.of(
                OdooPort.class,
                odoo,
                (method, arguments, answer) -> method.equals("saveOrder")
                        ? odoo.saveOrder(
                                (ShopId) arguments[0], (Permit) arguments[1], renamed((SalesOrder) arguments[2]))
                        : answer.get());
    }

    private SalesOrder renamed(SalesOrder order) {
        if (!order.stood() && odoo.office().orderOf(order.externalId()).isPresent()) {
            made.merge(order.externalId(), 1, Integer::sum);
        }
        String suffix = made.containsKey(order.externalId()) ? "_again" + made.get(order.externalId()) : "";
        return new SalesOrder(
                order.externalId() + suffix,
                order.name(),
                order.warehouse(),
                order.lines().stream()
                        .map(line -> new SalesOrderLine(
                                line.externalId() + suffix, line.product(), line.quantity(), line.name()))
                        .toList(),
                order.stood(),
                order.kind());
    }
}
