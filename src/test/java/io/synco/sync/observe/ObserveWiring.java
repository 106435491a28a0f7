package io.synco.sync.observe;

import io.synco.simulation.Surroundings;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.order.OrderPoll;
import io.synco.sync.push.LevelStore;

/** The real reading of levels over the modelled database. */
public final class ObserveWiring {
    private ObserveWiring() {}

    public static JobHandler handler(
            Surroundings around, JobStore jobs, EventLog events, LevelStore levels, OrderPoll orders) {
        return new ObserveHandler(
                around.shopify(), orders, levels, new MemoryObservedStore(), jobs, events, around.chance());
    }
}
