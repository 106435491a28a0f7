package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** What open moves hold of the stock: their lines, the quants' reserved, and the state that follows. */
final class Reserver {
    private final OdooCore odoo;

    Reserver(OdooCore odoo) {
        this.odoo = odoo;
    }

    /** Takes what is free, up to the demand; a later step only what its earlier steps have brought. */
    void assign(StockMove move) {
        if (!move.state.open()) {
            return;
        }
        Quantity need = move.demand.minus(move.quantity());
        if (!move.previous.isEmpty() && StockPlaces.holdsStock(move.from)) {
            need = need.min(brought(move));
        }
        if (need.signum() > 0) {
            takes(move, need).forEach(take -> add(move, odoo.places.place(take.location()), take.quantity()));
        }
        settle(move);
    }

    private List<Quants.Take> takes(StockMove move, Quantity need) {
        return StockPlaces.holdsStock(move.from)
                ? odoo.quants.offer(move.product, odoo.places.below(move.from.id()), need)
                : List.of(new Quants.Take(move.from.id(), need));
    }

    /** What finished earlier moves set down at the source, less what their followers have of it already. */
    private Quantity brought(StockMove move) {
        SortedSet<StockLocationId> source = odoo.places.below(move.from.id());
        Quantity brought = Quantity.ZERO;
        Set<StockMove> followers = new LinkedHashSet<>();
        for (StockMove earlier : move.previous) {
            if (earlier.state == MoveState.DONE) {
                brought = brought.plus(earlier.quantityInto(source));
            }
            followers.addAll(earlier.next);
        }
        for (StockMove follower : followers) {
            if (follower.state != MoveState.CANCEL) {
                brought = brought.minus(follower.quantityFrom(source));
            }
        }
        return brought;
    }

    /** Even beyond what is there: what a person enters counts. */
    private void add(StockMove move, Place from, Quantity quantity) {
        Optional<StockMove.Line> known =
                move.lines.stream().filter(line -> line.from.equals(from)).findFirst();
        if (known.isPresent()) {
            change(move, known.get(), quantity);
        } else {
            move.lines.add(new StockMove.Line(odoo.ids.next(), from, move.to, quantity, odoo.stamp()));
            hold(move.product, from, quantity);
            odoo.touch(move);
        }
    }

    private void change(StockMove move, StockMove.Line line, Quantity by) {
        line.quantity = line.quantity.plus(by);
        line.writeDate = odoo.stamp();
        if (line.quantity.signum() == 0) {
            move.lines.remove(line);
        }
        hold(move.product, line.from, by);
        odoo.touch(move);
    }

    private void hold(ProductId product, Place from, Quantity by) {
        if (StockPlaces.holdsStock(from)) {
            odoo.quants.reserve(product, from.id(), by);
        }
    }

    void unreserve(StockMove move) {
        for (StockMove.Line line : List.copyOf(move.lines)) {
            change(move, line, line.quantity.negated());
        }
        move.picked = false;
        settle(move);
    }

    /** A person enters how much goes: more is taken at the move's source whether it is there or not, less comes off the last lines. */
    void enter(StockMove move, Quantity quantity) {
        Quantity change = quantity.minus(move.quantity());
        if (change.signum() > 0) {
            add(move, move.from, change);
        }
        for (int i = move.lines.size() - 1; i >= 0 && change.signum() < 0; i--) {
            StockMove.Line line = move.lines.get(i);
            Quantity less = line.quantity.min(change.negated());
            change(move, line, less.negated());
            change = change.plus(less);
        }
        settle(move);
    }

    /** A person takes the goods from elsewhere: the lines tell, the move itself goes on naming its old source, and its write_date stays. */
    void takeFrom(StockMove move, Place elsewhere) {
        for (StockMove.Line line : move.lines) {
            hold(move.product, line.from, line.quantity.negated());
            line.from = elsewhere;
            line.writeDate = odoo.stamp();
            hold(move.product, elsewhere, line.quantity);
        }
    }

    /** The goods move now: what was reserved for them is no longer. */
    void release(StockMove move) {
        move.lines.forEach(line -> hold(move.product, line.from, line.quantity.negated()));
    }

    void settle(StockMove move) {
        if (move.isOver() || move.state == MoveState.DRAFT) {
            return;
        }
        MoveState state = state(move);
        if (state != move.state) {
            move.state = state;
            odoo.touch(move);
        }
    }

    private static MoveState state(StockMove move) {
        Quantity quantity = move.quantity();
        if (quantity.signum() > 0) {
            return quantity.compareTo(move.demand) >= 0 ? MoveState.ASSIGNED : MoveState.PARTIALLY_AVAILABLE;
        }
        return move.previous.stream().anyMatch(earlier -> !earlier.isOver()) ? MoveState.WAITING : MoveState.CONFIRMED;
    }

    private record Holding(StockMove move, StockMove.Line line) {}

    /** Stock that left although it was reserved is no longer reserved for others; whoever reserved last loses it first. */
    void freeOthers(ProductId product, Place from) {
        Quantity missing = odoo.quants.at(product, from.id()).free().negated();
        if (!StockPlaces.holdsStock(from) || missing.signum() <= 0) {
            return;
        }
        List<Holding> latestFirst = new ArrayList<>();
        for (StockMove move : odoo.book.open(product)) {
            for (StockMove.Line line : move.lines) {
                if (line.from.equals(from) && !move.picked) {
                    latestFirst.add(new Holding(move, line));
                }
            }
        }
        latestFirst.sort(Comparator.comparingLong(holding -> -holding.line().id));
        for (Holding holding : latestFirst) {
            Quantity less = missing.min(holding.line().quantity);
            if (less.signum() > 0) {
                change(holding.move(), holding.line(), less.negated());
                settle(holding.move());
                missing = missing.minus(less);
            }
        }
    }
}
