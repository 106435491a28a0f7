package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OrderIntake;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Going live, or live again: the orders that are still open first, so that what is fulfilled already is before our time; then
 * every level is read and planned, and both feeds stand. Can be repeated at any step.
 */
@ApplicationScoped
class GoLiveHandler implements JobHandler {
    private final ShopifyPort shopify;
    private final OrderIntake intake;
    private final LevelStore levels;
    private final DirtyLevels dirty;
    private final JobStore store;

    GoLiveHandler(ShopifyPort shopify, OrderIntake intake, LevelStore levels, DirtyLevels dirty, JobStore store) {
        this.shopify = shopify;
        this.intake = intake;
        this.levels = levels;
        this.dirty = dirty;
        this.store = store;
    }

    @Override
    public JobKind kind() {
        return JobKind.GO_LIVE;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        return openOrders(slice, null)
                .chain(() -> slice.tx(tx -> start(tx, slice)))
                .replaceWith(Map.of(jobs.get(0), new Outcome.Done("The shop is live.")));
    }

    private Uni<Void> openOrders(Slice slice, String after) {
        return slice.call(Side.SHOPIFY, () -> shopify.ordersOpen(slice.shop(), after))
                .chain(page -> slice.tx(tx -> take(tx, slice, page.rows()))
                        .chain(() -> page.next().isPresent()
                                ? openOrders(slice, page.next().get())
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> take(Tx tx, Slice slice, List<OrderReading> orders) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (OrderReading order : orders) {
            chain = chain.chain(() -> intake.take(tx, slice.shop(), order, OrderIntake.Moment.GOING_LIVE))
                    .replaceWithVoid();
        }
        List<String> keys = orders.stream().map(order -> order.id().toString()).toList();
        return chain.chain(() -> store.ask(tx, slice.shop(), JobKind.ORDER, keys))
                .replaceWithVoid();
    }

    private Uni<Void> start(Tx tx, Slice slice) {
        return dirty.all(tx, slice.shop())
                .chain(() -> levels.allKeys(tx, slice.shop()))
                .chain(keys -> store.ask(tx, slice.shop(), JobKind.OBSERVE, keys))
                .chain(() -> store.ask(tx, slice.shop(), JobKind.ODOO_FEED, "moves"))
                .chain(() -> store.ask(tx, slice.shop(), JobKind.ORDER_FEED, "orders"))
                .chain(() -> store.ask(tx, slice.shop(), JobKind.KITS, KitLook.ALL))
                .chain(() -> store.ask(tx, slice.shop(), JobKind.RETENTION, "history"))
                .chain(() -> store.ask(tx, slice.shop(), JobKind.COMPARE_SCHEDULE, "comparison"))
                .replaceWithVoid();
    }
}
