package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stock.move. What it does is decided in {@link Moves}, what it reserves in {@link Reserver}. */
final class StockMove {
    /** A stock.move.line: what is reserved while the move is open, what moved once it is done. */
    static final class Line {
        final long id;
        final Place to;
        Place from;
        Quantity quantity;
        Instant writeDate;

        Line(long id, Place from, Place to, Quantity quantity, Instant writeDate) {
            this.id = id;
            this.from = from;
            this.to = to;
            this.quantity = quantity;
            this.writeDate = writeDate;
        }
    }

    final long id;
    final ProductId product;
    final Place from;
    final Place to;
    final List<Line> lines = new ArrayList<>();
    final List<StockMove> previous = new ArrayList<>();
    final List<StockMove> next = new ArrayList<>();
    Quantity demand = Quantity.ZERO;
    MoveState state = MoveState.DRAFT;
    Instant writeDate;
    String reference = "";
    boolean inventory;
    boolean picked;
    /** The move that this one takes back; {@code refund}: its units are no longer counted as delivered. */
    StockMove returnOf;

    boolean refund;
    /** Null for counts and scrap. */
    Picking picking;
    /** Null unless it serves a sales order. */
    ProcurementGroup group;
    /** Odoo's sale_line_id: null on picks and packs, and once the order was deleted. */
    SaleLine line;
    /** What it was made for, kept for the account of units whatever Odoo forgets. */
    SaleLine madeFor;
    /** The kit that it is a component of: moves of different kits are never merged. */
    ProductId kit;

    StockMove(long id, ProductId product, Place from, Place to) {
        this.id = id;
        this.product = product;
        this.from = from;
        this.to = to;
    }

    boolean isOver() {
        return state == MoveState.DONE || state == MoveState.CANCEL;
    }

    boolean isReturn() {
        return returnOf != null;
    }

    /** The document of ours whose units it carries, kept for the account of units whatever Odoo forgets. */
    Optional<String> document() {
        if (madeFor != null) {
            return madeFor.isAccounted() ? madeFor.order.externalId : Optional.empty();
        }
        return Optional.ofNullable(group)
                .map(shared -> shared.transfer)
                .filter(transfer -> transfer.products.contains(product))
                .map(transfer -> transfer.externalId);
    }

    /** What ties it to others, where that is no sales order. */
    Optional<Long> groupWithoutOrder() {
        return Optional.ofNullable(group)
                .filter(shared -> line == null && shared.sale == null)
                .map(shared -> shared.id);
    }

    boolean reachesCustomer() {
        return to.usage() == Usage.CUSTOMER;
    }

    /** Reserved or done, by its lines. */
    Quantity quantity() {
        Quantity sum = Quantity.ZERO;
        for (Line line : lines) {
            sum = sum.plus(line.quantity);
        }
        return sum;
    }

    Quantity quantityFrom(Set<StockLocationId> locations) {
        Quantity sum = Quantity.ZERO;
        for (Line line : lines) {
            if (locations.contains(line.from.id())) {
                sum = sum.plus(line.quantity);
            }
        }
        return sum;
    }

    Quantity quantityInto(Set<StockLocationId> locations) {
        Quantity sum = Quantity.ZERO;
        for (Line line : lines) {
            if (locations.contains(line.to.id())) {
                sum = sum.plus(line.quantity);
            }
        }
        return sum;
    }

    void precede(StockMove follower) {
        if (!next.contains(follower)) {
            next.add(follower);
            follower.previous.add(this);
        }
    }

    void unlink(StockMove follower) {
        next.remove(follower);
        follower.previous.remove(this);
    }

    /** Along the following moves, past cancelled ones and returns; chains can be circles. */
    Place finalDestination() {
        if (next.isEmpty()) {
            return to;
        }
        Set<StockMove> seen = new HashSet<>();
        StockMove at = this;
        while (seen.add(at)) {
            at = at.following(seen);
        }
        return at.to;
    }

    private StockMove following(Set<StockMove> seen) {
        return next.stream()
                .filter(move -> move.state != MoveState.CANCEL && !move.isReturn() && !seen.contains(move))
                .findFirst()
                .orElse(this);
    }
}
