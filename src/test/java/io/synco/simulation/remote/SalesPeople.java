package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What people do with sales orders, other channels' and ours. */
public final class SalesPeople {
    private final OdooCore odoo;

    SalesPeople(OdooCore odoo) {
        this.odoo = odoo;
    }

    /** A transfer of an order that is not finished. @param demand by product, what is still to go */
    public record Transfer(
            long id, String name, TransferKind kind, boolean ready, SortedMap<ProductId, Quantity> demand) {}

    /** Another channel's order, confirmed: its units are reserved as far as they are free. @return the order */
    public long sells(long units, ProductId product, OdooWarehouse warehouse) {
        return odoo.act(() -> {
            SaleOrder order = odoo.sales.quote(warehouse, Optional.empty());
            odoo.sales.addLine(order, product, Quantity.of(units), Optional.empty());
            odoo.sales.confirm(order);
            return order.id;
        });
    }

    /** An order that another connector brings, under that connector's own external id; confirmed. @return the order */
    public long brings(String reference, String externalId, Map<ProductId, Quantity> units, OdooWarehouse warehouse) {
        return odoo.act(() -> {
            SaleOrder order = odoo.sales.quote(warehouse, Optional.of(externalId));
            order.reference = Optional.of(reference);
            order.broughtByAnother = true;
            units.forEach((product, quantity) -> odoo.sales.addLine(order, product, quantity, Optional.empty()));
            odoo.sales.confirm(order);
            return order.id;
        });
    }

    /** The order, or transfer, that was made for a document of ours, if it stands. */
    public Optional<Long> orderOf(String document) {
        return odoo.sales
                .find(document)
                .map(order -> order.id)
                .or(() -> odoo.transfers.find(document).map(transfer -> transfer.id));
    }

    public void cancels(long order) {
        odoo.act(() -> odoo.transfers
                .find(order)
                .ifPresentOrElse(
                        transfer -> transfer.group.pickings.forEach(odoo.pickings::cancel),
                        () -> odoo.sales.cancel(odoo.sales.get(order))));
    }

    /** A cancelled order becomes a quotation again and is confirmed: it gets new moves. */
    public void reopens(long order) {
        odoo.act(() -> odoo.sales.confirm(odoo.sales.get(order)));
    }

    /** Odoo deletes only what is cancelled. */
    public void deletes(long order) {
        odoo.act(() -> odoo.sales.delete(odoo.sales.get(order)));
    }

    /** A line of ours is raised or lowered by hand, never below what is delivered. */
    public void setsLine(String line, long units) {
        odoo.act(() -> {
            SaleLine held = odoo.sales
                    .findLine(line)
                    .orElseThrow(() -> new IllegalArgumentException("Odoo has no line " + line));
            if (!odoo.sales.mayBecome(held, Quantity.of(units))) {
                throw new IllegalArgumentException(
                        "Line " + line + " has more than " + units + " delivered: Odoo refuses");
            }
            odoo.sales.become(held, Quantity.of(units));
        });
    }

    /** A line that is not ours, on whosesoever order. */
    public void addsLine(long order, long units, ProductId product) {
        odoo.act(() -> odoo.sales.addLine(odoo.sales.get(order), product, Quantity.of(units), Optional.empty()));
    }

    /** Unfinished transfers, picks before deliveries. */
    public List<Transfer> open(long order) {
        List<Transfer> open = new ArrayList<>();
        for (TransferKind kind : TransferKind.values()) {
            pickings(order).stream()
                    .filter(picking -> picking.kind == kind && picking.isOpen())
                    .forEach(picking -> open.add(told(picking)));
        }
        return open;
    }

    private List<Picking> pickings(long order) {
        ProcurementGroup group =
                odoo.transfers.find(order).map(transfer -> transfer.group).orElseGet(() -> odoo.sales.get(order).group);
        return group == null ? List.of() : group.pickings;
    }

    private static Transfer told(Picking picking) {
        SortedMap<ProductId, Quantity> demand = new TreeMap<>();
        picking.open().forEach(move -> demand.merge(move.product, move.demand, Quantity::plus));
        boolean ready = picking.open().stream().anyMatch(move -> move.quantity().signum() > 0);
        return new Transfer(picking.id, picking.name, picking.kind, ready, demand);
    }

    /** Finished deliveries to the customer, returns left out. */
    public List<Long> delivered(long order) {
        return pickings(order).stream()
                .filter(picking -> picking.kind == TransferKind.OUT && !picking.isOpen())
                .filter(picking ->
                        picking.moves.stream().anyMatch(move -> move.quantity().signum() > 0))
                .map(picking -> picking.id)
                .toList();
    }

    /** What of a finished transfer can still be taken back. */
    public SortedMap<ProductId, Quantity> returnable(long transfer) {
        return odoo.pickings.returnable(odoo.pickings.get(transfer));
    }

    /** All that stands ready, step after step, to the customer. @return the deliveries */
    public List<Long> delivers(long order) {
        return odoo.act(() -> {
            List<Long> done = new ArrayList<>();
            for (Transfer transfer : open(order)) {
                Picking picking = odoo.pickings.get(transfer.id());
                boolean ready =
                        picking.open().stream().anyMatch(move -> move.quantity().signum() > 0);
                if (transfer.kind() != TransferKind.IN && ready) {
                    odoo.pickings.validate(picking, true);
                    done.add(picking.id);
                }
            }
            return done;
        });
    }

    /** Exactly these units go to the customer, more than asked too, from the order's last step. @return the delivery */
    public long delivers(long order, Map<ProductId, Quantity> units) {
        return odoo.act(() -> {
            Picking picking = pickings(order).stream()
                    .filter(each -> each.kind == TransferKind.OUT && each.isOpen())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Order " + order + " has no open delivery"));
            odoo.pickings.enter(List.of(picking), units);
            odoo.pickings.validate(picking, true);
            return picking.id;
        });
    }

    /** Tells how a delivery can be followed; before or after it went. */
    public void tracks(long transfer, String number, String carrier) {
        odoo.act(() -> {
            Picking picking = odoo.pickings.get(transfer);
            picking.tracking = Optional.of(number);
            picking.carrier = Optional.of(carrier);
        });
    }
}
