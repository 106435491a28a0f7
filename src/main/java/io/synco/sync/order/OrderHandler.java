package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.ShopId;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.job.Tx;
import io.synco.sync.order.Billing.Asked;
import io.synco.sync.order.Billing.Billed;
import io.synco.sync.order.Billing.Books;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.order.OrderStanding.Terms;
import io.synco.sync.port.Buyer;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an order afresh, takes it into the books, and brings its documents in Odoo up to it: one for each mapping. */
@ApplicationScoped
class OrderHandler implements JobHandler {
    private final ShopifyPort shopify;
    private final OdooPort odoo;
    private final OrderIntake intake;
    private final DocumentStore documents;
    private final DeliveryStore deliveries;
    private final OrderStanding standing;
    private final AdoptedDocuments adopted;
    private final JobStore jobs;
    private final Pauses pauses;
    private final Billing billing;

    OrderHandler(
            ShopifyPort shopify,
            OdooPort odoo,
            OrderIntake intake,
            DocumentStore documents,
            DeliveryStore deliveries,
            OrderStanding standing,
            JobStore jobs,
            Pauses pauses,
            Billing billing) {
        this.pauses = pauses;
        this.billing = billing;
        this.shopify = shopify;
        this.odoo = odoo;
        this.intake = intake;
        this.documents = documents;
        this.deliveries = deliveries;
        this.standing = standing;
        this.adopted = new AdoptedDocuments(documents, standing);
        this.jobs = jobs;
    }

    @Override
    public JobKind kind() {
        return JobKind.ORDER;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        Job job = batch.get(0);
        OrderId order = new OrderId(Long.parseLong(job.key()));
        return slice.call(Side.SHOPIFY, () -> shopify.order(slice.shop(), order))
                .chain(reading -> reading.isEmpty()
                        ? Uni.createFrom().<Outcome>item(new Outcome.Ignored("Shopify does not know this order."))
                        : slice.tx(tx -> intake.take(tx, slice.shop(), reading.get(), OrderIntake.Moment.LATER)
                                        .chain(() -> intake.decides(tx, slice.shop(), reading.get(), job))
                                        .chain(() -> read(tx, slice.shop(), reading.get())))
                                .chain(read -> read.wanted().isEmpty()
                                        ? slice.tx(tx -> nothingWanted(tx, slice, order))
                                        : standing(slice, read).chain(stands -> postAll(slice, stands, reading.get()))))
                .map(outcome -> Map.of(job, outcome));
    }

    private record Read(List<Wanted> wanted, Books books) {}

    private Uni<Read> read(Tx tx, ShopId shop, OrderReading order) {
        return documents
                .wanted(tx, shop, order.id())
                .chain(wanted -> billing.books(tx, shop, order).map(books -> new Read(wanted, books)));
    }

    private Uni<Outcome> nothingWanted(Tx tx, Slice slice, OrderId order) {
        return intake.keptOff(tx, slice.shop(), order)
                .map(rule -> rule.isPresent()
                        ? new Outcome.Ignored(rule.get())
                        : new Outcome.Done("Nothing of this order is to be brought to Odoo."));
    }

    /** @param all what each document is to be for: what is owed, not all that its location is to fulfil */
    private record Stands(List<Wanted> all, Terms terms, Billed billed) {
        static Stands of(List<Wanted> all, Terms terms, Books books) {
            return new Stands(all, terms, books.of(all));
        }
    }

    private Uni<Stands> standing(Slice slice, Read read) {
        List<Wanted> all = read.wanted();
        return OrderStanding.entangled(all) || changesAfterFulfilment(all)
                ? standing.read(slice, all)
                        .map(terms -> Stands.of(all.stream().map(terms::spared).toList(), terms, read.books()))
                : Uni.createFrom()
                        .item(Stands.of(all.stream().map(LinesInPlace::of).toList(), Terms.NONE, read.books()));
    }

    /** What was fulfilled may have come back since, and Odoo would send it again. */
    private static boolean changesAfterFulfilment(List<Wanted> all) {
        return all.stream()
                .map(LinesInPlace::of)
                .anyMatch(wanted -> wanted.stands()
                        && !wanted.upToDate()
                        && wanted.lines().stream().anyMatch(line -> line.fulfilled() > 0));
    }

    private Uni<Outcome> postAll(Slice slice, Stands stands, OrderReading order) {
        Uni<Outcome> chain = Uni.createFrom().item(new Outcome.Done("Odoo has this order as it is."));
        for (Wanted wanted : stands.all()) {
            boolean nothingToMake = wanted.state() == null && wanted.wantsNothing();
            if (wanted.adopted()) {
                chain = chain.chain(soFar -> adopted.follow(slice, wanted, stands.all())
                        .map(now -> soFar instanceof Outcome.Done ? now : soFar));
            } else if ((!wanted.upToDate() || stands.billed().isDue(wanted)) && !nothingToMake) {
                chain = chain.chain(soFar ->
                        post(slice, wanted, stands).map(now -> soFar instanceof Outcome.Done ? now : soFar));
            }
        }
        return chain.call(() -> deliver(slice, stands.all(), order.fulfilled()))
                .call(outcome -> outcome instanceof Outcome.Done ? lookForCredited(slice, stands) : none());
    }

    /** What others fulfilled is to be delivered; our own fulfilments tell of what Odoo has delivered, so nobody has to look. */
    private Uni<Void> deliver(Slice slice, List<Wanted> all, List<FulfilledLine> fulfilled) {
        if (all.stream().flatMap(wanted -> wanted.lines().stream()).allMatch(line -> line.fulfilled() == 0)) {
            return none();
        }
        Set<Long> ids = fulfilled.stream().map(FulfilledLine::fulfilmentId).collect(Collectors.toSet());
        return slice.tx(tx -> deliveries.tellOfDeliveries(tx, slice.shop(), ids).chain(ours -> {
            List<FulfilledLine> theirs = fulfilled.stream()
                    .filter(line -> !ours.contains(line.fulfilmentId()))
                    .toList();
            List<String> documentIds = all.stream()
                    .filter(wanted -> wanted.lines().stream().anyMatch(line -> fulfilledBy(theirs, line)))
                    .map(Wanted::externalId)
                    .toList();
            return jobs.ask(tx, slice.shop(), JobKind.DELIVER, documentIds).replaceWithVoid();
        }));
    }

    private static boolean fulfilledBy(List<FulfilledLine> lines, Line wanted) {
        return wanted.fulfilled() > 0
                && lines.stream()
                        .anyMatch(line -> line.line().equals(wanted.line())
                                && line.location().equals(wanted.location()));
    }

    /** What was delivered for one location and moved to another fulfils there. */
    private Uni<Void> lookForCredited(Slice slice, Stands stands) {
        Terms terms = stands.terms();
        List<String> credited = stands.all().stream()
                .filter(wanted -> wanted.stands()
                        && wanted.products()
                                .anyMatch(
                                        product -> terms.credited(product) && terms.unfulfilled(stands.all(), product)))
                .map(Wanted::externalId)
                .toList();
        return credited.isEmpty()
                ? none()
                : slice.tx(tx -> jobs.ask(tx, slice.shop(), JobKind.FULFIL, credited))
                        .replaceWithVoid();
    }

    /** Prepared and checked for a pause in one transaction; what is paused has been read and counted all the same. */
    private Uni<Outcome> post(Slice slice, Wanted wanted, Stands stands) {
        return slice.tx(tx -> pauses.now(tx, slice.shop())
                        .map(paused -> Holds.document(paused, wanted, stands.all()))
                        .call(held -> held.isPresent() ? none() : prepare(tx, slice.shop(), wanted, stands.billed())))
                .chain(held -> held.isPresent()
                        ? Uni.createFrom().item(Holds.outcome(held.get()))
                        : billing.buyer(slice, wanted, stands.billed())
                                .chain(asked -> save(slice, wanted, stands, asked)));
    }

    private Uni<Void> prepare(Tx tx, ShopId shop, Wanted wanted, Billed billed) {
        return documents.prepare(tx, shop, wanted).chain(() -> billing.prepare(tx, shop, wanted, billed));
    }

    private Uni<Outcome> save(Slice slice, Wanted wanted, Stands stands, Asked asked) {
        Optional<Bill> bill = stands.billed().of(wanted);
        return slice.calls(
                        Side.ODOO,
                        permit -> odoo.saveOrder(
                                slice.shop(), permit, order(wanted, stands.terms(), bill, asked.buyer())))
                .chain(saved -> slice.tx(tx ->
                        posted(tx, slice, wanted, stands.billed(), saved, asked).replaceWith(saved)))
                .map(saved ->
                        ended(wanted, stands.terms(), saved, Billing.remarks(saved, wanted, stands.billed(), asked)))
                .onFailure(failure -> wanted.stands() && SideFailure.unanswered(failure))
                .recoverWithItem(failure -> new Outcome.Snooze(OdooPort.REQUEST_LIMIT, failure.getMessage()))
                .onFailure(OrderHandler::refused)
                .recoverWithItem(OrderHandler::refusal);
    }

    private Uni<Void> posted(Tx tx, Slice slice, Wanted wanted, Billed billed, SavedOrder saved, Asked asked) {
        return documents
                .posted(tx, slice.shop(), wanted, saved)
                .chain(() ->
                        billing.posted(tx, slice.shop(), wanted, billed, Billing.remarks(saved, wanted, billed, asked)))
                .chain(() -> wanted.unanswered() || owesFulfilment(wanted, saved)
                        ? lookForDeliveries(tx, slice, wanted)
                        : none());
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof SideFailure side && side.failure() instanceof RemoteFailure.Refused;
    }

    /** One document that a person has to put right, cancelled by hand, keeps no other of the order from Odoo. */
    private static Outcome refusal(Throwable failure) {
        return new Outcome.Flag(
                "Odoo: " + ((SideFailure) failure).failure().words(), "Change in Odoo what it names, then retry.");
    }

    private static Outcome ended(Wanted wanted, Terms terms, SavedOrder saved, List<String> remarks) {
        String beyond = wanted.lines().stream()
                .filter(line -> beyond(line, saved) && !terms.credited(line.product()))
                .map(line -> saved.delivered().get(line.externalId()) + " of " + line.title() + " (wanted: "
                        + line.quantity() + ")")
                .collect(Collectors.joining(", "));
        if (!beyond.isEmpty()) {
            return new Outcome.Flag(
                    "Odoo has delivered more on " + saved.name() + " than order " + wanted.orderName()
                            + " still wants: " + beyond + ".",
                    "Take the goods back in Odoo and retry, or dismiss this if the customer keeps them.");
        }
        return remarks.isEmpty()
                ? new Outcome.Done("The document in Odoo is as the order is.")
                : new Outcome.Flag(
                        "The goods of order " + wanted.orderName() + " are right on " + saved.name()
                                + " in Odoo, but not all else is: " + String.join(" ", remarks),
                        "Change in Odoo what it names, then retry; or correct " + saved.name()
                                + " by hand and dismiss this.");
    }

    private static boolean beyond(Line line, SavedOrder saved) {
        return saved.delivered().getOrDefault(line.externalId(), Quantity.ZERO).compareTo(line.quantity()) > 0;
    }

    /** Something is open on Shopify and something has left: a line that was raised, or moved here, after its delivery. */
    private static boolean owesFulfilment(Wanted wanted, SavedOrder saved) {
        return !saved.delivered().isEmpty() && wanted.lines().stream().anyMatch(Line::open);
    }

    /** Made by a call whose answer never came, it may have been delivered before we knew that it was ours. */
    private Uni<Void> lookForDeliveries(Tx tx, Slice slice, Wanted wanted) {
        return jobs.ask(tx, slice.shop(), JobKind.FULFIL, wanted.externalId()).replaceWithVoid();
    }

    private static Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }

    private static SalesOrder order(Wanted wanted, Terms terms, Optional<Bill> bill, Optional<Buyer> buyer) {
        Map<String, Quantity> delivered = terms.deliveredByLine(wanted);
        return new SalesOrder(
                wanted.externalId(),
                wanted.orderName(),
                wanted.warehouse(),
                wanted.lines().stream()
                        .filter(line -> !line.stays())
                        .map(line -> new SalesOrderLine(
                                line.externalId(),
                                line.product(),
                                line.quantity(),
                                line.title(),
                                delivered.getOrDefault(line.externalId(), Quantity.ZERO)))
                        .toList(),
                wanted.stands(),
                wanted.kind(),
                bill.map(Bill::charges),
                buyer);
    }
}
