package io.synco.simulation;

import io.synco.kernel.ShopId;
import io.synco.sync.book.BookWiring;
import io.synco.sync.compare.CompareWiring;
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
import io.synco.sync.port.OdooCalls;
import io.synco.sync.port.SliceWorker;
import io.synco.sync.push.MoveFeed;
import io.synco.sync.push.PushWiring;
import io.synco.sync.setup.LinkDesk;
import io.synco.sync.setup.PauseDesk;
import io.synco.sync.setup.RecipeSetup;
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
    private final OrderWiring orders;
    private final SliceWorker worker;

    public Product(Surroundings around) {
        this.around = around;
        Cursors cursors = FeedWiring.cursors();
        PushWiring push = new PushWiring(around, jobs, events);
        orders = new OrderWiring(around, jobs, events, cursors, push);
        List<JobHandler> handlers = new ArrayList<>(orders.handlers());
        MoveFeed feed = FeedWiring.feed(around, jobs, events, push, orders);
        handlers.addAll(push.handlers(orders, feed));
        handlers.addAll(ObserveWiring.handlers(around, jobs, events, push, orders));
        handlers.add(FeedWiring.handler(around, jobs, events, push, orders));
        handlers.add(BookWiring.handler(around, push.dirtyLevels()));
        handlers.add(KeepWiring.handler());
        handlers.add(new NothingToImport(JobKind.IMPORT));
        handlers.add(new NothingToImport(JobKind.IMPORT_ODOO));
        handlers.add(new NothingToImport(JobKind.KITS));
        handlers.addAll(CompareWiring.handlers(around, jobs, push));
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

    /** Where an Odoo that was made to call is heard. */
    public OdooCalls odooCalls(Doorbell doorbell) {
        return InboxWiring.odooCalls(around.database(), jobs, doorbell);
    }

    public PauseDesk pauses(Doorbell doorbell) {
        return SetupWiring.pauses(around, jobs, doorbell);
    }

    public RuleDesk rules(Doorbell doorbell) {
        return SetupWiring.rules(around, jobs, events, doorbell);
    }

    /** What follows from a mapping, beside its levels. */
    public void countsWhatWaited(ShopId shop) {
        around.database().now(shop, tx -> orders.intake().countWhatWaited(tx, shop));
    }

    public LinkDesk links(Doorbell doorbell) {
        return SetupWiring.links(around, jobs, orders.intake(), doorbell);
    }

    public RecipeSetup recipes(Doorbell doorbell) {
        return SetupWiring.recipes(around, links(doorbell), doorbell);
    }

    public SettlingDesk settling(Doorbell doorbell) {
        return SetupWiring.settling(around, jobs, doorbell);
    }

    /** What a person asks. */
    public Controls controls(Doorbell doorbell) {
        return SetupWiring.controls(around, jobs, events, doorbell);
    }
}
