package io.synco.simulation;

import io.synco.sync.feed.Cursors;
import io.synco.sync.feed.FeedWiring;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.InboxWiring;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.keep.KeepWiring;
import io.synco.sync.observe.ObserveWiring;
import io.synco.sync.order.OrderWiring;
import io.synco.sync.port.Controls;
import io.synco.sync.port.Doorbell;
import io.synco.sync.port.Inbox;
import io.synco.sync.port.SliceWorker;
import io.synco.sync.push.MoveFeed;
import io.synco.sync.push.PushWiring;
import io.synco.sync.setup.PauseDesk;
import io.synco.sync.setup.RuleDesk;
import io.synco.sync.setup.SettlingDesk;
import io.synco.sync.setup.SetupWiring;
import java.util.ArrayList;
import java.util.List;

/**
 * One process of the product: its real code over the modelled database and remotes. It keeps nothing that is not in the database, so
 * any number of them may stand over one database; only its imports are not the real ones.
 */
public final class Product {
    private final Surroundings around;
    private final JobStore jobs = JobWiring.store();
    private final EventLog events = InboxWiring.log();
    private final SliceWorker worker;

    public Product(Surroundings around) {
        this.around = around;
        Cursors cursors = FeedWiring.cursors();
        PushWiring push = new PushWiring(around, jobs, events);
        OrderWiring orders = new OrderWiring(around, jobs, events, cursors, push);
        List<JobHandler> handlers = new ArrayList<>(orders.handlers());
        MoveFeed feed = FeedWiring.feed(around, jobs, events, push, orders);
        handlers.addAll(push.handlers(orders, feed));
        handlers.addAll(ObserveWiring.handlers(around, jobs, events, push, orders));
        handlers.add(FeedWiring.handler(feed, around));
        handlers.add(KeepWiring.handler());
        handlers.add(new NothingToImport(JobKind.IMPORT));
        handlers.add(new NothingToImport(JobKind.IMPORT_ODOO));
        handlers.addAll(SetupWiring.handlers(around, jobs, push, orders.intake()));
        this.worker = new JobWiring(around, events).worker(List.of(push.settler()), handlers);
    }

    public SliceWorker worker() {
        return worker;
    }

    /** Where webhooks come in; they ring this bell. */
    public Inbox inbox(Doorbell doorbell) {
        return InboxWiring.inbox(around.database(), jobs, doorbell);
    }

    public PauseDesk pauses(Doorbell doorbell) {
        return SetupWiring.pauses(around, jobs, doorbell);
    }

    public RuleDesk rules(Doorbell doorbell) {
        return SetupWiring.rules(around, jobs, events, doorbell);
    }

    public SettlingDesk settling(Doorbell doorbell) {
        return SetupWiring.settling(around, jobs, doorbell);
    }

    /** What a person asks. */
    public Controls controls(Doorbell doorbell) {
        return SetupWiring.controls(around, jobs, doorbell);
    }
}
