package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.push.LevelStore;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes an order's state, as read from Shopify, into our books: its parts, the fulfilments that explain a change of on_hand, and
 * which levels have to be planned again. Idempotent: the same reading changes nothing the second time.
 */
@ApplicationScoped
public class OrderIntake {
    private final OrderStore orders;
    private final LevelStore levels;
    private final JobStore jobs;
    private final EventLog events;

    OrderIntake(OrderStore orders, LevelStore levels, JobStore jobs, EventLog events) {
        this.orders = orders;
        this.levels = levels;
        this.jobs = jobs;
        this.events = events;
    }

    /** When an order becomes known. */
    public enum Moment {
        /** While the shop goes live: what is fulfilled already is before our time. */
        GOING_LIVE,
        LATER
    }

    /** @return true if something is new; the order's documents have to follow */
    public Uni<Boolean> take(SqlConnection connection, ShopId shop, OrderReading order, Moment moment) {
        return orders.upsert(connection, shop, order, moment).chain(known -> {
            if (known.uncounted() || !known.newer()) {
                return Uni.createFrom().item(false);
            }
            List<Part> parts = OrderParts.of(order);
            return orders.saveParts(connection, shop, order.id(), parts, known.before())
                    .chain(() -> explain(connection, shop, order, known.before()))
                    .chain(() -> flagUncounted(connection, shop, order))
                    .chain(() -> levels.markTouchedByOrder(connection, shop, order.id()))
                    .replaceWith(true);
        });
    }

    /** Each fulfilment moves what we expect of on_hand once, under its Shopify id. */
    private Uni<Void> explain(SqlConnection connection, ShopId shop, OrderReading order, boolean before) {
        List<FulfilledLine> lines = order.fulfilled().stream()
                .filter(line -> line.item().isPresent())
                .toList();
        return levels.explainFulfilments(connection, shop, lines, !before)
                .chain(moved -> events.record(connection, shop, fulfilments(order, lines, moved)))
                .replaceWithVoid();
    }

    private static List<NewEvent> fulfilments(OrderReading order, List<FulfilledLine> lines, Set<Long> moved) {
        List<NewEvent> events = new ArrayList<>();
        for (FulfilledLine line : lines) {
            if (moved.contains(line.fulfilmentLineId())) {
                events.add(new NewEvent(
                        EventKind.FULFILLED,
                        "fulfilment",
                        Long.toString(line.fulfilmentLineId()),
                        "order " + order.name(),
                        null,
                        line.item().orElseThrow().value(),
                        line.location().value(),
                        BigDecimal.valueOf(line.quantity()),
                        RuleBook.decide(EventKind.FULFILLED),
                        EventLog.DONE,
                        "Taken out of on hand and committed by Shopify; SyncO counts it."));
            }
        }
        return events;
    }

    /** The rest of the order goes through; what cannot is shown with what to do about it. */
    private Uni<Void> flagUncounted(SqlConnection connection, ShopId shop, OrderReading order) {
        return orders.uncounted(connection, shop, order.id()).chain(lines -> {
            Uni<Void> chain = jobs.closeFlags(
                    connection,
                    shop,
                    JobKind.ORDER_LINE,
                    lines.stream()
                            .filter(line -> line.fine())
                            .map(OrderStore.Line::key)
                            .collect(Collectors.toList()));
            for (OrderStore.Line line : lines) {
                if (!line.fine()) {
                    chain = chain.chain(() -> jobs.raiseFlag(
                                    connection,
                                    shop,
                                    JobKind.ORDER_LINE,
                                    line.key(),
                                    line.words(order.name()),
                                    line.hint())
                            .replaceWithVoid());
                }
            }
            return chain;
        });
    }
}
