package io.synco.odoo;

import io.synco.kernel.ProductId;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Usage;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of the moves found belong to which document. A move that names a sales order line counts if the line is ours. One that names
 * none (a pick, a pack, a return of them) counts by its group, if it moves a product of ours between places that a delivery passes;
 * scrap and what a person added fall out.
 */
final class Attribution {
    private static final Set<Usage> ON_THE_WAY = EnumSet.of(Usage.INTERNAL, Usage.TRANSIT, Usage.CUSTOMER);

    private final Dialect dialect;
    private final OurLines lines;
    private final Map<Long, DocumentRef> byOrder = new HashMap<>();
    private final Map<Long, DocumentRef> byGroup = new HashMap<>();

    Attribution(Dialect dialect, Collection<DocumentRef> documents, OurLines lines) {
        this.dialect = dialect;
        this.lines = lines;
        for (DocumentRef document : documents) {
            byOrder.put(document.odooId(), document);
            document.group().ifPresent(group -> byGroup.put(group, document));
        }
    }

    /** In the order given. */
    Map<Row, DocumentRef> of(List<Row> moves) {
        Map<Row, DocumentRef> attributed = new LinkedHashMap<>();
        Map<DocumentRef, Set<ProductId>> products = products(moves);
        for (Row move : moves) {
            Optional<Long> line = move.optionalRef("sale_line_id");
            Optional<DocumentRef> document = line.isPresent()
                    ? line.filter(lines.products()::containsKey).flatMap(id -> byLine(move))
                    : byGroup(move).filter(ref -> isStep(move, ref, products));
            document.ifPresent(ref -> attributed.put(move, ref));
        }
        return attributed;
    }

    /** What our lines sell, and what their moves really carry: a person can change a line's product, its moves keep theirs. */
    private Map<DocumentRef, Set<ProductId>> products(List<Row> moves) {
        Map<DocumentRef, Set<ProductId>> products = new HashMap<>();
        for (Row move : moves) {
            move.optionalRef("sale_line_id")
                    .filter(lines.products()::containsKey)
                    .ifPresent(line -> byLine(move).ifPresent(ref -> {
                        Set<ProductId> known = products.computeIfAbsent(ref, r -> new HashSet<>());
                        known.add(lines.products().get(line));
                        known.add(product(move));
                    }));
        }
        return products;
    }

    static boolean isOnTheWay(Row move) {
        return ON_THE_WAY.contains(Places.of(move, "location_id").usage())
                && ON_THE_WAY.contains(Places.of(move, "location_dest_id").usage());
    }

    private boolean isStep(Row move, DocumentRef document, Map<DocumentRef, Set<ProductId>> products) {
        // An order deleted in Odoo leaves its moves behind, and only the group tells whose they were.
        boolean orderGone = !lines.orders().contains(document.odooId());
        return isOnTheWay(move)
                && (orderGone || products.getOrDefault(document, Set.of()).contains(product(move)));
    }

    private Optional<DocumentRef> byLine(Row move) {
        return move.nested("sale_line_id")
                .flatMap(line -> line.optionalRef("order_id"))
                .map(byOrder::get);
    }

    private Optional<DocumentRef> byGroup(Row move) {
        return Stream.concat(
                        dialect.groups(move).stream().map(byGroup::get),
                        dialect.ordersOfGroups(move).stream().map(byOrder::get))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static ProductId product(Row move) {
        return new ProductId(move.ref("product_id"));
    }
}
