package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.MappingBook;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments;
import io.synco.sync.plan.MoveKinds;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore.Touched;
import io.synco.sync.push.LinkedProducts;
import io.synco.sync.push.MappingBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns finished moves into events and dirty levels. A move is recorded once however often the overlap shows it; one that leaves
 * one mapped set and enters another is two events, because each side has its own rule.
 */
@ApplicationScoped
class MoveIntake {
    private static final String SOURCE = "move";

    private final MappingBooks mappings;
    private final LinkedProducts linked;
    private final DeliveredDocuments documents;
    private final DirtyLevels levels;
    private final JobStore jobs;
    private final EventLog events;

    MoveIntake(
            MappingBooks mappings,
            LinkedProducts linked,
            DeliveredDocuments documents,
            DirtyLevels levels,
            JobStore jobs,
            EventLog events) {
        this.mappings = mappings;
        this.linked = linked;
        this.documents = documents;
        this.levels = levels;
        this.jobs = jobs;
        this.events = events;
    }

    /** @param touched whose stock it changes; empty for what is ignored */
    private record Told(NewEvent event, Optional<Touched> touched, Optional<String> delivered) {}

    Uni<Void> take(Tx tx, ShopId shop, List<DoneMove> moves) {
        Set<ProductId> products = new HashSet<>();
        List<Long> orders = new ArrayList<>();
        moves.forEach(move -> {
            products.add(move.product());
            move.salesOrder().ifPresent(orders::add);
        });
        return mappings.book(tx, shop)
                .chain(book -> linked.of(tx, shop, products)
                        .chain(known -> documents.ours(tx, shop, orders).chain(ours -> {
                            Map<String, Told> told = new LinkedHashMap<>();
                            moves.forEach(move -> tell(move, book, known, ours, told));
                            return store(tx, shop, told);
                        })));
    }

    private static void tell(
            DoneMove move, MappingBook book, Set<ProductId> known, Map<Long, String> ours, Map<String, Told> told) {
        Optional<MappingId> from = book.forStockLocation(move.from().id()).map(LocationMapping::id);
        Optional<MappingId> to = book.forStockLocation(move.to().id()).map(LocationMapping::id);
        Optional<String> document = move.salesOrder().map(ours::get);
        if (from.isEmpty() && to.isEmpty() && document.isPresent() && reachesCustomer(move)) {
            put(told, shipped(move, document));
        } else if (from.isEmpty() && to.isEmpty()) {
            put(told, ignored(move, EventKind.MOVED_INSIDE, RuleBook.notMapped()));
        } else if (!known.contains(move.product())) {
            put(told, ignored(move, kind(move, to.isPresent(), document), RuleBook.notLinked()));
        } else if (from.equals(to)) {
            put(told, ignored(move, EventKind.MOVED_INSIDE, RuleBook.decide(EventKind.MOVED_INSIDE)));
        } else {
            from.ifPresent(set -> put(told, counted(move, "out", kind(move, false, document), set, document)));
            to.ifPresent(set -> put(told, counted(move, "in", kind(move, true, document), set, Optional.empty())));
        }
    }

    private static boolean reachesCustomer(DoneMove move) {
        return move.to().usage() == Usage.CUSTOMER && move.from().usage() != Usage.CUSTOMER;
    }

    /** It left the mapped set when it was picked, and changes no quantity now; but only now can Shopify be told. */
    private static Told shipped(DoneMove move, Optional<String> document) {
        EventKind kind = EventKind.DELIVERED;
        NewEvent event = event(
                move,
                "",
                kind,
                RuleBook.decide(kind),
                EventLog.DONE,
                "It left the mapped locations when it was picked: no quantity changes, the fulfilment is made.");
        return new Told(event, Optional.empty(), document);
    }

    private static EventKind kind(DoneMove move, boolean entering, Optional<String> document) {
        return entering ? MoveKinds.entering(move) : MoveKinds.leaving(move, document.isPresent());
    }

    private static void put(Map<String, Told> told, Told one) {
        told.put(one.event().sourceKey(), one);
    }

    private static Told ignored(DoneMove move, EventKind kind, Decision decision) {
        NewEvent event = event(move, "", kind, decision, EventLog.IGNORED, decision.inWords());
        return new Told(event, Optional.empty(), Optional.empty());
    }

    private static Told counted(
            DoneMove move, String direction, EventKind kind, MappingId set, Optional<String> document) {
        NewEvent event = event(move, "/" + direction, kind, RuleBook.decide(kind), null, null);
        return new Told(event, Optional.of(new Touched(move.product(), set)), document);
    }

    private static NewEvent event(
            DoneMove move, String suffix, EventKind kind, Decision decision, Integer outcome, String outcomeText) {
        return new NewEvent(
                kind,
                SOURCE,
                move.id() + suffix,
                move.reference(),
                move.product().value(),
                null,
                null,
                move.quantity().toDecimal(),
                decision,
                outcome,
                outcomeText);
    }

    private Uni<Void> store(Tx tx, ShopId shop, Map<String, Told> told) {
        return events.record(tx, shop, told.values().stream().map(Told::event).toList())
                .chain(fresh -> {
                    Map<String, Touched> touched = new HashMap<>();
                    Set<String> delivered = new HashSet<>();
                    fresh.forEach(key -> {
                        told.get(key).touched().ifPresent(t -> touched.put(key, t));
                        told.get(key).delivered().ifPresent(delivered::add);
                    });
                    return documents
                            .revive(tx, shop, delivered)
                            .chain(() -> jobs.ask(tx, shop, JobKind.FULFIL, delivered))
                            .chain(() -> levels.byProducts(tx, shop, touched.values()))
                            .chain(push -> push.isEmpty()
                                    ? events.endAlone(
                                            tx,
                                            shop,
                                            SOURCE,
                                            touched.keySet(),
                                            EventLog.IGNORED,
                                            "The linked item has no level at the mapped Shopify location.")
                                    : events.assign(
                                            tx,
                                            shop,
                                            SOURCE,
                                            touched.keySet(),
                                            push.get().jobId(),
                                            push.get().rev()));
                });
    }
}
