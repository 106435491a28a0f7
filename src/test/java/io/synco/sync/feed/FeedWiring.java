package io.synco.sync.feed;

import io.synco.simulation.Surroundings;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.order.MemoryUnsettledStore;
import io.synco.sync.order.OrderWiring;
import io.synco.sync.push.MoveFeed;
import io.synco.sync.push.PushWiring;
import io.synco.sync.rule.RuleWiring;

/** The real reading of Odoo's changes over the modelled database. */
public final class FeedWiring {
    private FeedWiring() {}

    public static Cursors cursors() {
        return new MemoryCursors();
    }

    public static MoveFeed feed(
            Surroundings around, JobStore jobs, EventLog events, PushWiring push, OrderWiring orders) {
        MoveIntake intake = new MoveIntake(
                push.mappings(),
                push.linkedProducts(),
                orders.delivered(),
                push.dirtyLevels(),
                RuleWiring.rules(),
                RuleWiring.exclusions(),
                new MemoryUnsettledStore(),
                jobs,
                events);
        return new OdooMoveFeed(around.odoo(), cursors(), intake, around.config());
    }

    public static JobHandler handler(MoveFeed feed, Surroundings around) {
        return new OdooFeedHandler(feed, around.config());
    }
}
