package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.feed.Cursors;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.port.ShopifyPort.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Reads the orders that changed since the last time: the safety net under lost webhooks, and the last look before a write that
 * raises stock.
 */
@ApplicationScoped
public class OrderPoll {
    private static final String FEED = "orders";

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
        return slice.tx(tx -> cursors.at(tx, slice.shop(), FEED))
                .chain(at -> page(slice, at.minus(config.orderOverlap()), null, 0));
    }

    private Uni<Integer> page(Slice slice, Instant since, String after, int found) {
        return slice.call(Side.SHOPIFY, () -> shopify.ordersChanged(slice.shop(), since, after))
                .chain(page -> slice.tx(tx -> take(tx, slice, page))
                        .chain(changed -> page.next().isPresent()
                                ? page(slice, since, page.next().get(), found + changed)
                                : Uni.createFrom().item(found + changed)));
    }

    private Uni<Integer> take(Tx tx, Slice slice, Page<OrderReading> page) {
        if (page.rows().isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Instant last = page.rows().get(page.rows().size() - 1).updatedAt();
        return orders.unchanged(tx, slice.shop(), page.rows()).chain(unchanged -> {
            List<OrderReading> changed = page.rows().stream()
                    .filter(order -> !unchanged.contains(order.id().value()))
                    .toList();
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (OrderReading order : changed) {
                chain = chain.chain(() -> intake.take(tx, slice.shop(), order, OrderIntake.Moment.LATER))
                        .replaceWithVoid();
            }
            List<String> keys =
                    changed.stream().map(order -> order.id().toString()).toList();
            return chain.chain(() -> jobs.ask(tx, slice.shop(), JobKind.ORDER, keys))
                    .chain(() -> cursors.advance(tx, slice.shop(), FEED, last))
                    .replaceWith(changed.size());
        });
    }
}
