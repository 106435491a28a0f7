package io.synco.sync.life;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.FulfilmentOrderId;
import io.synco.kernel.Side;
import io.synco.sync.inbox.HintedWork;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.port.ShopifyApp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What Shopify told by half is asked in full: the app's standing in the shop, and the order that a part belongs to. */
@ApplicationScoped
class HearingHandler implements JobHandler {
    private final ShopifyApp app;
    private final HearingStore store;
    private final Watch watch;
    private final JobStore jobs;

    HearingHandler(ShopifyApp app, HearingStore store, Watch watch, JobStore jobs) {
        this.app = app;
        this.store = store;
        this.watch = watch;
        this.jobs = jobs;
    }

    @Override
    public JobKind kind() {
        return JobKind.HEARING;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        return run(slice, job.key()).map(outcome -> Map.of(job, outcome));
    }

    private Uni<Outcome> run(Slice slice, String key) {
        return switch (key) {
            case HintedWork.STANDING -> standing(slice);
            case HintedWork.WATCH -> standing(slice).chain(() -> watch.look(slice));
            default -> order(slice, Long.parseLong(key.substring(HintedWork.FULFILMENT_ORDER.length())));
        };
    }

    private Uni<Outcome> standing(Slice slice) {
        return slice.call(Side.SHOPIFY, () -> app.standing(slice.shop()))
                .chain(standing -> slice.tx(tx -> store.standing(tx, slice.shop(), standing)))
                .replaceWith(new Outcome.Done("What the merchant agreed to and pays for is as Shopify has it."));
    }

    private Uni<Outcome> order(Slice slice, long part) {
        return slice.call(Side.SHOPIFY, () -> app.orderOf(slice.shop(), new FulfilmentOrderId(part)))
                .chain(order -> order.isEmpty()
                        ? Uni.createFrom().<Outcome>item(new Outcome.Ignored("Shopify has no such fulfilment order."))
                        : slice.tx(tx -> jobs.ask(
                                        tx,
                                        slice.shop(),
                                        JobKind.ORDER,
                                        order.get().toString()))
                                .replaceWith(new Outcome.Done("Its order is read again.")));
    }
}
