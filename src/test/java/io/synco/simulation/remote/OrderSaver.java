package io.synco.simulation.remote;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.Permit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * saveOrder in the adapter's own calls, each one transaction with its permit asked before: load, then confirm; or write, load of
 * what is missing, confirm; or cancel. A permit that fails leaves what the calls before it did.
 */
final class OrderSaver {
    private final OdooCore odoo;

    OrderSaver(OdooCore odoo) {
        this.odoo = odoo;
    }

    Uni<SavedOrder> save(Permit permit, SalesOrder wanted) {
        Optional<SaleOrder> found = odoo.sales.find(wanted.externalId());
        if (found.isEmpty()) {
            return wanted.stood() ? failed(gone(wanted)) : make(permit, wanted);
        }
        return wanted.wantsNothing() ? cancel(permit, wanted, found.get()) : change(permit, wanted, found.get());
    }

    private Uni<SavedOrder> make(Permit permit, SalesOrder wanted) {
        return checkWarehouse(wanted)
                .chain(permit::ask)
                .invoke(() -> load(wanted))
                .chain(() -> confirmed(permit, wanted));
    }

    private Uni<Void> checkWarehouse(SalesOrder wanted) {
        return odoo.places.find(wanted.warehouse()).isPresent()
                ? Uni.createFrom().voidItem()
                : failed(new RemoteException(new NotFound(
                        "Odoo's warehouse " + wanted.warehouse() + " is gone or hidden from this user: map another")));
    }

    private Uni<SavedOrder> change(Permit permit, SalesOrder wanted, SaleOrder order) {
        if (order.state == SaleOrder.State.CANCEL) {
            return failed(cancelledByOthers(order));
        }
        boolean differs = !differences(wanted).isEmpty();
        boolean lacks = wanted.lines().stream()
                .anyMatch(line -> odoo.sales.findLine(line.externalId()).isEmpty());
        Uni<Void> written = differs
                ? permit.ask().invoke(() -> write(wanted))
                : Uni.createFrom().voidItem();
        return written.chain(() -> lacks
                        ? permit.ask().invoke(() -> load(wanted))
                        : Uni.createFrom().voidItem())
                .chain(() -> confirmed(permit, wanted));
    }

    private Map<SaleLine, Quantity> differences(SalesOrder wanted) {
        Map<SaleLine, Quantity> differences = new LinkedHashMap<>();
        for (SalesOrderLine line : wanted.lines()) {
            odoo.sales
                    .findLine(line.externalId())
                    .filter(held -> !held.quantity.equals(instead(held, line)))
                    .ifPresent(held -> differences.put(held, instead(held, line)));
        }
        return differences;
    }

    private Quantity instead(SaleLine held, SalesOrderLine line) {
        Quantity wanted = line.asked(odoo.sales.delivered(held));
        return wanted.compareTo(held.quantity) < 0
                ? wanted.max(odoo.sales.delivered(held).min(held.quantity))
                : wanted;
    }

    /** One call, one transaction: one line that Odoo refuses and none is changed. */
    private void write(SalesOrder wanted) {
        Map<SaleLine, Quantity> differences = differences(wanted);
        differences.forEach((line, quantity) -> {
            if (!odoo.sales.mayBecome(line, quantity)) {
                throw new RemoteException(new Refused(
                        "The ordered quantity of a sale order line cannot be decreased below the amount already"
                                + " delivered. Instead, create a return in your inventory."));
            }
        });
        odoo.act(() -> differences.forEach(odoo.sales::become));
    }

    /** By external ids: what is there gets its quantity, what is missing is made. */
    private void load(SalesOrder wanted) {
        wanted.lines().forEach(line -> {
            if (!odoo.goods.exists(line.product())) {
                throw new RemoteException(
                        new Refused("No matching record found for database id '" + line.product() + "'"));
            }
        });
        write(wanted);
        odoo.act(() -> {
            SaleOrder order = odoo.sales
                    .find(wanted.externalId())
                    .orElseGet(() -> odoo.sales.quote(
                            odoo.places.find(wanted.warehouse()).orElseThrow(), Optional.of(wanted.externalId())));
            order.reference = Optional.of(wanted.name());
            for (SalesOrderLine line : wanted.lines()) {
                if (odoo.sales.findLine(line.externalId()).isEmpty()) {
                    odoo.sales.addLine(order, line.product(), line.quantity(), Optional.of(line.externalId()));
                }
            }
        });
    }

    private Uni<SavedOrder> confirmed(Permit permit, SalesOrder wanted) {
        SaleOrder order = odoo.sales.find(wanted.externalId()).orElseThrow(() -> gone(wanted));
        if (order.state == SaleOrder.State.CANCEL) {
            return failed(cancelledByOthers(order));
        }
        Uni<Void> confirmed = order.state == SaleOrder.State.SALE
                ? Uni.createFrom().voidItem()
                : permit.ask().invoke(() -> confirm(order));
        return confirmed.map(nothing -> saved(wanted, order));
    }

    private void confirm(SaleOrder order) {
        if (order.state == SaleOrder.State.DRAFT) {
            odoo.act(() -> odoo.sales.confirm(order));
        }
    }

    private Uni<SavedOrder> cancel(Permit permit, SalesOrder wanted, SaleOrder order) {
        Uni<Void> cancelled = order.state == SaleOrder.State.CANCEL
                ? Uni.createFrom().voidItem()
                : permit.ask().invoke(() -> odoo.act(() -> odoo.sales.cancel(order)));
        return cancelled.map(nothing -> saved(wanted, order));
    }

    private SavedOrder saved(SalesOrder wanted, SaleOrder order) {
        Map<String, Long> lineIds = new LinkedHashMap<>();
        wanted.lines()
                .forEach(line -> odoo.sales
                        .findLine(line.externalId())
                        .ifPresent(held -> lineIds.put(line.externalId(), held.id)));
        return new SavedOrder(
                order.id,
                order.name,
                Optional.ofNullable(order.group).map(group -> group.id),
                order.state == SaleOrder.State.SALE,
                lineIds,
                delivered(wanted));
    }

    private Map<String, Quantity> delivered(SalesOrder wanted) {
        Map<String, Quantity> all = new LinkedHashMap<>();
        wanted.lines()
                .forEach(line -> odoo.sales
                        .findLine(line.externalId())
                        .map(odoo.sales::delivered)
                        .filter(delivered -> delivered.signum() > 0)
                        .ifPresent(delivered -> all.put(line.externalId(), delivered)));
        return all;
    }

    private static RemoteException gone(SalesOrder wanted) {
        return new RemoteException(
                new NotFound("The sales order for " + wanted.name() + " is gone in Odoo: it cannot be changed"));
    }

    private static RemoteException cancelledByOthers(SaleOrder order) {
        return new RemoteException(new Refused("Sales order " + order.name
                + " was cancelled in Odoo: set it back to a quotation and confirm it there, or dismiss this"));
    }

    private static <T> Uni<T> failed(RemoteException failure) {
        return Uni.createFrom().failure(failure);
    }
}
