package io.synco.sync.order;

import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.Side;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Pause;
import io.synco.sync.job.Paused;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pure: what a pause holds back of an order. */
final class Holds {
    private Holds() {}

    /**
     * A document waits for its locations and items; and every document of an order waits while a paused item is open in any of them,
     * so that the order reaches Odoo as a whole.
     *
     * @param all the order's documents
     */
    static Optional<Pause> document(Paused paused, Wanted document, List<Wanted> all) {
        Set<ItemId> items = new HashSet<>(items(document));
        all.forEach(
                one -> one.lines().stream().filter(Line::open).map(Line::item).forEach(items::add));
        return paused.holding(Side.ODOO, locations(document), items);
    }

    /** A delivery on either side that the document is about. */
    static Optional<Pause> delivery(Paused paused, Side side, Wanted document) {
        return paused.holding(side, locations(document), items(document));
    }

    static Outcome outcome(Pause pause) {
        return new Outcome.Held(pause.words());
    }

    private static Set<LocationId> locations(Wanted document) {
        return document.lines().stream().map(Line::location).collect(Collectors.toSet());
    }

    private static Set<ItemId> items(Wanted document) {
        return document.lines().stream().map(Line::item).collect(Collectors.toSet());
    }
}
