package io.synco.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.RemoteException;
import io.synco.kernel.RemoteFailure.Conflict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Nested reading for version 16, which has none: the records, then level by level what they point to, one question for each model,
 * then these records again. Each question is a transaction of its own, so only if the second reading is the first one's like did
 * nothing change in between, and records and lines are of one moment; else all is read again. What came meanwhile is no change of
 * what was asked for: it is of a later moment.
 */
final class FlatReader {
    private static final int ATTEMPTS_MAX = 3;
    private static final int IDS_MAX = 1_000;
    /** What is named is meant: an archived location still has its usage. */
    private static final Map<String, Object> ARCHIVED_TOO = Map.of("context", Map.of("active_test", false));

    /** Which model a field points to; of all fields that the product reads nested. */
    private static final Map<String, String> MODELS = Map.ofEntries(
            Map.entry("attribute_id", "product.attribute"),
            Map.entry("bom_line_ids", "mrp.bom.line"),
            Map.entry("bom_product_template_attribute_value_ids", "product.template.attribute.value"),
            Map.entry("carrier_id", "delivery.carrier"),
            Map.entry("group_id", "procurement.group"),
            Map.entry("location_dest_id", "stock.location"),
            Map.entry("location_id", "stock.location"),
            Map.entry("move_id", "stock.move"),
            Map.entry("move_line_ids", "stock.move.line"),
            Map.entry("picking_id", "stock.picking"),
            Map.entry("picking_type_id", "stock.picking.type"),
            Map.entry("product_id", "product.product"),
            Map.entry("product_tmpl_id", "product.template"),
            Map.entry("product_uom_id", "uom.uom"),
            Map.entry("product_variant_ids", "product.product"),
            Map.entry("sale_line_id", "sale.order.line"),
            Map.entry("uom_id", "uom.uom"));

    /** All that one level needs of one model. */
    private record Wanted(Set<Long> ids, Map<String, Object> specification) {
        Wanted() {
            this(new TreeSet<>(), new LinkedHashMap<>());
        }
    }

    private final Session odoo;

    FlatReader(Session odoo) {
        this.odoo = odoo;
    }

    Uni<List<Row>> search(String model, List<Object> domain, Map<String, Object> specification, Map<String, ?> page) {
        return search(model, domain, specification, page, ATTEMPTS_MAX);
    }

    private Uni<List<Row>> search(
            String model, List<Object> domain, Map<String, Object> specification, Map<String, ?> page, int attempts) {
        List<String> fields = List.copyOf(specification.keySet());
        return odoo.search(model, domain, fields, page).chain(rows -> {
            Map<Long, Row> first = byId(copies(rows));
            return nest(rows, specification)
                    .chain(() -> byId(model, first.keySet(), fields))
                    .chain(second -> {
                        if (first.equals(byId(second))) {
                            return Uni.createFrom().item(rows);
                        }
                        return attempts > 1
                                ? search(model, domain, specification, page, attempts - 1)
                                : Uni.createFrom().failure(changing(model));
                    });
        });
    }

    private static RemoteException changing(String model) {
        return new RemoteException(new Conflict(
                "Odoo's records (" + model + ") changed each of the " + ATTEMPTS_MAX + " times that they were read"));
    }

    private static List<Row> copies(List<Row> rows) {
        return rows.stream().map(row -> new Row(row.node().deepCopy())).toList();
    }

    /** Puts what the rows point to in the places of the ids. */
    private Uni<Void> nest(List<Row> rows, Map<String, Object> specification) {
        Map<String, Wanted> wanted = wanted(rows, specification);
        Map<String, Map<Long, Row>> found = new LinkedHashMap<>();
        return Multi.createFrom()
                .iterable(wanted.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        one -> read(one.getKey(), one.getValue()).invoke(records -> found.put(one.getKey(), records)))
                .collect()
                .last()
                .invoke(() -> rows.forEach(row -> graft((ObjectNode) row.node(), specification, found)))
                .replaceWithVoid();
    }

    private static Map<String, Wanted> wanted(List<Row> rows, Map<String, Object> specification) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        specification.forEach((field, inner) -> {
            Map<String, Object> fields = nestedFields(inner);
            if (!fields.isEmpty()) {
                Wanted one = wanted.computeIfAbsent(model(field), ignored -> new Wanted());
                one.specification().putAll(fields);
                rows.forEach(row -> one.ids().addAll(ids(row, field)));
            }
        });
        return wanted;
    }

    private static String model(String field) {
        String model = MODELS.get(field);
        if (model == null) {
            throw new IllegalArgumentException("It is not known here which model " + field + " points to: add it");
        }
        return model;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> nestedFields(Object inner) {
        return (Map<String, Object>) ((Map<String, Object>) inner).getOrDefault("fields", Map.of());
    }

    private static List<Long> ids(Row row, String field) {
        return isToMany(row, field)
                ? row.refs(field)
                : row.optionalRef(field).stream().toList();
    }

    /** A many2one is [id, name]; lists of ids hold nothing but numbers. */
    private static boolean isToMany(Row row, String field) {
        JsonNode value = row.node().path(field);
        return value.isArray() && !value.path(1).isTextual();
    }

    private Uni<Map<Long, Row>> read(String model, Wanted wanted) {
        return byId(model, wanted.ids(), List.copyOf(wanted.specification().keySet()))
                .call(rows -> nest(rows, wanted.specification()))
                .map(FlatReader::byId);
    }

    private Uni<List<Row>> byId(String model, Set<Long> ids, List<String> fields) {
        return Pages.concat(
                List.copyOf(ids),
                IDS_MAX,
                part -> odoo.search(model, Domain.all(Domain.in("id", part)), fields, ARCHIVED_TOO));
    }

    private static Map<Long, Row> byId(List<Row> rows) {
        Map<Long, Row> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        return byId;
    }

    /** What could not be read, because it is gone or hidden from the user, is left out, as where Odoo nests itself. */
    private static void graft(ObjectNode row, Map<String, Object> specification, Map<String, Map<Long, Row>> found) {
        specification.forEach((field, inner) -> {
            if (!nestedFields(inner).isEmpty()) {
                Map<Long, Row> records = found.get(model(field));
                Row owner = new Row(row);
                List<JsonNode> nested = ids(owner, field).stream()
                        .filter(records::containsKey)
                        .map(id -> records.get(id).node())
                        .toList();
                row.set(field, isToMany(owner, field) ? list(nested) : one(nested));
            }
        });
    }

    private static ArrayNode list(List<JsonNode> nested) {
        return JsonNodeFactory.instance.arrayNode().addAll(nested);
    }

    private static JsonNode one(List<JsonNode> nested) {
        return nested.isEmpty() ? JsonNodeFactory.instance.booleanNode(false) : nested.get(0);
    }
}
