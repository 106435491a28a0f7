package io.synco.odoo;

import static io.synco.odoo.Domain.any;
import static io.synco.odoo.Domain.in;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.WarehouseId;
import io.synco.sync.port.OdooPort.Referenced;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sales orders by what they are called, whoever made them: connectors write the shop's own name of an order in one of these fields. */
final class References {
    private static final List<String> NAMES = List.of("name", "client_order_ref", "origin");
    private static final int NAMES_MAX = 500;

    private References() {}

    static Uni<List<Referenced>> find(Session odoo, Set<String> references) {
        return Pages.concat(List.copyOf(references), NAMES_MAX, page -> page(odoo, page));
    }

    private static Uni<List<Referenced>> page(Session odoo, List<String> references) {
        return odoo.search(
                        "sale.order",
                        any(NAMES.stream().map(field -> in(field, references)).toList()),
                        List.of("name", "client_order_ref", "origin", "state", "warehouse_id"),
                        Map.of("order", "id"))
                .map(rows -> rows.stream()
                        .filter(row -> row.has("warehouse_id"))
                        .map(References::referenced)
                        .toList());
    }

    private static Referenced referenced(Row row) {
        Set<String> names = NAMES.stream()
                .flatMap(field -> row.optionalText(field).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String state = row.text("state");
        return new Referenced(
                row.id(),
                row.text("name"),
                names,
                new WarehouseId(row.ref("warehouse_id")),
                state.equals("sale") || state.equals("done"));
    }
}
