package io.synco.simulation.remote;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.RemoteFailure.Refused;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.port.Permit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * saveOrder for delivery transfers in the adapter's own calls, each one transaction with its permit asked before: load of the group, of
 * the transfer, confirm; or cancel, write of each demand, load of what no open move carries, confirm, reserve. A permit that fails leaves
 * what the calls before it did.
 */
final class TransferSaver {
    private final OdooCore odoo;

    TransferSaver(OdooCore odoo) {
        this.odoo = odoo;
    }

    Uni<SavedOrder> save(Permit permit, SalesOrder wanted) {
        Optional<TransferDocument> found = odoo.transfers.find(wanted.externalId());
        if (found.isPresent()) {
            return bring(permit, wanted, found.get());
        }
        Optional<OdooWarehouse> warehouse = odoo.places.find(wanted.warehouse());
        if (wanted.stood() || warehouse.isEmpty()) {
            return failed(new NotFound("The transfer for " + wanted.name() + " is gone in Odoo: it cannot be changed"));
        }
        return permit.ask()
                .chain(permit::ask)
                .map(nothing -> odoo.act(() -> {
                    refuseUnknown(wanted);
                    TransferDocument made = odoo.transfers.begin(wanted.externalId(), warehouse.get());
                    asked(wanted).forEach((product, units) -> make(made, product, units, first(made)));
                    return made;
                }))
                .chain(made -> bring(permit, wanted, made));
    }

    private void refuseUnknown(SalesOrder wanted) {
        units(wanted).keySet().forEach(product -> {
            if (!odoo.goods.exists(product)) {
                throw new RemoteException(new Refused("No matching record found for database id '" + product + "'"));
            }
        });
    }

    private static Map<ProductId, Quantity> units(SalesOrder wanted) {
        Map<ProductId, Quantity> units = new TreeMap<>();
        wanted.lines().forEach(line -> units.merge(line.product(), line.quantity(), Quantity::plus));
        return units;
    }

    /** What was never asked for is not made, unless nothing is. */
    private static Map<ProductId, Quantity> asked(SalesOrder wanted) {
        Map<ProductId, Quantity> asked = new TreeMap<>(units(wanted));
        if (!wanted.wantsNothing()) {
            asked.values().removeIf(units -> units.signum() == 0);
        }
        return asked;
    }

    private static Picking first(TransferDocument document) {
        return document.group.pickings.get(0);
    }

    private void make(TransferDocument document, ProductId product, Quantity units, Picking into) {
        StockMove move =
                odoo.moves.make(product, odoo.places.place(document.warehouse.stock()), odoo.places.customers, into);
        move.demand = units;
        document.products.add(product);
    }

    private Uni<SavedOrder> bring(Permit permit, SalesOrder wanted, TransferDocument document) {
        Map<StockMove, Quantity> demands = new LinkedHashMap<>();
        Map<ProductId, Quantity> further = new TreeMap<>();
        units(wanted).forEach((product, units) -> plan(document, product, units, demands, further));
        Set<Picking> cancelled = new LinkedHashSet<>();
        document.group.pickings.stream()
                .filter(picking -> picking.open().stream().anyMatch(demands::containsKey))
                .filter(picking -> picking.open().stream()
                        .allMatch(
                                move -> demands.getOrDefault(move, move.demand).signum() == 0))
                .forEach(cancelled::add);
        Uni<Void> chain = Uni.createFrom().voidItem();
        if (!cancelled.isEmpty()) {
            chain = chain.chain(permit::ask).invoke(() -> odoo.act(() -> cancelled.forEach(odoo.pickings::cancel)));
        }
        for (Map.Entry<StockMove, Quantity> one : demands.entrySet()) {
            StockMove move = one.getKey();
            if (!cancelled.contains(move.picking) && !move.demand.equals(one.getValue())) {
                chain = chain.chain(permit::ask).invoke(() -> odoo.act(() -> redemand(move, one.getValue())));
            }
        }
        if (!further.isEmpty()) {
            chain = chain.chain(permit::ask).invoke(() -> odoo.act(() -> load(document, further)));
        }
        return chain.chain(() -> confirm(permit, document))
                .chain(() -> reserve(permit, document))
                .map(nothing -> saved(wanted, document));
    }

    private void redemand(StockMove move, Quantity demand) {
        odoo.moves.redemand(move, demand);
        odoo.reserver.settle(move);
    }

    /** As many as are wanted and have not gone; what came back asks for nothing. */
    private static void plan(
            TransferDocument document,
            ProductId product,
            Quantity units,
            Map<StockMove, Quantity> demands,
            Map<ProductId, Quantity> further) {
        Quantity more = units;
        Quantity open = Quantity.ZERO;
        StockMove last = null;
        for (StockMove move : outgoing(document, product)) {
            if (move.state == MoveState.DONE) {
                more = more.minus(move.quantity());
            } else if (!move.isOver()) {
                demands.put(move, move.demand);
                open = open.plus(move.demand);
                last = move;
            }
        }
        more = more.max(Quantity.ZERO).minus(open);
        if (more.signum() > 0 && last == null) {
            further.put(product, more);
        } else if (more.signum() > 0) {
            demands.put(last, last.demand.plus(more));
        } else {
            lower(List.copyOf(demands.keySet()), product, more.negated(), demands);
        }
    }

    private static void lower(
            List<StockMove> moves, ProductId product, Quantity units, Map<StockMove, Quantity> demands) {
        Quantity left = units;
        for (int i = moves.size() - 1; i >= 0; i--) {
            StockMove move = moves.get(i);
            if (move.product.equals(product)) {
                Quantity less = left.min(move.demand);
                demands.put(move, move.demand.minus(less));
                left = left.minus(less);
            }
        }
    }

    private static List<StockMove> outgoing(TransferDocument document, ProductId product) {
        return document.group.moves.stream()
                .filter(move -> move.product.equals(product) && move.reachesCustomer() && !move.isReturn())
                .toList();
    }

    private void load(TransferDocument document, Map<ProductId, Quantity> further) {
        Picking into = document.group.pickings.stream()
                .filter(picking -> picking.kind == TransferKind.OUT && picking.isOpen())
                .findFirst()
                .orElseGet(() -> odoo.pickings.make(TransferKind.OUT, document.warehouse, document.group));
        further.forEach((product, units) -> make(document, product, units, into));
    }

    private Uni<Void> confirm(Permit permit, TransferDocument document) {
        List<StockMove> drafts = document.group.moves.stream()
                .filter(move -> move.state == MoveState.DRAFT)
                .toList();
        return drafts.isEmpty()
                ? Uni.createFrom().voidItem()
                : permit.ask().invoke(() -> odoo.act(() -> drafts.forEach(odoo.moves::confirm)));
    }

    private Uni<Void> reserve(Permit permit, TransferDocument document) {
        List<StockMove> waiting = document.group.moves.stream()
                .filter(move -> move.reachesCustomer() && !move.isReturn())
                .filter(move -> move.state.open() && move.state != MoveState.ASSIGNED)
                .filter(move ->
                        move.demand.signum() > 0 && document.warehouse.flow().reservesAtConfirm())
                .toList();
        return waiting.isEmpty()
                ? Uni.createFrom().voidItem()
                : permit.ask().invoke(() -> odoo.act(() -> waiting.forEach(odoo.reserver::assign)));
    }

    private static SavedOrder saved(SalesOrder wanted, TransferDocument document) {
        Map<ProductId, Quantity> left = new LinkedHashMap<>();
        document.group.moves.stream()
                .filter(move -> move.state == MoveState.DONE && move.document().isPresent())
                .forEach(move -> left.merge(move.product, toCustomer(move), Quantity::plus));
        Map<ProductId, String> last = new LinkedHashMap<>();
        wanted.lines().forEach(line -> last.put(line.product(), line.externalId()));
        Map<String, Quantity> delivered = new LinkedHashMap<>();
        wanted.lines().forEach(line -> {
            Quantity all = left.getOrDefault(line.product(), Quantity.ZERO);
            boolean takesTheRest = last.get(line.product()).equals(line.externalId());
            Quantity units = takesTheRest ? all : all.min(line.quantity());
            if (units.signum() > 0) {
                delivered.put(line.externalId(), units);
                left.put(line.product(), all.minus(units));
            }
        });
        boolean stands = document.group.moves.stream().anyMatch(move -> move.state != MoveState.CANCEL);
        return new SavedOrder(document.id, document.name, Optional.of(document.group.id), stands, Map.of(), delivered);
    }

    private static Quantity toCustomer(StockMove move) {
        Quantity sum = Quantity.ZERO;
        for (StockMove.Line line : move.lines) {
            boolean from = line.from.usage() == Usage.CUSTOMER;
            boolean to = line.to.usage() == Usage.CUSTOMER;
            if (from != to) {
                sum = to ? sum.plus(line.quantity) : sum.minus(line.quantity);
            }
        }
        return sum;
    }

    private static <T> Uni<T> failed(RemoteFailure failure) {
        return Uni.createFrom().failure(new RemoteException(failure));
    }
}
