package io.synco.odoo;

import static io.synco.odoo.Domain.AS_IS;
import static io.synco.odoo.Domain.all;
import static io.synco.odoo.Domain.in;
import static io.synco.odoo.Domain.is;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.sync.port.OdooPort.DocumentRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The moves of delivery transfers of ours, told by the group that they share: no backorder and no return has an external id
 * (odoo-moves.md A10). Of the group, ours is what carries a product that we asked for between places that a delivery passes; scrap and
 * what a person added fall out.
 *
 * @param documents in the order of their moves' ids
 * @param externalIds of the moves that we made, by id
 */
record TransferMoves(Map<Row, DocumentRef> documents, Map<Long, ExternalId> externalIds) {
    private static final TransferMoves NONE = new TransferMoves(Map.of(), Map.of());

    /** @param specification what is needed of a move beside what tells whose it is */
    static Uni<TransferMoves> of(Session odoo, Collection<DocumentRef> transfers, Map<String, Object> specification) {
        Map<Long, DocumentRef> byGroup = new HashMap<>();
        transfers.forEach(transfer -> transfer.group().ifPresent(group -> byGroup.put(group, transfer)));
        if (byGroup.isEmpty()) {
            return Uni.createFrom().item(NONE);
        }
        Map<String, Object> all = new LinkedHashMap<>(specification);
        all.put("product_id", AS_IS);
        all.put("location_id", Places.WITH_USAGE);
        all.put("location_dest_id", Places.WITH_USAGE);
        all.put(odoo.dialect().group(), odoo.dialect().groupFields());
        return odoo.searchNested(
                        "stock.move", all(in(odoo.dialect().group(), byGroup.keySet())), all, Map.of("order", "id"))
                .chain(moves -> externalIds(odoo, moves).map(ids -> attributed(odoo.dialect(), byGroup, moves, ids)));
    }

    private static Uni<Map<Long, ExternalId>> externalIds(Session odoo, List<Row> moves) {
        return odoo.search(
                        "ir.model.data",
                        all(
                                is("module", ExternalId.MODULE),
                                is("model", "stock.move"),
                                in("res_id", moves.stream().map(Row::id).toList())),
                        List.of("name", "res_id"),
                        Map.of())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.ref("res_id"),
                                row -> new ExternalId(ExternalId.MODULE, row.text("name")),
                                (one, other) -> one)));
    }

    private static TransferMoves attributed(
            Dialect dialect, Map<Long, DocumentRef> byGroup, List<Row> moves, Map<Long, ExternalId> externalIds) {
        Map<DocumentRef, Set<ProductId>> products = new HashMap<>();
        for (Row move : moves) {
            if (externalIds.containsKey(move.id())) {
                document(dialect, byGroup, move)
                        .ifPresent(transfer -> products.computeIfAbsent(transfer, any -> new HashSet<>())
                                .add(product(move)));
            }
        }
        Map<Row, DocumentRef> documents = new LinkedHashMap<>();
        for (Row move : moves) {
            document(dialect, byGroup, move)
                    .filter(transfer -> Attribution.isOnTheWay(move))
                    .filter(transfer ->
                            products.getOrDefault(transfer, Set.of()).contains(product(move)))
                    .ifPresent(transfer -> documents.put(move, transfer));
        }
        return new TransferMoves(documents, externalIds);
    }

    private static Optional<DocumentRef> document(Dialect dialect, Map<Long, DocumentRef> byGroup, Row move) {
        return dialect.groups(move).stream()
                .map(byGroup::get)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static ProductId product(Row move) {
        return new ProductId(move.ref("product_id"));
    }
}
