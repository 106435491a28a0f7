package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.sync.port.OdooPort.DocumentRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lines that count, of the orders asked for. On an order that we made these are the ones with an external id of ours: one without
 * was made by a person or by Odoo itself, and is another channel's. On one that others made, and we only reckon with, all count.
 */
record OurLines(Set<Long> orders, Map<Long, ProductId> products) {
    static Uni<OurLines> of(Session odoo, Collection<DocumentRef> documents) {
        List<Long> orders =
                documents.stream().map(DocumentRef::odooId).distinct().toList();
        Set<String> modules = documents.stream()
                .map(document -> ExternalId.of(document.externalId()).module())
                .collect(Collectors.toSet());
        return odoo.search(
                        "sale.order.line",
                        all(in("order_id", orders)),
                        List.of("order_id", "product_id"),
                        Map.of("order", "id"))
                .chain(lines -> odoo.search(
                                "ir.model.data",
                                all(
                                        in("module", modules),
                                        is("model", "sale.order.line"),
                                        in("res_id", lines.stream().map(Row::id).toList())),
                                List.of("res_id"),
                                Map.of())
                        .map(ids -> of(documents, lines, ids)));
    }

    private static OurLines of(Collection<DocumentRef> documents, List<Row> lines, List<Row> externalIds) {
        Set<Long> byOthers = documents.stream()
                .filter(DocumentRef::byOthers)
                .map(DocumentRef::odooId)
                .collect(Collectors.toSet());
        Set<Long> ours = externalIds.stream().map(row -> row.ref("res_id")).collect(Collectors.toSet());
        Set<Long> orders = new HashSet<>();
        Map<Long, ProductId> products = new HashMap<>();
        for (Row line : lines) {
            orders.add(line.ref("order_id"));
            if ((ours.contains(line.id()) || byOthers.contains(line.ref("order_id"))) && line.has("product_id")) {
                products.put(line.id(), new ProductId(line.ref("product_id")));
            }
        }
        return new OurLines(orders, products);
    }
}
