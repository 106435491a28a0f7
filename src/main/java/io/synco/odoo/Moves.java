package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.any;
import static io.synco.odoo.Domain.fields;
import static io.synco.odoo.Domain.in;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Moves with their lines: our documents' ones, and the feed of finished ones. */
final class Moves {
    /** Documents in one question; 200 orders' moves took 0.16 s. */
    private static final int DOCUMENTS_MAX = 500;

    private Moves() {}

    static Uni<List<Move>> ofDocuments(Session odoo, Set<DocumentRef> documents) {
        return Pages.concat(
                        ofKind(documents, DocumentKind.SALES_ORDER),
                        DOCUMENTS_MAX,
                        page -> told(odoo, ofOrders(odoo, page)))
                .chain(ofOrders -> Pages.concat(
                                ofKind(documents, DocumentKind.TRANSFER),
                                DOCUMENTS_MAX,
                                page -> told(odoo, ofTransfers(odoo, page)))
                        .map(ofTransfers -> Stream.concat(ofOrders.stream(), ofTransfers.stream())
                                .toList()));
    }

    static List<DocumentRef> ofKind(Set<DocumentRef> documents, DocumentKind kind) {
        return documents.stream().filter(document -> document.kind() == kind).toList();
    }

    private static Uni<Map<Row, DocumentRef>> ofOrders(Session odoo, List<DocumentRef> documents) {
        return OurLines.of(odoo, documents)
                .chain(lines -> odoo.searchNested(
                                "stock.move", domain(odoo, documents), specification(odoo), Map.of("order", "id"))
                        .map(rows -> new Attribution(odoo.dialect(), documents, lines).of(rows)));
    }

    private static Uni<Map<Row, DocumentRef>> ofTransfers(Session odoo, List<DocumentRef> documents) {
        return TransferMoves.of(odoo, documents, specification(odoo)).map(TransferMoves::documents);
    }

    private static Uni<List<Move>> told(Session odoo, Uni<Map<Row, DocumentRef>> attributed) {
        return attributed.chain(ours -> Chain.from(odoo, List.copyOf(ours.keySet()))
                .map(chain -> {
                    List<Move> moves = new ArrayList<>();
                    ours.forEach((row, document) -> moves.add(move(odoo, row, document, chain)));
                    return moves;
                }));
    }

    private static List<Object> domain(Session odoo, List<DocumentRef> documents) {
        List<Long> orders = documents.stream().map(DocumentRef::odooId).toList();
        List<Long> groups = documents.stream()
                .flatMap(document -> document.group().stream())
                .toList();
        List<List<Object>> ways = new ArrayList<>();
        ways.add(in(odoo.dialect().orderOfMove(), orders));
        ways.add(in(odoo.dialect().orderOfGroup(), orders));
        if (!groups.isEmpty()) {
            ways.add(in(odoo.dialect().group(), groups));
        }
        return any(ways);
    }

    private static Map<String, Object> specification(Session odoo) {
        Map<String, Object> specification = new LinkedHashMap<>(Chain.specification(odoo.dialect()));
        specification.put("product_id", AS_IS);
        specification.put("location_id", Places.WITH_USAGE);
        specification.put("picking_id", AS_IS);
        specification.put("write_date", AS_IS);
        specification.put("sale_line_id", fields(Map.of("order_id", AS_IS)));
        specification.put(odoo.dialect().group(), odoo.dialect().groupFields());
        specification.put("move_line_ids", fields(lineSpecification(odoo)));
        return specification;
    }

    private static Map<String, Object> lineSpecification(Session odoo) {
        Map<String, Object> specification = new LinkedHashMap<>();
        specification.put("state", AS_IS);
        specification.put("product_id", AS_IS);
        specification.put("location_id", Places.WITH_USAGE);
        specification.put("location_dest_id", Places.WITH_USAGE);
        specification.put("write_date", AS_IS);
        specification.putAll(odoo.dialect().lineFields());
        return specification;
    }

    private static Move move(Session odoo, Row row, DocumentRef document, Chain chain) {
        return new Move(
                row.id(),
                document.externalId(),
                row.one(MoveState.class, "state"),
                new ProductId(row.ref("product_id")),
                chain.end(row.id()),
                row.optionalRef("origin_returned_move_id"),
                row.optionalRef("picking_id"),
                row.time("write_date"),
                row.rows("move_line_ids").stream().map(line -> line(odoo, line)).toList());
    }

    private static MoveLine line(Session odoo, Row row) {
        return new MoveLine(
                row.id(),
                row.one(MoveState.class, "state"),
                new ProductId(row.ref("product_id")),
                Places.of(row, "location_id"),
                Places.of(row, "location_dest_id"),
                odoo.dialect().lineQuantity(row),
                row.time("write_date"));
    }

    /** {@code >=}, never {@code >}: whole seconds are shown, and version 19 compares them only. */
    static Uni<List<DoneMove>> done(Session odoo, Instant since, int limit) {
        return odoo.searchNested(
                        "stock.move",
                        all(Domain.is("state", "done"), Domain.where("write_date", ">=", Row.time(since))),
                        feedSpecification(odoo),
                        Map.of("order", "write_date,id", "limit", limit))
                .map(rows -> rows.stream().map(row -> done(odoo, row)).toList());
    }

    static Map<String, Object> feedSpecification(Session odoo) {
        Map<String, Object> specification = specification(odoo);
        specification.put("reference", AS_IS);
        specification.put("is_inventory", AS_IS);
        specification.put("picking_id", fields(Map.of("origin", AS_IS)));
        return specification;
    }

    /** By its lines where they agree: the move's own places and amounts lie once a person chose bins or another source. */
    static DoneMove done(Session odoo, Row row) {
        List<Row> lines = row.rows("move_line_ids");
        Quantity quantity =
                lines.stream().map(line -> odoo.dialect().lineQuantity(line)).reduce(Quantity.ZERO, Quantity::plus);
        return new DoneMove(
                row.id(),
                new ProductId(row.ref("product_id")),
                agreed(lines, row, "location_id"),
                agreed(lines, row, "location_dest_id"),
                quantity,
                row.text("reference"),
                row.flag("is_inventory"),
                row.optionalRef("origin_returned_move_id"),
                salesOrder(odoo, row),
                row.optionalRef("picking_id"),
                row.time("write_date"),
                row.nested("picking_id").filter(Transfers::isOurs).isPresent(),
                groupWithoutOrder(odoo, row));
    }

    private static Place agreed(List<Row> lines, Row move, String field) {
        List<Place> places =
                lines.stream().map(line -> Places.of(line, field)).distinct().toList();
        return places.size() == 1 ? places.get(0) : Places.of(move, field);
    }

    /** The first one was made with the document that it ties together; a person may add others. */
    static Optional<Long> groupWithoutOrder(Session odoo, Row move) {
        return move.has("sale_line_id") || !odoo.dialect().ordersOfGroups(move).isEmpty()
                ? Optional.empty()
                : odoo.dialect().groups(move).stream().min(Long::compare);
    }

    /** Several orders that share a group are none in particular. */
    static Optional<Long> salesOrder(Session odoo, Row move) {
        return move.nested("sale_line_id")
                .flatMap(line -> line.optionalRef("order_id"))
                .or(() -> {
                    Set<Long> orders = odoo.dialect().ordersOfGroups(move);
                    return orders.size() == 1 ? orders.stream().findFirst() : Optional.empty();
                });
    }
}
