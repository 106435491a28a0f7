package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.MappingBook;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.rules.Rules;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.plan.MoveKinds;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore.Touched;
import io.synco.sync.push.LinkedProducts;
import io.synco.sync.push.MappingBooks;
import io.synco.sync.rule.ExclusionStore;
import io.synco.sync.rule.ExclusionStore.Exclusion;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
    private final RuleStore rules;
    private final ExclusionStore exclusions;
    private final JobStore jobs;
    private final EventLog events;

    MoveIntake(
            MappingBooks mappings,
            LinkedProducts linked,
            DeliveredDocuments documents,
            DirtyLevels levels,
            RuleStore rules,
            ExclusionStore exclusions,
            JobStore jobs,
            EventLog events) {
        this.mappings = mappings;
        this.linked = linked;
        this.documents = documents;
        this.levels = levels;
        this.rules = rules;
        this.exclusions = exclusions;
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * @param touched whose stock it changes; empty for what changes none
     * @param document of ours that it belongs to
     * @param usesUp units that are withheld
     */
    private record Told(NewEvent event, Optional<Touched> touched, Optional<Ours> document, boolean usesUp) {
        boolean follows() {
            return event.decision() instanceof Decision.Propagate;
        }

        /** Some moves are finished without having moved anything. */
        boolean withholds() {
            return event.decision() instanceof Decision.Withhold
                    && event.amount().signum() > 0;
        }

        boolean fulfils() {
            return event.kind() == EventKind.DELIVERED && follows();
        }
    }

    /** What is known when moves are taken in. @param ours documents by the sales order's id in Odoo */
    private record Known(MappingBook book, Set<ProductId> linked, Map<Long, Ours> ours, Rules rules) {
        Optional<MappingId> mapping(Place place) {
            return book.forStockLocation(place.id()).map(LocationMapping::id);
        }

        /** The Shopify location that the stock is sold at, where there is but one. */
        Optional<LocationId> onlyOutlet(MappingId set) {
            List<LocationMapping.Outlet> outlets = book.find(set).orElseThrow().outlets();
            return outlets.size() == 1 ? Optional.of(outlets.get(0).location()) : Optional.empty();
        }

        Decision decide(EventKind kind, MappingId set) {
            return rules.decide(
                    kind,
                    book.find(set).orElseThrow().outlets().stream()
                            .map(LocationMapping.Outlet::location)
                            .toList());
        }
    }

    Uni<Void> take(Tx tx, ShopId shop, List<DoneMove> moves) {
        Set<ProductId> products = new HashSet<>();
        List<Long> orders = new ArrayList<>();
        moves.forEach(move -> {
            products.add(move.product());
            move.salesOrder().ifPresent(orders::add);
        });
        return mappings.book(tx, shop)
                .chain(book -> linked.of(tx, shop, products)
                        .chain(known -> documents
                                .ours(tx, shop, orders)
                                .chain(ours ->
                                        rules.rules(tx, shop).map(chosen -> new Known(book, known, ours, chosen)))))
                .chain(known -> {
                    Map<String, Told> told = new LinkedHashMap<>();
                    moves.forEach(move -> tell(move, known, told));
                    return store(tx, shop, told);
                });
    }

    private static void tell(DoneMove move, Known known, Map<String, Told> told) {
        Optional<MappingId> from = known.mapping(move.from());
        Optional<MappingId> to = known.mapping(move.to());
        Optional<Ours> document = move.salesOrder().map(known.ours()::get);
        if (from.isEmpty() && to.isEmpty()) {
            put(told, outside(move, document, known));
        } else if (!known.linked().contains(move.product())) {
            put(told, ignored(move, kind(move, to.isPresent(), document), RuleBook.notLinked(), document));
        } else if (from.equals(to)) {
            put(told, ignored(move, EventKind.MOVED_INSIDE, RuleBook.decide(EventKind.MOVED_INSIDE), document));
        } else {
            from.ifPresent(set -> put(told, counted(move, "out", kind(move, false, document), set, document, known)));
            to.ifPresent(set -> put(told, counted(move, "in", kind(move, true, document), set, document, known)));
        }
    }

    /** Between places that are not mapped: of a document of ours it is a step on the way to the customer, or back. */
    private static Told outside(DoneMove move, Optional<Ours> document, Known known) {
        Optional<Ours> reckoned =
                document.filter(ours -> known.book().find(ours.mapping()).isPresent());
        boolean ships = move.to().usage() == Usage.CUSTOMER && move.from().usage() != Usage.CUSTOMER;
        if (reckoned.isPresent() && ships) {
            return counted(move, "out", EventKind.DELIVERED, reckoned.get().mapping(), document, known);
        }
        Told ignored = ignored(move, EventKind.MOVED_INSIDE, RuleBook.notMapped(), document);
        return new Told(
                ignored.event(),
                reckoned.map(ours -> new Touched(move.product(), ours.mapping())),
                document,
                ignored.usesUp());
    }

    private static EventKind kind(DoneMove move, boolean entering, Optional<Ours> document) {
        return entering ? MoveKinds.entering(move) : MoveKinds.leaving(move, document.isPresent());
    }

    private static void put(Map<String, Told> told, Told one) {
        told.put(one.event().sourceKey(), one);
    }

    private static Told ignored(DoneMove move, EventKind kind, Decision decision, Optional<Ours> document) {
        NewEvent event = event(move, "", kind, decision, Optional.empty(), EventLog.IGNORED, decision.inWords());
        return new Told(event, Optional.empty(), document, false);
    }

    /** By a rule that does not let it follow it has ended already; its stock is reckoned again all the same. */
    private static Told counted(
            DoneMove move, String direction, EventKind kind, MappingId set, Optional<Ours> document, Known known) {
        Decision decision = known.decide(kind, set);
        boolean follows = decision instanceof Decision.Propagate;
        NewEvent event = event(
                move,
                "/" + direction,
                kind,
                decision,
                known.onlyOutlet(set),
                follows ? null : EventLog.IGNORED,
                follows ? null : decision.inWords());
        return new Told(
                event, Optional.of(new Touched(move.product(), set)), document, MoveKinds.usesUpWithheld(kind, move));
    }

    private static NewEvent event(
            DoneMove move,
            String suffix,
            EventKind kind,
            Decision decision,
            Optional<LocationId> where,
            Integer outcome,
            String outcomeText) {
        return new NewEvent(
                kind,
                SOURCE,
                move.id() + suffix,
                move.reference(),
                move.product().value(),
                null,
                where.map(LocationId::value).orElse(null),
                move.quantity().toDecimal(),
                decision,
                outcome,
                outcomeText);
    }

    private Uni<Void> store(Tx tx, ShopId shop, Map<String, Told> told) {
        return events.record(tx, shop, told.values().stream().map(Told::event).toList())
                .chain(keys -> {
                    List<Told> fresh = told.values().stream()
                            .filter(one -> keys.contains(one.event().sourceKey()))
                            .toList();
                    return withhold(tx, shop, fresh).chain(() -> follow(tx, shop, fresh));
                });
    }

    private Uni<Void> withhold(Tx tx, ShopId shop, List<Told> fresh) {
        List<Exclusion> withheld = fresh.stream()
                .filter(Told::withholds)
                .map(MoveIntake::exclusion)
                .toList();
        Uni<Void> chain = exclusions.withhold(tx, shop, withheld);
        for (Told one : fresh) {
            if (one.usesUp()) {
                Touched at = one.touched().orElseThrow();
                Quantity units = Quantity.of(one.event().amount());
                chain = chain.chain(() -> exclusions.useUp(tx, shop, at.mapping(), at.product(), units));
            }
        }
        return chain;
    }

    private static Exclusion exclusion(Told one) {
        Touched at = one.touched().orElseThrow();
        NewEvent event = one.event();
        return new Exclusion(
                at.mapping(),
                at.product(),
                Quantity.of(event.amount()),
                event.sourceKey(),
                event.kind().words() + " " + event.subject(),
                event.decision().rule().name());
    }

    private Uni<Void> follow(Tx tx, ShopId shop, List<Told> fresh) {
        Set<String> documentIds = new HashSet<>();
        Set<String> fulfil = new HashSet<>();
        Set<String> open = new HashSet<>();
        List<Touched> touched = new ArrayList<>();
        for (Told one : fresh) {
            one.document().map(Ours::externalId).ifPresent(documentIds::add);
            one.touched().ifPresent(touched::add);
            if (one.fulfils()) {
                one.document().map(Ours::externalId).ifPresent(fulfil::add);
            }
            if (one.touched().isPresent() && one.follows()) {
                open.add(one.event().sourceKey());
            }
        }
        return documents
                .revive(tx, shop, documentIds)
                .chain(() -> jobs.ask(tx, shop, JobKind.FULFIL, fulfil))
                .chain(() -> levels.byProducts(tx, shop, touched))
                .chain(push -> push.isEmpty()
                        ? events.endAlone(
                                tx,
                                shop,
                                SOURCE,
                                open,
                                EventLog.IGNORED,
                                "The linked item has no level at the mapped Shopify location.")
                        : events.assign(
                                tx,
                                shop,
                                SOURCE,
                                open,
                                push.get().jobId(),
                                push.get().rev()));
    }
}
