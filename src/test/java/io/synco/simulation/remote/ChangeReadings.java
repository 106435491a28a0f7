package io.synco.simulation.remote;

import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Held;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.OpenMove;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The feed of what was finished and what was reserved, as the adapter reads it. */
final class ChangeReadings {
    private static final Comparator<StockMove> BY_DATE =
            Comparator.<StockMove, Instant>comparing(move -> move.writeDate).thenComparingLong(move -> move.id);

    private final OdooCore odoo;

    ChangeReadings(OdooCore odoo) {
        this.odoo = odoo;
    }

    ChangedMoves changed(Instant since, int limit) {
        Instant from = StockReadings.second(since);
        List<StockMove> page = Stream.concat(
                        odoo.book.writtenSince(from).stream(),
                        odoo.book
                                .open()
                                .filter(move -> move.writeDate.isBefore(from)
                                        && latest(move).isAfter(from)))
                .filter(move -> move.state == MoveState.DONE || holds(move))
                .sorted(BY_DATE)
                .limit(limit)
                .toList();
        boolean full = page.size() >= limit;
        List<DoneMove> done = page.stream()
                .filter(move -> move.state == MoveState.DONE)
                .map(StockReadings::done)
                .toList();
        List<OpenMove> open = page.stream()
                .filter(move -> move.state != MoveState.DONE)
                .map(ChangeReadings::open)
                .toList();
        Optional<Instant> last = full
                ? Optional.of(page.get(page.size() - 1).writeDate)
                : page.stream().map(ChangeReadings::latest).max(Comparator.naturalOrder());
        return new ChangedMoves(done, open, last.map(StockReadings::second), full);
    }

    private static boolean holds(StockMove move) {
        return move.state != MoveState.DRAFT && StockPlaces.holdsStock(move.from);
    }

    private static Instant latest(StockMove move) {
        return Stream.concat(Stream.of(move.writeDate), move.lines.stream().map(line -> line.writeDate))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static OpenMove open(StockMove move) {
        List<Held> held = move.lines.stream()
                .map(line -> new Held(line.from, line.quantity))
                .toList();
        return new OpenMove(
                move.id,
                move.product,
                move.from,
                move.to,
                !move.next.isEmpty(),
                move.state.open() ? held : List.of(),
                move.reference,
                StockReadings.salesOrder(move).map(order -> order.id),
                move.groupWithoutOrder());
    }
}
