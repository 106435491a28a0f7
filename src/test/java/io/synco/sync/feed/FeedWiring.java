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
        return new OdooMoveFeed(around.odoo(), cursors(), moves(jobs, events, push, orders), around.config());
    }

    private static MoveIntake moves(JobStore jobs, EventLog events, PushWiring push, OrderWiring orders) {
        return new MoveIntake(
                push.mappings(),
                push.linkedProducts(),
                orders.delivered(),
                push.dirtyLevels(),
                RuleWiring.rules(),
                RuleWiring.exclusions(),
                new MemoryUnsettledStore(),
                jobs,
                events);
    }

    public static JobHandler handler(
            Surroundings around, JobStore jobs, EventLog events, PushWiring push, OrderWiring orders) {
        ReservationIntake reservations = new ReservationIntake(
                push.mappings(),
                push.linkedProducts(),
                orders.delivered(),
                push.dirtyLevels(),
                new MemoryHeldElsewhere(),
                events);
        OdooChangeFeed feed = new OdooChangeFeed(
                around.odoo(), cursors(), moves(jobs, events, push, orders), reservations, around.config());
        return new OdooFeedHandler(feed, new Pace(around.config()));
    }
}
