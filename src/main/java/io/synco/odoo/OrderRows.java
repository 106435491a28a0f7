package io.synco.odoo;

import io.synco.odoo.Pricing.ExtraLine;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A sales order as the rows of one {@code load}: the first carries the order, each carries a line; all have external ids. */
final class OrderRows {
    private static final List<String> ORDER_COLUMNS =
            List.of("id", "partner_id/.id", "warehouse_id/.id", "client_order_ref", "origin");
    private static final List<String> LINE =
            List.of("order_line/id", "order_line/product_id/.id", "order_line/product_uom_qty");

    /** For lines that are added to an order that exists. */
    static final List<String> LINE_COLUMNS = join(List.of("id"), LINE);

    /** For lines that are not goods. */
    static final List<String> EXTRA_COLUMNS = join(LINE_COLUMNS, List.of("order_line/name"));

    private OrderRows() {}

    static List<String> columns(SalesOrder order, Optional<Long> priceList) {
        List<String> columns = join(join(ORDER_COLUMNS, inList(priceList, "pricelist_id/.id")), LINE);
        return named(order) ? join(columns, List.of("order_line/name")) : columns;
    }

    /**
     * With shipping and the like at once, where their products are there already: two calls less.
     *
     * @param priceList empty: Odoo takes one
     * @param known products, by external id
     */
    static List<List<String>> of(SalesOrder order, long partner, Optional<Long> priceList, Map<String, Long> known) {
        List<String> head = join(
                List.of(
                        ExternalId.of(order.externalId()).toString(),
                        Long.toString(partner),
                        order.warehouse().toString(),
                        order.name(),
                        order.name()),
                inList(priceList, priceList.map(String::valueOf).orElse("")));
        List<List<String>> rows = rows(head, order.lines(), named(order));
        if (named(order) && known.containsKey(OrderIds.SHIPPING)) {
            List<String> below = head.stream().map(cell -> "").toList();
            Pricing.extras(order)
                    .forEach((externalId, extra) ->
                            rows.add(join(below, extra(externalId, extra, known.get(OrderIds.product(extra))))));
        }
        return rows;
    }

    private static List<String> extra(String externalId, ExtraLine extra, long product) {
        return List.of(ExternalId.of(externalId).toString(), Long.toString(product), "1", extra.name());
    }

    private static List<String> inList(Optional<Long> priceList, String cell) {
        return priceList.isPresent() ? List.of(cell) : List.of();
    }

    /** @param extras by external id */
    static List<List<String>> extras(
            SalesOrder order, Map<String, ExtraLine> extras, Function<ExtraLine, Long> product) {
        List<List<String>> rows = new ArrayList<>();
        extras.forEach((externalId, extra) -> rows.add(join(
                List.of(rows.isEmpty() ? ExternalId.of(order.externalId()).toString() : ""),
                extra(externalId, extra, product.apply(extra)))));
        return rows;
    }

    static List<List<String>> further(SalesOrder order, List<SalesOrderLine> lines) {
        return rows(List.of(ExternalId.of(order.externalId()).toString()), lines, false);
    }

    private static List<List<String>> rows(List<String> head, List<SalesOrderLine> lines, boolean named) {
        List<List<String>> rows = new ArrayList<>();
        for (SalesOrderLine line : lines) {
            List<String> own =
                    rows.isEmpty() ? head : head.stream().map(cell -> "").toList();
            List<String> row = join(
                    own,
                    List.of(
                            ExternalId.of(line.externalId()).toString(),
                            line.product().toString(),
                            line.quantity().toDecimal().toPlainString()));
            rows.add(named ? join(row, List.of(line.name())) : row);
        }
        return rows;
    }

    /** An empty cell would empty the line's description, which Odoo refuses: without all names it takes the products'. */
    private static boolean named(SalesOrder order) {
        return order.lines().stream().noneMatch(line -> line.name().isBlank());
    }

    private static List<String> join(List<String> a, List<String> b) {
        List<String> joined = new ArrayList<>(a);
        joined.addAll(b);
        return joined;
    }
}
