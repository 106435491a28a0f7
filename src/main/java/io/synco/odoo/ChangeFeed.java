package io.synco.odoo;

import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;
import static io.synco.odoo.Domain.where;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.ChangedMoves;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Held;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.port.OdooPort.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was finished and what was reserved or set free, in one question: a poll that finds nothing costs one call. */
final class ChangeFeed {
    /** Stock is reserved at such places only; a receipt that is announced holds nothing. */
    private static final List<String> HOLDING = List.of("internal", "view");

    private static final List<String> UNFINISHED =
            Stream.concat(Goods.OPEN_STATES.stream(), Stream.of("cancel")).toList();

    private ChangeFeed() {}

    static Uni<ChangedMoves> read(Session odoo, Instant since, int limit) {
        return odoo.searchNested(
                        "stock.move",
                        writtenSince(Row.time(since)),
                        Moves.feedSpecification(odoo),
                        Map.of("order", "write_date,id", "limit", limit))
                .map(rows -> page(odoo, rows, rows.size() >= limit));
    }

    /** {@code >=}, never {@code >}: whole seconds are shown, and version 19 compares them only. */
    private static List<Object> writtenSince(String since) {
        return List.of(
                "|",
                is("state", "done"),
                "&",
                in("state", UNFINISHED),
                in("location_id.usage", HOLDING),
                "|",
                where("write_date", ">=", since),
                "&",
                in("state", Goods.OPEN_STATES),
                where("move_line_ids.write_date", ">=", since));
    }

    private static ChangedMoves page(Session odoo, List<Row> rows, boolean full) {
        List<DoneMove> done = new ArrayList<>();
        List<OpenMove> open = new ArrayList<>();
        for (Row row : rows) {
            MoveState state = row.one(MoveState.class, "state");
            if (state == MoveState.DONE) {
                done.add(Moves.done(odoo, row));
            } else {
                open.add(open(odoo, row, state));
            }
        }
        return new ChangedMoves(done, open, full ? last(rows) : latest(rows), full);
    }

    /** Moves come in the order of their own dates; what comes by its lines alone comes before. */
    private static Optional<Instant> last(List<Row> rows) {
        return Optional.of(rows.get(rows.size() - 1).time("write_date"));
    }

    private static Optional<Instant> latest(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row), row.rows("move_line_ids").stream()))
                .map(row -> row.time("write_date"))
                .max(Comparator.naturalOrder());
    }

    private static OpenMove open(Session odoo, Row row, MoveState state) {
        return new OpenMove(
                row.id(),
                new ProductId(row.ref("product_id")),
                Places.of(row, "location_id"),
                end(odoo, row),
                !row.refs("move_dest_ids").isEmpty(),
                state.open() ? held(odoo, row.rows("move_line_ids")) : List.of(),
                row.text("reference"),
                Moves.salesOrder(odoo, row),
                Moves.groupWithoutOrder(odoo, row));
    }

    /** As far as its own row tells. */
    private static Place end(Session odoo, Row row) {
        return Places.of(row, odoo.dialect().finalDestination().filter(row::has).orElse("location_dest_id"));
    }

    private static List<Held> held(Session odoo, Collection<Row> lines) {
        return lines.stream()
                .map(line ->
                        new Held(Places.of(line, "location_id"), odoo.dialect().lineQuantity(line)))
                .filter(held -> !held.quantity().equals(Quantity.ZERO))
                .toList();
    }
}
