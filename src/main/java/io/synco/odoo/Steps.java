package io.synco.odoo;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The locations that goods pass on their way into or out of a warehouse: Input, Quality Control, Packing and Output, whatever they are
 * called there. Odoo archives those that the warehouse's routes do not use.
 */
final class Steps {
    private static final int WAREHOUSES_MAX = 1_000;
    private static final List<String> FIELDS =
            List.of("wh_input_stock_loc_id", "wh_qc_stock_loc_id", "wh_pack_stock_loc_id", "wh_output_stock_loc_id");

    private Steps() {}

    static Uni<Set<Long>> of(Session odoo) {
        return odoo.search("stock.warehouse", Domain.all(), FIELDS, Map.of("order", "id", "limit", WAREHOUSES_MAX))
                .map(rows -> rows.stream().flatMap(Steps::of).collect(Collectors.toSet()));
    }

    private static Stream<Long> of(Row warehouse) {
        return FIELDS.stream().flatMap(field -> warehouse.optionalRef(field).stream());
    }
}
