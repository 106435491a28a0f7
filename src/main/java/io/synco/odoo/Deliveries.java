package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.fields;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;
import static io.synco.odoo.Domain.none;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Usage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has reached the customer for our documents, by delivery. Returns, and what is sent again after one, are not among them. */
final class Deliveries {
    private static final int DOCUMENTS_MAX = 500;
    private static final List<String> TRACKING = List.of("carrier_tracking_ref", "carrier_id");

    private record Key(long picking, String document) {}

    private Deliveries() {}

    static Uni<List<Delivery>> of(Session odoo, Set<DocumentRef> documents) {
        if (documents.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tracking(odoo)
                .chain(tracking -> Pages.concat(
                                Moves.ofKind(documents, DocumentKind.SALES_ORDER),
                                DOCUMENTS_MAX,
                                page -> ofOrders(odoo, page, tracking))
                        .chain(ofOrders -> Pages.concat(
                                        Moves.ofKind(documents, DocumentKind.TRANSFER),
                                        DOCUMENTS_MAX,
                                        page -> ofTransfers(odoo, page, tracking))
                                .map(ofTransfers -> Stream.concat(ofOrders.stream(), ofTransfers.stream())
                                        .toList())));
    }

    /** Only Odoo's delivery app brings the fields for tracking. */
    private static Uni<Map<String, Object>> tracking(Session odoo) {
        return odoo.read("stock.picking", "fields_get", List.of(TRACKING, List.of("type")), Map.of())
                .map(answer -> {
                    Map<String, Object> specification = new LinkedHashMap<>();
                    specification.put("name", AS_IS);
                    if (answer.has("carrier_tracking_ref")) {
                        specification.put("carrier_tracking_ref", AS_IS);
                    }
                    if (answer.has("carrier_id")) {
                        specification.put("carrier_id", fields(Map.of("name", AS_IS)));
                    }
                    return specification;
                });
    }

    private static Map<String, Object> lineSpecification(Session odoo) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("product_id", AS_IS);
        line.put("location_id", Places.WITH_USAGE);
        line.put("location_dest_id", Places.WITH_USAGE);
        line.putAll(odoo.dialect().lineFields());
        return line;
    }

    private static Uni<List<Delivery>> ofOrders(
            Session odoo, List<DocumentRef> documents, Map<String, Object> picking) {
        Map<String, Object> specification = Map.of(
                "sale_line_id", fields(Map.of("order_id", AS_IS)),
                "picking_id", fields(picking),
                "move_line_ids", fields(lineSpecification(odoo)));
        List<Object> domain = all(
                in(
                        odoo.dialect().orderOfMove(),
                        documents.stream().map(DocumentRef::odooId).toList()),
                is("state", "done"),
                is("location_dest_id.usage", "customer"),
                none("origin_returned_move_id"));
        return OurLines.of(odoo, documents)
                .chain(lines -> odoo.searchNested("stock.move", domain, specification, Map.of("order", "id"))
                        .map(moves -> deliveries(odoo, ours(documents, lines, moves))));
    }

    private static Uni<List<Delivery>> ofTransfers(
            Session odoo, List<DocumentRef> documents, Map<String, Object> picking) {
        Map<String, Object> specification = Map.of(
                "state",
                AS_IS,
                "origin_returned_move_id",
                AS_IS,
                "picking_id",
                fields(picking),
                "move_line_ids",
                fields(lineSpecification(odoo)));
        return TransferMoves.of(odoo, documents, specification).map(found -> {
            Map<Row, String> moves = new LinkedHashMap<>();
            found.documents().forEach((move, document) -> {
                if (move.text("state").equals("done")
                        && Places.of(move, "location_dest_id").usage() == Usage.CUSTOMER
                        && !move.has("origin_returned_move_id")) {
                    moves.put(move, document.externalId());
                }
            });
            return deliveries(odoo, moves);
        });
    }

    private static Map<Row, String> ours(Collection<DocumentRef> documents, OurLines lines, List<Row> moves) {
        Map<Long, String> byOrder =
                documents.stream().collect(Collectors.toMap(DocumentRef::odooId, DocumentRef::externalId));
        Map<Row, String> ours = new LinkedHashMap<>();
        for (Row move : moves) {
            if (lines.products().containsKey(move.ref("sale_line_id"))) {
                ours.put(move, byOrder.get(move.nestedOrFail("sale_line_id").ref("order_id")));
            }
        }
        return ours;
    }

    /** @param moves that reached the customer, with their documents */
    private static List<Delivery> deliveries(Session odoo, Map<Row, String> moves) {
        Map<Key, Row> pickings = new LinkedHashMap<>();
        Map<Key, Map<ProductId, Quantity>> quantities = new HashMap<>();
        moves.forEach((move, document) -> move.nested("picking_id").ifPresent(picking -> {
            Key key = new Key(picking.id(), document);
            pickings.put(key, picking);
            add(odoo, move, quantities.computeIfAbsent(key, k -> new LinkedHashMap<>()));
        }));
        return pickings.entrySet().stream()
                .map(entry -> delivery(entry.getKey(), entry.getValue(), quantities.get(entry.getKey())))
                .toList();
    }

    private static void add(Session odoo, Row move, Map<ProductId, Quantity> quantities) {
        for (Row line : move.rows("move_line_ids")) {
            boolean reached = Places.of(line, "location_dest_id").usage() == Usage.CUSTOMER
                    && Places.of(line, "location_id").usage() != Usage.CUSTOMER;
            if (reached) {
                quantities.merge(
                        new ProductId(line.ref("product_id")), odoo.dialect().lineQuantity(line), Quantity::plus);
            }
        }
    }

    private static Delivery delivery(Key key, Row picking, Map<ProductId, Quantity> quantities) {
        return new Delivery(
                key.picking(),
                picking.text("name"),
                key.document(),
                picking.optionalText("carrier_tracking_ref"),
                picking.nested("carrier_id").flatMap(carrier -> carrier.optionalText("name")),
                quantities);
    }
}
