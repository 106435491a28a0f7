package io.synco.simulation.remote;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Extent;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.Permit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** deliver in the adapter's own calls: reserve what is not, enter each move's quantity, validate all deliveries at once. */
final class DeliveryCall {
    private final OdooCore odoo;

    DeliveryCall(OdooCore odoo) {
        this.odoo = odoo;
    }

    Uni<Void> deliver(Permit permit, DocumentRef document, Map<ProductId, Quantity> units, Extent extent) {
        List<StockMove> open = open(document);
        refuseUnknown(open, units);
        refuseBeyond(open, units, extent);
        Set<Picking> unassigned = new LinkedHashSet<>();
        Pickings.shares(open, units).keySet().stream()
                .filter(move -> move.state != MoveState.ASSIGNED)
                .forEach(move -> unassigned.add(move.picking));
        Uni<Void> assigned = unassigned.isEmpty()
                ? Uni.createFrom().voidItem()
                : permit.ask().invoke(() -> odoo.act(() -> unassigned.forEach(odoo.pickings::assign)));
        return assigned.chain(() -> enterAll(permit, document, units, extent));
    }

    /** Also of lines that are not ours: the order's deliveries are validated, whoever put lines on it. */
    private List<StockMove> open(DocumentRef document) {
        if (document.kind() == DocumentKind.TRANSFER) {
            return odoo.transfers
                    .find(document.externalId())
                    .map(transfer -> transfer.group.moves.stream()
                            .filter(move -> move.document().isPresent() && move.state.open() && move.reachesCustomer())
                            .toList())
                    .orElse(List.of());
        }
        return odoo.sales
                .find(document.odooId())
                .map(order -> order.group)
                .map(group -> group.moves.stream()
                        .filter(move -> move.line != null && move.state.open() && move.reachesCustomer())
                        .toList())
                .orElse(List.of());
    }

    private static void refuseUnknown(List<StockMove> open, Map<ProductId, Quantity> units) {
        for (ProductId product : new TreeSet<>(units.keySet())) {
            boolean wanted = units.get(product).signum() > 0;
            if (wanted && open.stream().noneMatch(move -> move.product.equals(product))) {
                throw new RemoteException(new Refused("Odoo has no open delivery for product " + product
                        + " of this order: deliver or count it there, or dismiss this"));
            }
        }
    }

    private static void refuseBeyond(List<StockMove> open, Map<ProductId, Quantity> units, Extent extent) {
        units.forEach((product, quantity) -> {
            Quantity asked = open.stream()
                    .filter(move -> move.product.equals(product))
                    .map(move -> move.demand)
                    .reduce(Quantity.ZERO, Quantity::plus);
            if (extent == Extent.ASKED && quantity.compareTo(asked) > 0) {
                throw new RemoteException(new Refused("Odoo's open deliveries of this order ask for " + asked
                        + " of product " + product + ", and " + quantity + " have left: it is looked at again"));
            }
        });
    }

    private Uni<Void> enterAll(Permit permit, DocumentRef document, Map<ProductId, Quantity> units, Extent extent) {
        List<StockMove> open = open(document);
        refuseUnknown(open, units);
        refuseBeyond(open, units, extent);
        Map<StockMove, Quantity> shares = Pickings.shares(open, units);
        for (StockMove move : shares.keySet()) {
            if (move.state == MoveState.WAITING) {
                throw new RemoteException(new Refused("Delivery " + move.picking.name
                        + " waits for an earlier step: pick or pack it in Odoo, then retry"));
            }
        }
        Set<Picking> pickings = new LinkedHashSet<>();
        shares.keySet().forEach(move -> pickings.add(move.picking));
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Map.Entry<StockMove, Quantity> entry :
                entries(open, shares, pickings).entrySet()) {
            chain = chain.chain(permit::ask).invoke(() -> odoo.act(() -> enter(entry.getKey(), entry.getValue())));
        }
        return pickings.isEmpty() ? chain : chain.chain(permit::ask).invoke(() -> validate(pickings));
    }

    /** Nothing is entered where all goes as it stands. Zero: this move waits for the backorder. */
    private static Map<StockMove, Quantity> entries(
            List<StockMove> open, Map<StockMove, Quantity> shares, Set<Picking> pickings) {
        Map<StockMove, Quantity> all = new LinkedHashMap<>(shares);
        open.stream()
                .filter(move -> pickings.contains(move.picking))
                .forEach(move -> all.putIfAbsent(move, Quantity.ZERO));
        boolean everythingGoes =
                all.entrySet().stream().allMatch(entry -> entry.getValue().signum() > 0 && !entry.getKey().picked);
        all.entrySet().removeIf(entry -> {
            StockMove move = entry.getKey();
            boolean goes = entry.getValue().signum() > 0;
            return goes ? everythingGoes && move.quantity().equals(entry.getValue()) : !move.picked;
        });
        return all;
    }

    /** Whoever finished the move in the meantime did not stop this: Odoo lets a finished move's quantity be written. */
    private void enter(StockMove move, Quantity quantity) {
        if (move.state == MoveState.DONE) {
            odoo.moves.correct(move, quantity.signum() > 0 ? quantity : move.quantity());
            return;
        }
        if (quantity.signum() > 0) {
            odoo.reserver.enter(move, quantity);
        }
        move.picked = quantity.signum() > 0;
    }

    /** Whoever validated one of them in the meantime, or emptied it, makes Odoo refuse all. */
    private void validate(Set<Picking> pickings) {
        for (Picking picking : pickings) {
            if (picking.open().stream().allMatch(move -> move.quantity().signum() == 0)) {
                throw new RemoteException(new Refused("You cannot validate a transfer if no quantities are reserved."
                        + " To force the transfer, encode quantities."));
            }
        }
        odoo.act(() -> pickings.forEach(picking -> odoo.pickings.validate(picking, true)));
    }
}
