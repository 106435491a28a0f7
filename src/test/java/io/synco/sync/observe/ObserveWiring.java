package io.synco.sync.observe;

import io.synco.simulation.Surroundings;
import io.synco.sync.book.BookWiring;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.order.OrderWiring;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.push.PushWiring;
import io.synco.sync.rule.RuleWiring;
import java.util.List;

/** The real reading of levels over the modelled database. */
public final class ObserveWiring {
    private ObserveWiring() {}

    public static List<JobHandler> handlers(
            Surroundings around, JobStore jobs, EventLog events, PushWiring push, OrderWiring orders) {
        ShopifyPort shopify = around.mistakes().observing(around.shopify());
        ObservedStore store = new MemoryObservedStore();
        return List.of(
                new ObserveHandler(
                        shopify,
                        orders.poll(shopify),
                        push.levels(),
                        store,
                        jobs,
                        new Remainders(
                                store,
                                jobs,
                                events,
                                RuleWiring.rules(),
                                BookWiring.bookings(jobs, push.dirtyLevels()),
                                around.chance())),
                new EditAnswerHandler(store, push.dirtyLevels()));
    }
}
