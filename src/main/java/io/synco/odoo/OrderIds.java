package io.synco.odoo;

import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.in;

import io.smallrye.mutiny.Uni;
import io.synco.odoo.Pricing.ExtraLine;
import io.synco.sync.port.OdooPort.SalesOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds an order of ours, its lines, and what it is made with, all by external id, in one call. */
record OrderIds(Session odoo) {
    static final String SHIPPING = ExternalId.MODULE + ".shipping";
    private static final String DISCOUNT = ExternalId.MODULE + ".discount";
    private static final List<String> PRODUCTS = List.of(SHIPPING, DISCOUNT);
    private static final List<String> OTHERS = List.of("product.product", "res.partner");
    private static final List<String> MODELS = Stream.concat(
                    Stream.of("sale.order", "sale.order.line"), OTHERS.stream())
            .toList();

    static String product(ExtraLine extra) {
        return extra.shipping() ? SHIPPING : DISCOUNT;
    }

    Uni<HeldOrder> of(SalesOrder order) {
        Map<ExternalId, String> asked = asked(order);
        return odoo.search(
                        "ir.model.data",
                        all(
                                in(
                                        "module",
                                        asked.keySet().stream()
                                                .map(ExternalId::module)
                                                .distinct()
                                                .toList()),
                                in(
                                        "name",
                                        asked.keySet().stream()
                                                .map(ExternalId::name)
                                                .toList()),
                                in("model", MODELS)),
                        List.of("module", "name", "model", "res_id"),
                        Map.of())
                .map(rows -> held(order, asked, rows));
    }

    private static Map<ExternalId, String> asked(SalesOrder order) {
        Map<ExternalId, String> asked = new LinkedHashMap<>();
        asked.put(ExternalId.of(order.externalId()), order.externalId());
        asked.put(Customer.ID, Customer.ID.toString());
        order.buyer().ifPresent(buyer -> asked.put(ExternalId.of(buyer.externalId()), buyer.externalId()));
        order.lines().forEach(line -> asked.put(ExternalId.of(line.externalId()), line.externalId()));
        order.charges().ifPresent(charges -> {
            Pricing.keys(charges).stream()
                    .map(key -> Pricing.externalId(order.externalId(), key))
                    .forEach(id -> asked.put(ExternalId.of(id), id));
            PRODUCTS.forEach(id -> asked.put(ExternalId.of(id), id));
        });
        return asked;
    }

    private static HeldOrder held(SalesOrder order, Map<ExternalId, String> asked, List<Row> rows) {
        Map<String, Long> lines = new LinkedHashMap<>();
        Map<String, Long> others = new LinkedHashMap<>();
        for (Row row : rows) {
            String external = asked.get(new ExternalId(row.text("module"), row.text("name")));
            if (external != null) {
                (OTHERS.contains(row.text("model")) ? others : lines).put(external, row.ref("res_id"));
            }
        }
        return new HeldOrder(Optional.ofNullable(lines.remove(order.externalId())), lines, others, Map.of());
    }
}
