package io.synco.sync.life;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.Side;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Whether Shopify is still heard: subscriptions that it dropped are made again, and what a silent topic would have told is asked. */
@ApplicationScoped
class Watch {
    private static final Logger LOG = Logger.getLogger(Watch.class);
    /** One cheap query; for longer nobody should rely on the polls alone. */
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final ShopifyPort shopify;
    private final HearingStore store;
    private final JobStore jobs;
    private final MeterRegistry meters;

    Watch(ShopifyPort shopify, HearingStore store, JobStore jobs, MeterRegistry meters) {
        this.shopify = shopify;
        this.store = store;
        this.jobs = jobs;
        this.meters = meters;
    }

    Uni<Outcome> look(Slice slice) {
        return slice.call(Side.SHOPIFY, () -> shopify.subscribe(slice.shop()))
                .chain(() -> slice.tx(tx -> store.heard(tx, slice.shop())
                        .chain(heard -> poll(
                                tx,
                                slice,
                                heard.stream().filter(Heard::isSilent).toList()))))
                .replaceWith(new Outcome.Again(EVERY));
    }

    private Uni<Void> poll(Tx tx, Slice slice, List<Heard> silent) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Heard topic : silent) {
            LOG.warnf(
                    "event=topic-silent shop=%s topic=%s minutes=%d",
                    slice.shop(), topic.topic(), topic.last().toMinutes());
            meters.counter("synco.webhook.silent", "topic", topic.topic()).increment();
            chain = chain.chain(() -> poll(tx, slice, topic.topic()));
        }
        return chain;
    }

    private Uni<Void> poll(Tx tx, Slice slice, String topic) {
        if (topic.startsWith("locations/")) {
            return ask(tx, slice, JobKind.IMPORT, "all");
        }
        if (topic.startsWith("inventory_levels/")) {
            return store.comparedLately(tx, slice.shop())
                    .chain(lately -> lately ? Uni.createFrom().voidItem() : ask(tx, slice, JobKind.COMPARE, "all"));
        }
        if (topic.startsWith("products/") || topic.startsWith("inventory_items/")) {
            return store.catalogueReadLately(tx, slice.shop())
                    .chain(lately -> lately ? Uni.createFrom().voidItem() : ask(tx, slice, JobKind.CATALOGUE, "read"));
        }
        return ask(tx, slice, JobKind.ORDER_FEED, "orders");
    }

    private Uni<Void> ask(Tx tx, Slice slice, JobKind kind, String key) {
        return jobs.ask(tx, slice.shop(), kind, key).replaceWithVoid();
    }
}
