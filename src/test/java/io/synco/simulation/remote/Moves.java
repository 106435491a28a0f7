package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.remote.OdooRules.Reserving;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import java.util.List;

/** The life of a move: made, confirmed, done or cancelled. */
final class Moves {
    private final OdooCore odoo;

    Moves(OdooCore odoo) {
        this.odoo = odoo;
    }

    StockMove make(ProductId product, Place from, Place to, Picking picking) {
        StockMove move = new StockMove(odoo.ids.next(), product, from, to);
        odoo.touch(move);
        if (picking != null) {
            move.reference = picking.name;
            put(move, picking);
        }
        return move;
    }

    private static void put(StockMove move, Picking picking) {
        move.picking = picking;
        move.reference = picking.name;
        picking.moves.add(move);
        if (picking.group != null && move.group == null) {
            move.group = picking.group;
            picking.group.moves.add(move);
        }
    }

    /** @return the same move, open and reserved as far as its operation reserves by itself */
    StockMove confirm(StockMove move) {
        if (move.state == MoveState.DRAFT) {
            move.state = MoveState.CONFIRMED;
            odoo.book.opened(move);
        }
        reserveByItself(move);
        return move;
    }

    void reserveByItself(StockMove move) {
        boolean asksFirst = StockPlaces.holdsStock(move.from)
                && move.picking != null
                && move.previous.isEmpty()
                && !move.picking.warehouse.flow().reservesAtConfirm();
        if (asksFirst) {
            odoo.reserver.settle(move);
        } else {
            odoo.reserver.assign(move);
        }
    }

    /** A demand lowered below what is reserved frees all of it. */
    void redemand(StockMove move, Quantity demand) {
        boolean tooMuch = move.quantity().compareTo(demand) > 0;
        move.demand = demand;
        odoo.touch(move);
        if (tooMuch) {
            odoo.reserver.unreserve(move);
        }
    }

    /** A finished earlier move forgets its cancelled follower; a follower of nothing but cancelled moves is cancelled too. */
    void cancel(StockMove move) {
        if (move.isOver()) {
            return;
        }
        odoo.reserver.unreserve(move);
        move.state = MoveState.CANCEL;
        odoo.book.over(move);
        odoo.touch(move);
        List.copyOf(move.previous).forEach(earlier -> earlier.unlink(move));
        for (StockMove follower : List.copyOf(move.next)) {
            move.unlink(follower);
            if (follower.previous.isEmpty()) {
                cancel(follower);
            } else {
                odoo.reserver.settle(follower);
            }
        }
    }

    /** The goods move: reservations end, stock leaves the source, the next step is reserved. */
    void done(StockMove move) {
        odoo.reserver.release(move);
        for (StockMove.Line line : move.lines) {
            odoo.quants.shift(move.product, line.from, line.to, line.quantity);
            odoo.account.moved(move, line, line.quantity);
            line.writeDate = odoo.stamp();
        }
        move.state = MoveState.DONE;
        odoo.touch(move);
        odoo.book.over(move);
        odoo.book.finished(move);
        move.lines.forEach(line -> odoo.reserver.freeOthers(move.product, line.from));
        move.next.forEach(odoo.reserver::assign);
        reserveForWaiting(move);
    }

    private void reserveForWaiting(StockMove arrived) {
        Reserving reserving = odoo.rules.reserving();
        boolean byTransfer = arrived.picking != null && !arrived.reachesCustomer();
        if (reserving == Reserving.ALWAYS || reserving == Reserving.AFTER_TRANSFERS && byTransfer) {
            odoo.book.open(arrived.product).stream()
                    .filter(move -> move.previous.isEmpty() && move.picking != null)
                    .filter(move -> odoo.places.below(move.from.id()).contains(arrived.to.id()))
                    .forEach(this::reserveByItself);
        }
    }

    /** What is not done of the demand becomes a move of its own, between the same earlier and later steps. */
    StockMove split(StockMove move, Picking into) {
        StockMove rest = new StockMove(odoo.ids.next(), move.product, move.from, move.to);
        rest.demand = move.demand.minus(move.quantity());
        move.demand = move.quantity();
        rest.returnOf = move.returnOf;
        rest.refund = move.refund;
        rest.line = move.line;
        rest.madeFor = move.madeFor;
        rest.kit = move.kit;
        odoo.touch(rest);
        put(rest, into);
        List.copyOf(move.previous).forEach(earlier -> earlier.precede(rest));
        move.next.stream().filter(later -> !later.isOver()).toList().forEach(rest::precede);
        rest.state = MoveState.CONFIRMED;
        odoo.book.opened(rest);
        return rest;
    }

    void moveTo(StockMove move, Picking picking) {
        move.picking.moves.remove(move);
        put(move, picking);
        odoo.touch(move);
    }

    /** A finished move's quantity is written again: its first line takes the difference, and stock follows. */
    void correct(StockMove move, Quantity quantity) {
        Quantity change = quantity.minus(move.quantity());
        StockMove.Line line = move.lines.get(0);
        odoo.quants.shift(move.product, line.from, line.to, change);
        odoo.account.moved(move, line, change);
        line.quantity = line.quantity.plus(change);
        line.writeDate = odoo.stamp();
        odoo.touch(move);
        odoo.reserver.freeOthers(move.product, line.from);
        odoo.reserver.freeOthers(move.product, line.to);
    }
}
