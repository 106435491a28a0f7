package io.synco.sync.golive;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.golive.DryRunStore.Run;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.order.OpenAtGoLive;
import io.synco.sync.order.OpenAtGoLive.OpenPart;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.push.Foresight;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** First the orders that are open, a page at a time, then the levels, some hundred at a time. Each run of the job is one small step. */
@ApplicationScoped
class DryRunHandler implements JobHandler {
    private final ShopifyPort shopify;
    private final OdooPort odoo;
    private final OpenAtGoLive orders;
    private final Foresight foresight;
    private final DryRunStore store;
    private final GoLiveConfig config;

    DryRunHandler(
            ShopifyPort shopify,
            OdooPort odoo,
            OpenAtGoLive orders,
            Foresight foresight,
            DryRunStore store,
            GoLiveConfig config) {
        this.shopify = shopify;
        this.odoo = odoo;
        this.orders = orders;
        this.foresight = foresight;
        this.store = store;
        this.config = config;
    }

    @Override
    public JobKind kind() {
        return JobKind.DRY_RUN;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        return slice.tx(tx -> store.last(tx, slice.shop()))
                .chain(run -> run.map(last -> step(slice, last)).orElseGet(DryRunHandler::over))
                .map(outcome -> Map.of(batch.get(0), outcome));
    }

    private Uni<Outcome> step(Slice slice, Run run) {
        return switch (run.phase()) {
            case ORDERS -> orders(slice, run);
            case LEVELS -> levels(slice, run);
            case ENDED -> over();
        };
    }

    private Uni<Outcome> orders(Slice slice, Run run) {
        return slice.call(
                        Side.SHOPIFY,
                        () -> shopify.ordersOpen(slice.shop(), run.ordersAfter().orElse(null)))
                .chain(page -> parts(slice, page.rows())
                        .chain(parts -> slice.tx(tx -> store.keep(tx, slice.shop(), run, parts, page.next()))))
                .replaceWith(again());
    }

    private Uni<List<OpenPart>> parts(Slice slice, List<OrderReading> page) {
        if (page.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return slice.tx(tx -> orders.references(tx, slice.shop(), page))
                .chain(names -> slice.call(Side.ODOO, () -> odoo.ordersReferenced(slice.shop(), names)))
                .chain(found -> slice.tx(tx -> orders.parts(tx, slice.shop(), page, found)));
    }

    private Uni<Outcome> levels(Slice slice, Run run) {
        return slice.tx(tx -> store.next(tx, slice.shop(), run, config.planTogether()))
                .chain(levels -> levels.isEmpty()
                        ? slice.tx(tx -> store.end(tx, slice.shop(), run)).chain(DryRunHandler::over)
                        : foresight
                                .of(
                                        slice,
                                        levels,
                                        (tx, shop, products, mappings) ->
                                                store.awaited(tx, shop, run, products, mappings))
                                .chain(prospects -> slice.tx(tx -> store.planned(tx, slice.shop(), run, prospects)))
                                .replaceWith(again()));
    }

    private static Outcome again() {
        return new Outcome.Again(Duration.ZERO);
    }

    private static Uni<Outcome> over() {
        return Uni.createFrom().item(new Outcome.Done("What going live would write is reckoned."));
    }
}
