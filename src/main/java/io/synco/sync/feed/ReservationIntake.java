package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.rules.Rules;
import io.synco.sync.feed.HeldElsewhere.Holding;
import io.synco.sync.feed.ReservationMeaning.Change;
import io.synco.sync.feed.ReservationMeaning.Known;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.OpenMove;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LinkedProducts;
import io.synco.sync.push.MappingBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns what others have reserved in Odoo, or set free, into events and dirty levels. Quantities are read when a level is planned; this
 * only says that they changed, and for whom.
 */
@ApplicationScoped
class ReservationIntake {
    private final MappingBooks mappings;
    private final LinkedProducts linked;
    private final DeliveredDocuments documents;
    private final DirtyLevels levels;
    private final HeldElsewhere held;
    private final EventLog events;

    ReservationIntake(
            MappingBooks mappings,
            LinkedProducts linked,
            DeliveredDocuments documents,
            DirtyLevels levels,
            HeldElsewhere held,
            EventLog events) {
        this.mappings = mappings;
        this.linked = linked;
        this.documents = documents;
        this.levels = levels;
        this.held = held;
        this.events = events;
    }

    Uni<Void> take(Tx tx, ShopId shop, List<OpenMove> moves) {
        return moves.isEmpty()
                ? Uni.createFrom().voidItem()
                : known(tx, shop, moves)
                        .chain(known -> store(tx, shop, known.books(), ReservationMeaning.of(moves, known)));
    }

    Uni<Void> over(Tx tx, ShopId shop, List<Long> finished) {
        return held.over(tx, shop, finished);
    }

    private Uni<Known> known(Tx tx, ShopId shop, List<OpenMove> moves) {
        Set<ProductId> products = new HashSet<>();
        Set<DocumentKey> keys = new HashSet<>();
        moves.forEach(move -> {
            products.add(move.product());
            move.document().ifPresent(keys::add);
        });
        List<Long> ids = moves.stream().map(OpenMove::id).toList();
        return mappings.book(tx, shop)
                .chain(book -> linked.of(tx, shop, products)
                        .chain(those -> documents
                                .ours(tx, shop, keys)
                                .map(ours -> new MoveMeaning.Known(book, those, ours, Rules.DEFAULTS))))
                .chain(books -> documents
                        .asked(tx, shop, externalIds(books.ours()))
                        .chain(asked -> held.known(tx, shop, ids).map(before -> new Known(books, asked, before))));
    }

    private static Set<String> externalIds(Map<DocumentKey, Ours> ours) {
        return ours.values().stream().map(Ours::externalId).collect(Collectors.toSet());
    }

    private Uni<Void> store(Tx tx, ShopId shop, MoveMeaning.Known books, List<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Holding, Quantity> now = new HashMap<>();
        changes.forEach(change -> now.put(change.holding(), change.now()));
        return held.hold(tx, shop, now).chain(times -> {
            List<NewEvent> told = changes.stream()
                    .flatMap(change -> change.event(books, times.get(change.holding())).stream())
                    .toList();
            return events.record(tx, shop, told).chain(fresh -> touch(tx, shop, changes, fresh));
        });
    }

    private Uni<Void> touch(Tx tx, ShopId shop, List<Change> changes, Set<String> fresh) {
        return levels.byProducts(tx, shop, changes.stream().map(Change::touched).toList())
                .chain(push -> push.isEmpty()
                        ? events.endAlone(
                                tx, shop, ReservationMeaning.SOURCE, fresh, EventLog.IGNORED, MoveIntake.NO_LEVEL)
                        : events.assign(
                                tx,
                                shop,
                                ReservationMeaning.SOURCE,
                                fresh,
                                push.get().jobId(),
                                push.get().rev()));
    }
}
