package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.NotFound;
import io.synco.kernel.StockLocationId;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Reservation;
import io.synco.sync.port.OdooPort.Stock;
import io.synco.sync.port.OdooPort.Usage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Quants, reservations and the feed of finished moves, as the adapter reads them. */
final class StockReadings {
    private final OdooCore odoo;

    StockReadings(OdooCore odoo) {
        this.odoo = odoo;
    }

    List<Stock> quants(Set<ProductId> products, Set<StockLocationId> locations) {
        Set<StockLocationId> places = new TreeSet<>(locations);
        if (!products.isEmpty()) {
            refuseGone(places);
        }
        List<Stock> stock = new ArrayList<>();
        for (ProductId product : new TreeSet<>(products)) {
            for (StockLocationId location : places) {
                Quants.Stand stand = odoo.quants.at(product, location);
                if (!stand.isEmpty() && odoo.places.place(location).usage() == Usage.INTERNAL) {
                    stock.add(new Stock(product, location, stand.quantity(), stand.reserved()));
                }
            }
        }
        return stock;
    }

    /** A location that is gone would look like "all sold". */
    private void refuseGone(Set<StockLocationId> places) {
        Set<StockLocationId> gone = new TreeSet<>(places);
        gone.removeIf(odoo.places::exists);
        if (!gone.isEmpty()) {
            throw new RemoteException(new NotFound("Odoo's locations " + gone
                    + " are gone or hidden from this user: map others, or give the user access"));
        }
    }

    List<Reservation> reservations(Set<ProductId> products, Set<StockLocationId> locations) {
        List<Reservation> reservations = new ArrayList<>();
        for (ProductId product : new TreeSet<>(products)) {
            for (StockMove move : odoo.book.open(product)) {
                for (StockMove.Line line : move.lines) {
                    if (locations.contains(line.from.id())) {
                        reservations.add(new Reservation(
                                product, line.from, move.finalDestination(), line.quantity, "move " + move.id));
                    }
                }
            }
        }
        return reservations;
    }

    List<DoneMove> done(Instant since, int limit) {
        return odoo.book.doneSince(second(since)).stream()
                .limit(limit)
                .map(StockReadings::done)
                .toList();
    }

    static DoneMove done(StockMove move) {
        return new DoneMove(
                move.id,
                move.product,
                agreed(move, move.from, line -> line.from),
                agreed(move, move.to, line -> line.to),
                move.quantity(),
                move.reference,
                move.inventory,
                Optional.ofNullable(move.returnOf).map(of -> of.id),
                salesOrder(move).map(order -> order.id),
                Optional.ofNullable(move.picking).map(picking -> picking.id),
                second(move.writeDate),
                move.picking != null && move.picking.booked.isPresent(),
                move.groupWithoutOrder());
    }

    /** By its lines where they agree. */
    private static Place agreed(StockMove move, Place own, Function<StockMove.Line, Place> end) {
        List<Place> places = move.lines.stream().map(end).distinct().toList();
        return places.size() == 1 ? places.get(0) : own;
    }

    static Optional<SaleOrder> salesOrder(StockMove move) {
        return Optional.ofNullable(move.line)
                .map(line -> line.order)
                .or(() -> Optional.ofNullable(move.group).map(group -> group.sale));
    }

    /** Odoo stores microseconds and shows seconds. */
    static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
