package io.synco.simulation.remote;

import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.OdooPort.MoveLine;
import io.synco.sync.port.OdooPort.MoveState;
import io.synco.sync.port.OdooPort.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Moves and deliveries of our documents, found and attributed as the adapter does it (odoo-moves.md B1). */
final class DocumentReadings {
    private static final Set<Usage> ON_THE_WAY = EnumSet.of(Usage.INTERNAL, Usage.TRANSIT, Usage.CUSTOMER);

    private final OdooCore odoo;
    private final Map<Long, DocumentRef> byOrder = new TreeMap<>();
    private final Map<Long, DocumentRef> byGroup = new HashMap<>();

    DocumentReadings(OdooCore odoo, Collection<DocumentRef> documents) {
        this.odoo = odoo;
        for (DocumentRef document : documents) {
            if (document.kind() == DocumentKind.SALES_ORDER) {
                byOrder.put(document.odooId(), document);
            }
            document.group().ifPresent(group -> byGroup.put(group, document));
        }
    }

    List<Move> moves() {
        Collection<StockMove> found = found();
        Map<DocumentRef, Set<ProductId>> products = products(found);
        List<Move> moves = new ArrayList<>();
        for (StockMove move : found) {
            document(move, products).ifPresent(document -> moves.add(told(move, document)));
        }
        return moves;
    }

    /** Of the orders, of their groups, and of the groups that were kept; in order of ids. */
    private Collection<StockMove> found() {
        Map<Long, StockMove> found = new TreeMap<>();
        byOrder.keySet()
                .forEach(id -> odoo.sales
                        .find(id)
                        .map(order -> order.group)
                        .ifPresent(group -> group.moves.forEach(move -> found.put(move.id, move))));
        byGroup.keySet().forEach(id -> odoo.sales.movesOfGroup(id).forEach(move -> found.put(move.id, move)));
        return found.values();
    }

    /** What our lines sell, and what their moves really carry: a kit's components. */
    private Map<DocumentRef, Set<ProductId>> products(Collection<StockMove> found) {
        Map<DocumentRef, Set<ProductId>> products = new HashMap<>();
        for (StockMove move : found) {
            if (move.line != null && counts(move.line) && byOrder.containsKey(move.line.order.id)) {
                Set<ProductId> known =
                        products.computeIfAbsent(byOrder.get(move.line.order.id), ref -> new HashSet<>());
                known.add(move.line.product);
                known.add(move.product);
            }
        }
        return products;
    }

    private Optional<DocumentRef> document(StockMove move, Map<DocumentRef, Set<ProductId>> products) {
        if (move.line != null) {
            return counts(move.line) ? Optional.ofNullable(byOrder.get(move.line.order.id)) : Optional.empty();
        }
        return group(move).filter(document -> isStep(move, document, products));
    }

    /** Ours, or any of an order that others made and we reckon with. */
    private boolean counts(SaleLine line) {
        DocumentRef document = byOrder.get(line.order.id);
        return line.isOurs() || document != null && document.byOthers();
    }

    private Optional<DocumentRef> group(StockMove move) {
        return Optional.ofNullable(byGroup.get(move.group.id))
                .or(() -> Optional.ofNullable(move.group.sale).map(sale -> byOrder.get(sale.id)));
    }

    private boolean isStep(StockMove move, DocumentRef document, Map<DocumentRef, Set<ProductId>> products) {
        boolean passes = ON_THE_WAY.contains(move.from.usage()) && ON_THE_WAY.contains(move.to.usage());
        if (document.kind() == DocumentKind.TRANSFER) {
            return passes && move.document().isPresent();
        }
        boolean orderGone = odoo.sales.find(document.odooId()).isEmpty();
        return passes && (orderGone || products.getOrDefault(document, Set.of()).contains(move.product));
    }

    private static Move told(StockMove move, DocumentRef document) {
        return new Move(
                move.id,
                document.externalId(),
                move.state,
                move.product,
                move.finalDestination(),
                Optional.ofNullable(move.returnOf).map(of -> of.id),
                Optional.ofNullable(move.picking).map(picking -> picking.id),
                StockReadings.second(move.writeDate),
                move.lines.stream()
                        .map(line -> new MoveLine(
                                line.id,
                                move.state,
                                move.product,
                                line.from,
                                line.to,
                                line.quantity,
                                StockReadings.second(line.writeDate)))
                        .toList());
    }

    private record Key(Picking picking, DocumentRef document) {}

    /** Done moves to a customer of lines of ours, by transfer; what takes a return back is none of them. */
    List<Delivery> deliveries() {
        Map<Key, Map<ProductId, Quantity>> quantities = new LinkedHashMap<>();
        for (StockMove move : found()) {
            boolean reached =
                    move.state == MoveState.DONE && move.reachesCustomer() && !move.isReturn() && move.picking != null;
            Optional<DocumentRef> document = reached ? delivered(move) : Optional.empty();
            if (document.isPresent()) {
                Key key = new Key(move.picking, document.get());
                quantities
                        .computeIfAbsent(key, k -> new LinkedHashMap<>())
                        .merge(move.product, reached(move), Quantity::plus);
            }
        }
        List<Delivery> deliveries = new ArrayList<>();
        quantities.forEach((key, units) -> deliveries.add(new Delivery(
                key.picking().id,
                key.picking().name,
                key.document().externalId(),
                key.picking().tracking,
                key.picking().carrier,
                units)));
        return deliveries;
    }

    private Optional<DocumentRef> delivered(StockMove move) {
        if (move.line != null) {
            return counts(move.line) ? Optional.ofNullable(byOrder.get(move.line.order.id)) : Optional.empty();
        }
        return Optional.ofNullable(byGroup.get(move.group.id))
                .filter(document -> document.kind() == DocumentKind.TRANSFER
                        && move.document().isPresent());
    }

    private static Quantity reached(StockMove move) {
        Quantity reached = Quantity.ZERO;
        for (StockMove.Line line : move.lines) {
            if (line.to.usage() == Usage.CUSTOMER && line.from.usage() != Usage.CUSTOMER) {
                reached = reached.plus(line.quantity);
            }
        }
        return reached;
    }
}
