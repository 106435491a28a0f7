package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.sync.book.Bookings;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobStore.Asked;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fulfilled units that a refund restocks raise on hand on Shopify, each line once. By rule the quantity goes back until Odoo has received
 * the goods, or they are booked there.
 */
final class Restocks {
    private static final String SOURCE = "refund";

    private final LevelStore levels;
    private final EventLog events;
    private final Bookings bookings;
    private final DirtyLevels dirty;

    Restocks(LevelStore levels, EventLog events, Bookings bookings, DirtyLevels dirty) {
        this.levels = levels;
        this.events = events;
        this.bookings = bookings;
        this.dirty = dirty;
    }

    /** Also of an order that is not counted. What was restocked before the shop was live is in on hand since before anybody counted. */
    Uni<Void> take(Tx tx, ShopId shop, OrderReading order, Instant liveAt, Rules chosen) {
        Map<Boolean, List<RestockedLine>> lines = order.restocked().stream()
                .filter(line -> line.item().isPresent())
                .collect(Collectors.partitioningBy(line -> !line.at().isBefore(liveAt)));
        return levels.explainRestocks(tx, shop, lines.get(false), false)
                .chain(() -> levels.explainRestocks(tx, shop, lines.get(true), true))
                .chain(fresh -> {
                    Uni<Void> chain = Uni.createFrom().voidItem();
                    for (RestockedLine line : lines.get(true)) {
                        if (fresh.contains(line.refundLineId())) {
                            chain = chain.chain(() -> tell(tx, shop, order, line, chosen));
                        }
                    }
                    return fresh.isEmpty()
                            ? chain
                            : chain.chain(() -> dirty.push(tx, shop)).replaceWithVoid();
                });
    }

    private Uni<Void> tell(Tx tx, ShopId shop, OrderReading order, RestockedLine line, Rules chosen) {
        Decision decision = chosen.decide(EventKind.RESTOCKED, line.location());
        if (!(decision instanceof Decision.Propagate)) {
            return events.record(
                            tx,
                            shop,
                            List.of(event(
                                    order,
                                    line,
                                    decision,
                                    EventLog.DONE,
                                    "It is put back until Odoo has received the goods.")))
                    .replaceWithVoid();
        }
        LevelId level = new LevelId(line.item().orElseThrow(), line.location());
        Bookings.Change change = new Bookings.Change(EventKind.RESTOCKED, level, id(line), line.quantity());
        return bookings.want(tx, shop, change)
                .chain(asked -> asked.isPresent()
                        ? booked(tx, shop, event(order, line, decision, null, null), asked)
                        : events.record(
                                        tx,
                                        shop,
                                        List.of(event(order, line, decision, EventLog.DONE, Bookings.NOT_POSSIBLE)))
                                .replaceWithVoid());
    }

    private Uni<Void> booked(Tx tx, ShopId shop, NewEvent event, Optional<Asked> asked) {
        return events.record(tx, shop, List.of(event))
                .chain(() -> events.assign(
                        tx,
                        shop,
                        SOURCE,
                        Set.of(event.sourceKey()),
                        asked.orElseThrow().jobId(),
                        asked.orElseThrow().rev()));
    }

    private static String id(RestockedLine line) {
        return Long.toString(line.refundLineId());
    }

    private static NewEvent event(
            OrderReading order, RestockedLine line, Decision decision, Integer outcome, String words) {
        return new NewEvent(
                EventKind.RESTOCKED,
                SOURCE,
                id(line),
                "order " + order.name(),
                null,
                line.item().orElseThrow().value(),
                line.location().value(),
                BigDecimal.valueOf(line.quantity()),
                decision,
                outcome,
                words);
    }
}
