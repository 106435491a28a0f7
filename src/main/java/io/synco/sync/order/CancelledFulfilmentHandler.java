package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DocumentStore.Line;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.plan.Journey;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Move;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.OrderReading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of a cancelled fulfilment, whoever had made it: where its goods are with the customer by Odoo's moves, Shopify wants sent again what
 * has left, and only a person knows which of the two is right.
 */
@ApplicationScoped
class CancelledFulfilmentHandler implements JobHandler {
    private final ShopifyPort shopify;
    private final OdooPort odoo;
    private final OrderIntake intake;
    private final DocumentStore documents;
    private final JobStore jobs;

    CancelledFulfilmentHandler(
            ShopifyPort shopify, OdooPort odoo, OrderIntake intake, DocumentStore documents, JobStore jobs) {
        this.jobs = jobs;
        this.shopify = shopify;
        this.odoo = odoo;
        this.intake = intake;
        this.documents = documents;
    }

    @Override
    public JobKind kind() {
        return JobKind.CANCELLED_FULFILMENT;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        Job job = batch.get(0);
        OrderId order = new OrderId(Long.parseLong(job.key()));
        return slice.call(Side.SHOPIFY, () -> shopify.order(slice.shop(), order))
                .chain(reading -> reading.isEmpty()
                        ? done("Shopify does not know this order any more.")
                        : slice.tx(tx -> intake.take(tx, slice.shop(), reading.get(), OrderIntake.Moment.LATER)
                                        .chain(() -> documents.wanted(tx, slice.shop(), order))
                                        .call(all -> lookForReturns(tx, slice, all)))
                                .chain(all -> look(slice, reading.get(), all)))
                .map(outcome -> Map.of(job, outcome));
    }

    /** What came back while it counted as fulfilled does not count any more: whoever tells Shopify of deliveries keeps that. */
    private Uni<Void> lookForReturns(Tx tx, Slice slice, List<Wanted> all) {
        List<String> documentIds = all.stream()
                .filter(wanted -> wanted.ref().isPresent())
                .map(Wanted::externalId)
                .toList();
        return jobs.ask(tx, slice.shop(), JobKind.FULFIL, documentIds).replaceWithVoid();
    }

    private Uni<Outcome> look(Slice slice, OrderReading order, List<Wanted> all) {
        Set<OrderLineId> again = CancelledFulfilments.wantedAgain(order);
        Set<DocumentRef> refs =
                all.stream().flatMap(wanted -> wanted.ref().stream()).collect(Collectors.toSet());
        if (again.isEmpty()) {
            return done("Nothing that was fulfilled and cancelled is still to be sent.");
        }
        return refs.isEmpty()
                ? done("Nothing of this order was brought to Odoo.")
                : slice.call(Side.ODOO, () -> odoo.documentMoves(slice.shop(), refs))
                        .map(moves -> outcome(order, goods(all, again, unfulfilled(all, moves))));
    }

    /** Units that are with the customer and in no fulfilment, by product, over all documents of the order. */
    private static Map<ProductId, Quantity> unfulfilled(List<Wanted> all, List<Move> moves) {
        Map<ProductId, Quantity> units = new HashMap<>();
        moves.forEach(move -> units.merge(move.product(), Journey.towardsCustomer(move), Quantity::plus));
        all.forEach(wanted -> wanted.fulfilled()
                .forEach((product, fulfilled) -> units.merge(product, fulfilled.negated(), Quantity::plus)));
        return units;
    }

    private static String goods(List<Wanted> all, Set<OrderLineId> again, Map<ProductId, Quantity> unfulfilled) {
        return all.stream()
                .flatMap(wanted -> wanted.lines().stream())
                .filter(line -> again.contains(line.line())
                        && line.open()
                        && unfulfilled
                                        .getOrDefault(line.product(), Quantity.ZERO)
                                        .signum()
                                > 0)
                .map(Line::title)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Outcome outcome(OrderReading order, String goods) {
        return goods.isEmpty()
                ? new Outcome.Done("Odoo has delivered nothing that Shopify wants sent again.")
                : new Outcome.Flag(
                        "A fulfilment of order " + order.name()
                                + " was cancelled on Shopify, which wants it sent again." + " Odoo has delivered it: "
                                + goods + ".",
                        "If the goods are with the customer, fulfil them again on Shopify by hand. Otherwise take them"
                                + " back in Odoo, then retry.");
    }

    private static Uni<Outcome> done(String words) {
        return Uni.createFrom().item(new Outcome.Done(words));
    }
}
