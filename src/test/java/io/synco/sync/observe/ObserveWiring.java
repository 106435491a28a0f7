package io.synco.sync.observe;

import io.synco.simulation.Surroundings;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.order.OrderWiring;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.push.LevelStore;

/** The real reading of levels over the modelled database. */
public final class ObserveWiring {
    private ObserveWiring() {}

    public static JobHandler handler(
            Surroundings around, JobStore jobs, EventLog events, LevelStore levels, OrderWiring orders) {
        ShopifyPort shopify = around.mistakes().observing(around.shopify());
        return new ObserveHandler(
                shopify, orders.poll(shopify), levels, new MemoryObservedStore(), jobs, events, around.chance());
    }
}
