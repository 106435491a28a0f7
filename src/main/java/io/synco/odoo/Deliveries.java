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
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Usage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
                .chain(tracking ->
                        Pages.concat(List.copyOf(documents), DOCUMENTS_MAX, page -> page(odoo, page, tracking)));
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

    private static Uni<List<Delivery>> page(Session odoo, List<DocumentRef> documents, Map<String, Object> picking) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("product_id", AS_IS);
        line.put("location_id", Places.WITH_USAGE);
        line.put("location_dest_id", Places.WITH_USAGE);
        line.putAll(odoo.dialect().lineFields());
        Map<String, Object> specification = Map.of(
                "sale_line_id", fields(Map.of("order_id", AS_IS)),
                "picking_id", fields(picking),
                "move_line_ids", fields(line));
        List<Object> domain = all(
                in(
                        odoo.dialect().orderOfMove(),
                        documents.stream().map(DocumentRef::odooId).toList()),
                is("state", "done"),
                is("location_dest_id.usage", "customer"),
                none("origin_returned_move_id"));
        return OurLines.of(odoo, documents)
                .chain(lines -> odoo.searchNested("stock.move", domain, specification, Map.of("order", "id"))
                        .map(moves -> deliveries(odoo, documents, lines, moves)));
    }

    private static List<Delivery> deliveries(
            Session odoo, Collection<DocumentRef> documents, OurLines lines, List<Row> moves) {
        Map<Long, String> byOrder =
                documents.stream().collect(Collectors.toMap(DocumentRef::odooId, DocumentRef::externalId));
        Map<Key, Row> pickings = new LinkedHashMap<>();
        Map<Key, Map<ProductId, Quantity>> quantities = new HashMap<>();
        for (Row move : moves) {
            Row picking = move.nested("picking_id").orElse(null);
            if (picking == null || !lines.products().containsKey(move.ref("sale_line_id"))) {
                continue;
            }
            Key key = new Key(
                    picking.id(), byOrder.get(move.nestedOrFail("sale_line_id").ref("order_id")));
            pickings.put(key, picking);
            add(odoo, move, quantities.computeIfAbsent(key, k -> new LinkedHashMap<>()));
        }
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
