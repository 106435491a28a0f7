package io.synco.odoo;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.SalesOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A delivery transfer as the rows of one {@code load}: the first carries the transfer, each carries a move of one product; all have
 * external ids. Or moves alone, for a transfer that stands.
 *
 * @param uoms the products' own units of measure
 * @param taken external ids of moves that stand
 */
record TransferRows(
        SalesOrder order, long type, long stock, long customers, Map<ProductId, Long> uoms, List<ExternalId> taken) {
    private static final List<String> COLUMNS =
            List.of("id", "picking_type_id/.id", "location_id/.id", "location_dest_id/.id", "origin");

    /** Of a move: written through the transfer its columns begin with {@code move_ids}, which in version 16 alone finds it again. */
    private static List<String> own(Dialect dialect) {
        return List.of(
                "id",
                dialect.wordsOfMove(),
                "product_id/.id",
                "product_uom_qty",
                "product_uom/.id",
                "location_id/.id",
                "location_dest_id/.id",
                dialect.group() + "/id");
    }

    static List<String> columns(Dialect dialect) {
        return Stream.concat(COLUMNS.stream(), own(dialect).stream().map(column -> "move_ids/" + column))
                .toList();
    }

    static List<String> moveColumns(Dialect dialect) {
        return Stream.concat(Stream.of("picking_id/.id"), own(dialect).stream()).toList();
    }

    List<List<String>> transfer(Map<ProductId, Quantity> units) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<ProductId, Quantity> one : asked(units)) {
            List<String> head = rows.isEmpty()
                    ? head(one.getKey())
                    : COLUMNS.stream().map(column -> "").toList();
            rows.add(join(head, move(one.getKey(), one.getValue())));
        }
        return rows;
    }

    List<List<String>> moves(long picking, Map<ProductId, Quantity> units) {
        return asked(units).stream()
                .map(one -> join(List.of(Long.toString(picking)), move(one.getKey(), one.getValue())))
                .toList();
    }

    /** What was never asked for is not made; where nothing is, the transfer is made all the same, so that one under way finds it. */
    private static List<Map.Entry<ProductId, Quantity>> asked(Map<ProductId, Quantity> units) {
        List<Map.Entry<ProductId, Quantity>> asked = units.entrySet().stream()
                .filter(one -> one.getValue().signum() > 0)
                .toList();
        return asked.isEmpty() ? List.copyOf(units.entrySet()) : asked;
    }

    private List<String> head(ProductId first) {
        String own = ExternalId.of(order.externalId()).toString();
        return List.of(
                taken.isEmpty() ? own : move(first) + "_transfer",
                Long.toString(type),
                Long.toString(stock),
                Long.toString(customers),
                order.name());
    }

    private List<String> move(ProductId product, Quantity units) {
        return List.of(
                move(product).toString(),
                "Order " + order.name(),
                product.toString(),
                units.toDecimal().toPlainString(),
                uoms.get(product).toString(),
                Long.toString(stock),
                Long.toString(customers),
                ExternalId.of(order.externalId()) + "_group");
    }

    /** The first number that no move of the product stands under: a repetition that finds nothing made comes to the same. */
    private ExternalId move(ProductId product) {
        ExternalId document = ExternalId.of(order.externalId());
        String name = document.name() + "_p" + product + "_";
        int number = 1;
        while (taken.contains(new ExternalId(document.module(), name + number))) {
            number++;
        }
        return new ExternalId(document.module(), name + number);
    }

    private static List<String> join(List<String> a, List<String> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }
}
