package io.synco.sync.order;

import io.synco.simulation.Surroundings;
import io.synco.sync.book.BookWiring;
import io.synco.sync.feed.Cursors;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.JobWiring;
import io.synco.sync.job.Pauses;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.PushWiring;
import io.synco.sync.rule.RuleWiring;
import java.util.List;

/** The real way of orders and deliveries over the modelled database. */
public final class OrderWiring {
    private final Surroundings around;
    private final JobStore jobs;
    private final DocumentStore documents = new MemoryDocumentStore();
    private final DeliveryStore deliveries = new MemoryDeliveryStore();
    private final OrderStore orders = new MemoryOrderStore();
    private final Cursors cursors;
    private final OrderStanding standing;
    private final OrderIntake intake;
    private final OrderPoll poll;
    private final DirtyLevels dirty;

    public OrderWiring(Surroundings around, JobStore jobs, EventLog events, Cursors cursors, PushWiring push) {
        this.around = around;
        this.jobs = jobs;
        this.cursors = cursors;
        this.standing = new OrderStanding(around.odoo(), deliveries, push.mappings(), new MemoryUnsettledStore());
        this.intake = new OrderIntake(
                orders,
                push.levels(),
                push.dirtyLevels(),
                jobs,
                events,
                RuleWiring.rules(),
                BookWiring.bookings(jobs, push.dirtyLevels()),
                new MemoryOrderChoices());
        this.dirty = push.dirtyLevels();
        this.poll = poll(around.shopify());
    }

    /** One that reads orders by this port. */
    public OrderPoll poll(ShopifyPort shopify) {
        return new OrderPoll(shopify, orders, intake, jobs, cursors, around.config());
    }

    public OrderIntake intake() {
        return intake;
    }

    public OrderPoll poll() {
        return poll;
    }

    public DeliveredDocuments delivered() {
        return new DeliveredDocuments(documents, deliveries);
    }

    public List<JobHandler> handlers() {
        Pauses pauses = JobWiring.pauses();
        return List.of(
                new OrderHandler(
                        around.shopify(),
                        around.odoo(),
                        intake,
                        documents,
                        deliveries,
                        standing,
                        jobs,
                        pauses,
                        new Billing(new MemoryBillStore(), around.shopify())),
                new OrderLineHandler(jobs),
                new DocumentChoiceHandler(jobs),
                new UnsettledHandler(around.odoo(), new MemoryUnsettledStore(), dirty, jobs),
                new DocumentSearchHandler(around.odoo(), documents, dirty, jobs, around.config()),
                new CancelledFulfilmentHandler(around.shopify(), around.odoo(), intake, documents, jobs),
                new DeliverHandler(around.odoo(), documents, standing, RuleWiring.rules(), pauses),
                new FulfilHandler(
                        around.shopify(),
                        around.odoo(),
                        intake,
                        documents,
                        deliveries,
                        RuleWiring.rules(),
                        standing,
                        jobs,
                        pauses,
                        around.chance()),
                new OrderFeedHandler(poll, around.config()));
    }
}
