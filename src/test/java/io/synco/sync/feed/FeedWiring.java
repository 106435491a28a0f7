package io.synco.sync.feed;

import io.synco.simulation.Surroundings;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.order.OrderWiring;
import io.synco.sync.push.PushWiring;

/** The real reading of Odoo's changes over the modelled database. */
public final class FeedWiring {
    private FeedWiring() {}

    public static Cursors cursors() {
        return new MemoryCursors();
    }

    public static JobHandler handler(
            Surroundings around, JobStore jobs, EventLog events, PushWiring push, OrderWiring orders) {
        MoveIntake intake = new MoveIntake(
                push.mappings(), push.linkedProducts(), orders.delivered(), push.dirtyLevels(), jobs, events);
        return new OdooFeedHandler(around.odoo(), cursors(), intake, around.config());
    }
}
