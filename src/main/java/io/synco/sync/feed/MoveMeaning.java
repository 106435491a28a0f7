package io.synco.sync.feed;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.MappingBook;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.rules.Rules;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.plan.MoveKinds;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.port.OdooPort.Place;
import io.synco.sync.port.OdooPort.Usage;
import io.synco.sync.push.LevelStore.Touched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pure: what a finished move in Odoo means to the mapped sets that it leaves and enters, by the shop's rules. One that leaves one set
 * and enters another is two events, because each side has its own rule.
 */
final class MoveMeaning {
    /** Events of this source are recorded once under the move's id and direction. */
    static final String SOURCE = "move";

    private MoveMeaning() {}

    /**
     * @param touched whose stock it changes; empty for what changes none
     * @param document of ours that it belongs to
     * @param usesUp units that are withheld
     * @param broughtBack by a return
     */
    record Told(
            NewEvent event, Optional<Touched> touched, Optional<Ours> document, boolean usesUp, boolean broughtBack) {
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

        /** What a delivery of ours brought may be owed again, by another of the order's documents too. */
        boolean bringsBack() {
            return document.isPresent() && broughtBack;
        }
    }

    /**
     * What is known when moves are taken in.
     *
     * @param ours documents of ours
     */
    record Known(MappingBook book, Set<ProductId> linked, Map<DocumentKey, Ours> ours, Rules rules) {
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

    /** By the key under which each event is recorded once. */
    static Map<String, Told> of(List<DoneMove> moves, Known known) {
        Map<String, Told> told = new LinkedHashMap<>();
        moves.forEach(move -> tell(move, known, told));
        return told;
    }

    private static void tell(DoneMove move, Known known, Map<String, Told> told) {
        Optional<MappingId> from = known.mapping(move.from());
        Optional<MappingId> to = known.mapping(move.to());
        Optional<Ours> document = move.document().map(known.ours()::get);
        if (move.booked()) {
            put(told, ignored(move, kind(move, to.isPresent(), document), RuleBook.bookedByUs(), document));
        } else if (from.isEmpty() && to.isEmpty()) {
            put(told, outside(move, document, known));
        } else if (!known.linked().contains(move.product()) && document.isEmpty()) {
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
            EventKind kind = reckoned.get().told() ? EventKind.DELIVERED : EventKind.DELIVERED_ELSEWHERE;
            return counted(move, "out", kind, reckoned.get().mapping(), document, known);
        }
        Told ignored = ignored(move, EventKind.MOVED_INSIDE, RuleBook.notMapped(), document);
        return new Told(
                ignored.event(),
                reckoned.map(ours -> new Touched(move.product(), ours.mapping())),
                document,
                ignored.usesUp(),
                ignored.broughtBack());
    }

    private static EventKind kind(DoneMove move, boolean entering, Optional<Ours> document) {
        return entering
                ? MoveKinds.entering(move)
                : MoveKinds.leaving(move, document.filter(Ours::told).isPresent());
    }

    private static void put(Map<String, Told> told, Told one) {
        told.put(one.event().sourceKey(), one);
    }

    private static Told ignored(DoneMove move, EventKind kind, Decision decision, Optional<Ours> document) {
        NewEvent event = event(move, "", kind, decision, Optional.empty(), EventLog.IGNORED, decision.inWords());
        return new Told(
                event, Optional.empty(), document, false, move.returnOf().isPresent());
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
                event,
                Optional.of(new Touched(move.product(), set)),
                document,
                document.isEmpty() && MoveKinds.usesUpWithheld(kind, move),
                move.returnOf().isPresent());
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
}
