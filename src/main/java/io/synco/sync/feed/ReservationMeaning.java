package io.synco.sync.feed;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.sync.feed.HeldElsewhere.Holding;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.port.OdooPort.Held;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.push.LevelStore.Touched;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pure: what open moves hold of the mapped sets for others than Shopify's customers, and what of that is news. What a document of ours
 * holds changes no target, up to what it was asked for; what a person added to it is another channel's.
 */
final class ReservationMeaning {
    static final String SOURCE = "reservation";

    private final Known known;
    private final Map<Promised, Quantity> promised = new HashMap<>();

    private ReservationMeaning(Known known) {
        this.known = known;
    }

    /**
     * @param asked of the documents whose last change Odoo has answered, what they are for
     * @param held what was told before
     */
    record Known(MoveMeaning.Known books, Map<String, Map<ProductId, Quantity>> asked, Map<Holding, Quantity> held) {}

    private record Promised(String document, ProductId product) {}

    /** @param before nothing where it was never told of */
    record Change(OpenMove move, MappingId mapping, Quantity before, Quantity now) {
        Holding holding() {
            return new Holding(move.id(), mapping);
        }

        Touched touched() {
            return new Touched(move.product(), mapping);
        }

        Quantity more() {
            return now.minus(before);
        }

        /** @param times how often this move was told of: each time is an event of its own */
        Optional<NewEvent> event(MoveMeaning.Known books, long times) {
            int sign = more().signum();
            return sign == 0 ? Optional.empty() : Optional.of(event(books, times, sign > 0));
        }

        private NewEvent event(MoveMeaning.Known books, long times, boolean reserved) {
            EventKind kind = reserved ? EventKind.RESERVED_ELSEWHERE : EventKind.FREED_ELSEWHERE;
            Decision decision = books.decide(kind, mapping);
            Quantity units = reserved ? more() : more().negated();
            return new NewEvent(
                    kind,
                    SOURCE,
                    move.id() + "/" + mapping + "#" + times,
                    move.reference(),
                    move.product().value(),
                    null,
                    books.onlyOutlet(mapping).map(LocationId::value).orElse(null),
                    units.toDecimal(),
                    decision,
                    decision instanceof Decision.Propagate ? null : EventLog.IGNORED,
                    decision.inWords());
        }
    }

    static List<Change> of(List<OpenMove> moves, Known known) {
        ReservationMeaning meaning = new ReservationMeaning(known);
        List<Change> changes = new ArrayList<>();
        moves.stream()
                .filter(move -> known.books().linked().contains(move.product()))
                .sorted(Comparator.comparingLong(OpenMove::id))
                .forEach(move -> meaning.sets(move)
                        .forEach(set -> meaning.change(move, set).ifPresent(changes::add)));
        return changes;
    }

    /** That it takes from, by its own account or by a line's, or took from when it was told of before. */
    private Set<MappingId> sets(OpenMove move) {
        Set<MappingId> sets = new TreeSet<>();
        known.books().mapping(move.from()).ifPresent(sets::add);
        move.held().forEach(held -> known.books().mapping(held.at()).ifPresent(sets::add));
        known.held().keySet().stream()
                .filter(holding -> holding.move() == move.id())
                .filter(holding -> known.books().book().find(holding.mapping()).isPresent())
                .forEach(holding -> sets.add(holding.mapping()));
        return sets;
    }

    private Optional<Change> change(OpenMove move, MappingId set) {
        Quantity now = elsewhere(move, set);
        Optional<Quantity> before = Optional.ofNullable(known.held().get(new Holding(move.id(), set)));
        boolean news = before.map(units -> !units.equals(now)).orElse(now.signum() > 0 || mayHaveHeld(move, set));
        return news ? Optional.of(new Change(move, set, before.orElse(Quantity.ZERO), now)) : Optional.empty();
    }

    /** One that holds nothing and was never told of may have held something before anybody looked. */
    private boolean mayHaveHeld(OpenMove move, MappingId set) {
        return ours(move).isEmpty() && !stays(move, set);
    }

    private Quantity elsewhere(OpenMove move, MappingId set) {
        if (stays(move, set)) {
            return Quantity.ZERO;
        }
        Quantity held = move.held().stream()
                .filter(one -> known.books().mapping(one.at()).equals(Optional.of(set)))
                .map(Held::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        return ours(move)
                .filter(document -> document.mapping().equals(set))
                .map(document -> beyond(document, move.product(), held))
                .orElse(held);
    }

    /** Units that go from bin to bin within the set can be sold all the while. */
    private boolean stays(OpenMove move, MappingId set) {
        return !move.followed() && known.books().mapping(move.to()).equals(Optional.of(set));
    }

    private Optional<Ours> ours(OpenMove move) {
        return move.document().map(known.books().ours()::get);
    }

    /** What the document's moves hold beyond what it was asked for. While an answer is open nobody knows what that is. */
    private Quantity beyond(Ours document, ProductId product, Quantity held) {
        Map<ProductId, Quantity> asked = known.asked().get(document.externalId());
        if (asked == null) {
            return Quantity.ZERO;
        }
        Promised key = new Promised(document.externalId(), product);
        Quantity left = promised.computeIfAbsent(key, any -> asked.getOrDefault(product, Quantity.ZERO));
        Quantity own = left.min(held);
        promised.put(key, left.minus(own));
        return held.minus(own);
    }
}
