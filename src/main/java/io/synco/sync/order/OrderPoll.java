package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.Side;
import io.synco.sync.feed.Cursors;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the orders that changed since the last time: the safety net under lost webhooks, and the last look before a write that
 * raises stock. Which changed is asked first; only those are read whole whose state we may not know.
 */
@ApplicationScoped
public class OrderPoll {
    private static final String FEED = "orders";

    /**
     * Shopify tells whole seconds, so an order read in the second of its change may have changed once more in it. One that was read this
     * much later, by a clock that may be off by some of it, has not.
     */
    static final Duration SETTLED = Duration.ofSeconds(5);

    private final ShopifyPort shopify;
    private final OrderStore orders;
    private final OrderIntake intake;
    private final JobStore jobs;
    private final Cursors cursors;
    private final WorkerConfig config;

    OrderPoll(
            ShopifyPort shopify,
            OrderStore orders,
            OrderIntake intake,
            JobStore jobs,
            Cursors cursors,
            WorkerConfig config) {
        this.shopify = shopify;
        this.orders = orders;
        this.intake = intake;
        this.jobs = jobs;
        this.cursors = cursors;
        this.config = config;
    }

    /** @return how many orders were in a state that we did not know */
    public Uni<Integer> poll(Slice slice) {
        return slice.tx(tx -> cursors.at(tx, slice.shop(), FEED)).chain(at -> page(slice, at, null, 0));
    }

    private Uni<Integer> page(Slice slice, Instant at, String after, int found) {
        Instant since = at.minus(config.orderOverlap());
        return slice.call(Side.SHOPIFY, () -> shopify.ordersChanged(slice.shop(), since, after))
                .chain(page -> read(slice, page.rows())
                        .call(() -> reached(slice, at, page.rows()))
                        .chain(changed -> page.next().isPresent()
                                ? page(slice, at, page.next().get(), found + changed)
                                : Uni.createFrom().item(found + changed)));
    }

    private Uni<Integer> read(Slice slice, List<OrderHead> heads) {
        return heads.isEmpty()
                ? Uni.createFrom().item(0)
                : slice.tx(tx -> orders.readAt(tx, slice.shop(), heads)).chain(readAt -> {
                    List<OrderHead> open = heads.stream()
                            .filter(head -> !settled(head, readAt.get(head.id())))
                            .toList();
                    return whole(slice, open, readAt, 0);
                });
    }

    private static boolean settled(OrderHead head, Instant readAt) {
        return readAt != null && !readAt.isBefore(head.updatedAt().plus(SETTLED));
    }

    /** @param known orders of which we have a state with the date that they have now */
    private Uni<Integer> whole(Slice slice, List<OrderHead> heads, Map<OrderId, Instant> known, int found) {
        if (heads.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        List<OrderHead> some = heads.subList(0, Math.min(ShopifyPort.ORDERS_MAX, heads.size()));
        List<OrderId> ids = some.stream().map(OrderHead::id).toList();
        return slice.call(Side.SHOPIFY, () -> shopify.orders(slice.shop(), ids))
                .chain(readings -> slice.tx(tx -> take(tx, slice, readings, known)))
                .chain(changed -> whole(slice, heads.subList(some.size(), heads.size()), known, found + changed));
    }

    private Uni<Integer> take(Tx tx, Slice slice, List<OrderReading> readings, Map<OrderId, Instant> known) {
        List<String> changed = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (OrderReading order : readings) {
            chain = chain.chain(() -> intake.take(tx, slice.shop(), order, OrderIntake.Moment.POLLED))
                    .invoke(news -> {
                        if (news || !known.containsKey(order.id())) {
                            changed.add(order.id().toString());
                        }
                    })
                    .replaceWithVoid();
        }
        return chain.chain(() -> jobs.ask(tx, slice.shop(), JobKind.ORDER, changed))
                .map(asked -> changed.size());
    }

    private Uni<Void> reached(Slice slice, Instant at, List<OrderHead> heads) {
        return heads.isEmpty() || !heads.get(heads.size() - 1).updatedAt().isAfter(at)
                ? Uni.createFrom().voidItem()
                : slice.tx(tx -> cursors.advance(
                        tx, slice.shop(), FEED, heads.get(heads.size() - 1).updatedAt()));
    }
}
