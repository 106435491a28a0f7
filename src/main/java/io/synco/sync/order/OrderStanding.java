package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.kernel.StockLocationId;
import io.synco.stock.DocumentTerm;
import io.synco.sync.job.Slice;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.plan.DocumentFlow;
import io.synco.sync.plan.DocumentFlow.Fulfilled;
import io.synco.sync.plan.LevelPlan.OrderLine;
import io.synco.sync.plan.LevelPlan.Promise;
import io.synco.sync.plan.OrderTerms;
import io.synco.sync.plan.Undone;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.push.MappingBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How an order's documents stand in Odoo, read now, in the terms that the planner reckons with. */
@ApplicationScoped
class OrderStanding {
    private final OdooPort odoo;
    private final DeliveryStore deliveries;
    private final MappingBooks mappings;
    private final UnsettledStore unsettled;

    OrderStanding(OdooPort odoo, DeliveryStore deliveries, MappingBooks mappings, UnsettledStore unsettled) {
        this.unsettled = unsettled;
        this.odoo = odoo;
        this.deliveries = deliveries;
        this.mappings = mappings;
    }

    /**
     * @param terms by product and mapping
     * @param delivered the same, as if only what is with the customer had left
     * @param moves of all the documents
     */
    record Terms(
            Map<ProductId, Map<MappingId, DocumentTerm>> terms,
            Map<ProductId, Map<MappingId, DocumentTerm>> delivered,
            List<Move> moves) {
        static final Terms NONE = new Terms(Map.of(), Map.of(), List.of());

        /** Or settled by a person. What is picked or packed is on its way, and still to be delivered. */
        Quantity deliveredOrCredited(MappingId mapping, ProductId product) {
            DocumentTerm term = delivered.get(product).get(mapping);
            return term.gone().plus(term.writtenOff()).plus(term.credited());
        }

        /** Of what Shopify counts as fulfilled, by line of the document, in the order of its lines: what had left for the customer. */
        Map<String, Quantity> deliveredByLine(Wanted wanted) {
            Map<ProductId, Quantity> left = new HashMap<>();
            delivered.forEach((product, byMapping) -> Optional.ofNullable(byMapping.get(wanted.mapping()))
                    .ifPresent(term -> left.put(product, term.gone())));
            Map<String, Quantity> byLine = new HashMap<>();
            for (Line line : wanted.lines()) {
                Quantity units = left.getOrDefault(line.product(), Quantity.ZERO)
                        .min(line.perItem().times(line.fulfilled()));
                left.merge(line.product(), units.negated(), Quantity::plus);
                byLine.put(line.externalId(), units);
            }
            return byLine;
        }

        /** What one document delivered beyond its own part of the order is another's. */
        boolean credited(ProductId product) {
            return terms.getOrDefault(product, Map.of()).values().stream()
                    .anyMatch(term -> term.credited().signum() > 0);
        }

        /** Units of the product have left and are in no fulfilment. */
        boolean unfulfilled(List<Wanted> all, ProductId product) {
            Quantity gone = terms.getOrDefault(product, Map.of()).values().stream()
                    .map(DocumentTerm::gone)
                    .reduce(Quantity.ZERO, Quantity::plus);
            Quantity fulfilled = all.stream()
                    .map(wanted -> wanted.fulfilled().getOrDefault(product, Quantity.ZERO))
                    .reduce(Quantity.ZERO, Quantity::plus);
            return gone.compareTo(fulfilled) > 0;
        }

        /** A document is made for what it owes: lines are spared what other documents took out, the last lines first. */
        Wanted spared(Wanted wanted) {
            Map<ProductId, Quantity> left = new HashMap<>();
            terms.forEach((product, byMapping) -> {
                if (byMapping.containsKey(wanted.mapping())) {
                    left.put(product, byMapping.get(wanted.mapping()).credited());
                }
            });
            List<Line> lines = new ArrayList<>(wanted.lines());
            for (int i = lines.size() - 1; i >= 0; i--) {
                Line line = lines.get(i);
                Quantity units =
                        left.getOrDefault(line.product(), Quantity.ZERO).min(line.quantity());
                left.merge(line.product(), units.negated(), Quantity::plus);
                lines.set(i, line.sparing(units));
            }
            return LinesInPlace.of(wanted.with(lines));
        }
    }

    /** Several documents share a product, or others than ours stand for some of it: none can be told by itself. */
    static boolean entangled(List<Wanted> all) {
        Set<ProductId> seen = new TreeSet<>();
        return all.stream().flatMap(Wanted::products).anyMatch(product -> !seen.add(product))
                || all.stream().flatMap(wanted -> wanted.lines().stream()).anyMatch(line -> line.elsewhere() > 0);
    }

    Uni<Terms> read(Slice slice, List<Wanted> all) {
        Set<DocumentRef> refs =
                all.stream().flatMap(wanted -> wanted.ref().stream()).collect(Collectors.toSet());
        return refs.isEmpty()
                ? terms(slice, all, List.of())
                : slice.call(Side.ODOO, () -> odoo.documentMoves(slice.shop(), refs))
                        .chain(moves -> terms(slice, all, moves));
    }

    private Uni<Terms> terms(Slice slice, List<Wanted> all, List<Move> moves) {
        List<Long> pickings = moves.stream()
                .flatMap(move -> move.picking().stream())
                .distinct()
                .toList();
        return slice.tx(tx -> mappings.book(tx, slice.shop())
                .chain(book -> deliveries
                        .told(tx, slice.shop(), pickings)
                        .chain(told -> deliveries
                                .undone(tx, slice.shop(), pickings)
                                .chain(undone -> unsettled
                                        .written(tx, slice.shop(), orders(all))
                                        .map(written -> {
                                            Map<MappingId, Set<StockLocationId>> sets = new HashMap<>();
                                            all.forEach(wanted ->
                                                    sets.put(wanted.mapping(), book.stockLocations(wanted.mapping())));
                                            return terms(all, moves, undone, told, sets, written);
                                        })))));
    }

    private static Set<OrderId> orders(List<Wanted> all) {
        return all.stream().map(Wanted::order).collect(Collectors.toSet());
    }

    private static Terms terms(
            List<Wanted> all,
            List<Move> moves,
            Map<Long, Map<ProductId, Quantity>> undone,
            Set<Long> told,
            Map<MappingId, Set<StockLocationId>> sets,
            Map<OrderLine, Quantity> written) {
        List<Move> kept = Undone.leaveOut(moves, undone);
        Map<ProductId, List<Promise>> promises = new LinkedHashMap<>();
        all.forEach(wanted -> wanted.products()
                .forEach(product -> promises.computeIfAbsent(product, one -> new ArrayList<>())
                        .add(writtenOff(wanted.promise(product), written))));
        Map<ProductId, Map<MappingId, DocumentTerm>> terms = new HashMap<>();
        Map<ProductId, Map<MappingId, DocumentTerm>> delivered = new HashMap<>();
        Function<Promise, DocumentFlow> flow = promise -> DocumentFlow.of(
                of(promise, kept), sets.get(promise.mapping()), new Fulfilled(promise.fulfilled(), told));
        promises.forEach((product, together) -> {
            terms.put(product, OrderTerms.of(together, flow));
            delivered.put(product, OrderTerms.of(together, flow.andThen(DocumentFlow::deliveredOnly)));
        });
        return new Terms(terms, delivered, moves);
    }

    private static Promise writtenOff(Promise promise, Map<OrderLine, Quantity> written) {
        return promise.writtenOff(written.getOrDefault(promise.line(), Quantity.ZERO));
    }

    private static List<Move> of(Promise promise, List<Move> moves) {
        return moves.stream()
                .filter(move -> move.document().equals(promise.document())
                        && move.product().equals(promise.product()))
                .toList();
    }
}
