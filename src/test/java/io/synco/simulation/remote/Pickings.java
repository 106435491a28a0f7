package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Transfers: made, validated with a backorder for the rest, taken back. */
final class Pickings {
    private final OdooCore odoo;
    private final Map<Long, Picking> all = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Pickings(OdooCore odoo) {
        this.odoo = odoo;
    }

    Picking get(long id) {
        Picking picking = all.get(id);
        if (picking == null) {
            throw new IllegalArgumentException("Odoo has no transfer " + id);
        }
        return picking;
    }

    /** @param group null unless it serves a sales order */
    Picking make(TransferKind kind, OdooWarehouse warehouse, ProcurementGroup group) {
        String prefix = warehouse.code() + "/" + kind + "/";
        String name = prefix + "%05d".formatted(numbers.merge(prefix, 1, Integer::sum));
        Picking made = new Picking(odoo.ids.next(), name, kind, warehouse, group);
        all.put(made.id, made);
        if (group != null) {
            group.pickings.add(made);
        }
        return made;
    }

    /** One move, or a chain of them by these places, each in a transfer of its own. @return the first */
    Picking route(
            ProductId product, Quantity units, List<Place> by, List<TransferKind> kinds, OdooWarehouse warehouse) {
        List<StockMove> chain = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            StockMove move = odoo.moves.make(product, by.get(i), by.get(i + 1), make(kinds.get(i), warehouse, null));
            move.demand = units;
            if (i > 0) {
                chain.get(i - 1).precede(move);
            }
            chain.add(move);
        }
        chain.forEach(odoo.moves::confirm);
        return chain.get(0).picking;
    }

    void assign(Picking picking) {
        picking.open().forEach(odoo.reserver::assign);
    }

    /** Enters these units, each move up to its demand; what exceeds all demand goes on the last one. */
    void enter(Collection<Picking> pickings, Map<ProductId, Quantity> units) {
        shares(pickings.stream().flatMap(picking -> picking.open().stream()).toList(), units)
                .forEach((move, share) -> {
                    odoo.reserver.enter(move, share);
                    move.picked = true;
                });
    }

    static Map<StockMove, Quantity> shares(List<StockMove> moves, Map<ProductId, Quantity> units) {
        Map<StockMove, Quantity> shares = new LinkedHashMap<>();
        SortedMap<ProductId, Quantity> sorted = new TreeMap<>(units);
        sorted.forEach((product, wanted) -> {
            List<StockMove> ofProduct =
                    moves.stream().filter(move -> move.product.equals(product)).toList();
            Quantity left = wanted;
            for (StockMove move : ofProduct) {
                boolean last = move == ofProduct.get(ofProduct.size() - 1);
                Quantity share = last ? left : left.min(move.demand);
                if (share.signum() > 0) {
                    shares.put(move, share);
                }
                left = left.minus(share);
            }
        });
        return shares;
    }

    /** Where some moves are marked as picked only those go, else all that hold anything. Without a backorder the rest is given up. */
    void validate(Picking picking, boolean backorder) {
        List<StockMove> open = picking.open();
        boolean marked = open.stream().anyMatch(move -> move.picked);
        List<StockMove> going = open.stream()
                .filter(move -> (!marked || move.picked) && move.quantity().signum() > 0)
                .toList();
        if (going.isEmpty()) {
            throw new IllegalArgumentException(picking.name + " has nothing reserved or entered to validate");
        }
        List<StockMove> rest = new ArrayList<>(open);
        rest.removeAll(going);
        // What nobody asks for any more does not wait for a backorder.
        rest.stream().filter(move -> move.demand.signum() == 0).toList().forEach(move -> {
            odoo.moves.cancel(move);
            rest.remove(move);
        });
        boolean isPartial =
                !rest.isEmpty() || going.stream().anyMatch(move -> move.demand.compareTo(move.quantity()) > 0);
        if (backorder && isPartial) {
            Picking later = make(picking.kind, picking.warehouse, picking.group);
            rest.forEach(move -> odoo.moves.moveTo(move, later));
            for (StockMove move : going) {
                if (move.demand.compareTo(move.quantity()) > 0) {
                    rest.add(odoo.moves.split(move, later));
                }
            }
        } else {
            rest.forEach(odoo.moves::cancel);
            rest.clear();
        }
        going.forEach(odoo.moves::done);
        rest.forEach(odoo.moves::reserveByItself);
    }

    void cancel(Picking picking) {
        picking.open().forEach(odoo.moves::cancel);
    }

    void delete(Picking picking) {
        if (picking.moves.stream().anyMatch(move -> move.state == MoveState.DONE)) {
            throw new IllegalArgumentException(picking.name + " is done: Odoo does not delete what has moved");
        }
        cancel(picking);
        picking.moves.forEach(odoo.book::deleted);
        if (picking.group != null) {
            picking.group.moves.removeAll(picking.moves);
            picking.group.pickings.remove(picking);
        }
        all.remove(picking.id);
    }

    /**
     * A transfer that takes units of a finished one back, to wherever a person says. What the next step had reserved of them is
     * free for it. @param refund they are no longer counted as delivered
     */
    Picking takeBack(Picking finished, Map<ProductId, Quantity> units, Place to, boolean refund) {
        Picking back = make(
                finished.kind == TransferKind.OUT ? TransferKind.IN : TransferKind.INT,
                finished.warehouse,
                finished.group);
        new TreeMap<>(units).forEach((product, wanted) -> {
            Quantity left = wanted;
            for (StockMove move : finished.moves) {
                Quantity here = move.product.equals(product) ? left.min(returnable(move)) : Quantity.ZERO;
                if (here.signum() > 0) {
                    takeBack(move, here, to, back, refund);
                    left = left.minus(here);
                }
            }
            if (left.signum() > 0) {
                throw new IllegalArgumentException(
                        finished.name + " has only " + wanted.minus(left) + " of product " + product + " to take back");
            }
        });
        return back;
    }

    SortedMap<ProductId, Quantity> returnable(Picking finished) {
        SortedMap<ProductId, Quantity> units = new TreeMap<>();
        finished.moves.forEach(move -> units.merge(move.product, returnable(move), Quantity::plus));
        units.values().removeIf(quantity -> quantity.signum() <= 0);
        return units;
    }

    private static Quantity returnable(StockMove move) {
        Quantity left = move.state == MoveState.DONE ? move.quantity() : Quantity.ZERO;
        for (StockMove later : move.next) {
            if (later.returnOf == move && later.state != MoveState.CANCEL) {
                left = left.minus(later.isOver() ? later.quantity() : later.demand);
            }
        }
        return left;
    }

    private void takeBack(StockMove move, Quantity units, Place to, Picking into, boolean refund) {
        StockMove back = odoo.moves.make(move.product, move.to, to, into);
        back.demand = units;
        back.returnOf = move;
        back.refund = refund;
        back.line = move.line;
        back.madeFor = move.madeFor;
        back.kit = move.kit;
        move.next.stream().filter(later -> !later.isOver() && !later.isReturn()).forEach(odoo.reserver::unreserve);
        // A return of a return is followed by it and follows it: Odoo links them in a circle.
        List<StockMove> circle = move.previous.stream()
                .flatMap(earlier -> earlier.next.stream().filter(later -> later.returnOf == earlier))
                .distinct()
                .toList();
        move.precede(back);
        circle.forEach(back::precede);
        odoo.moves.confirm(back);
    }
}
