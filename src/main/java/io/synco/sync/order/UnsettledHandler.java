package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.job.Tx;
import io.synco.sync.order.UnsettledStore.Answer;
import io.synco.sync.order.UnsettledStore.Open;
import io.synco.sync.plan.Journey;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.SalesOrder;
import io.synco.sync.port.OdooPort.SalesOrderLine;
import io.synco.sync.port.OdooPort.SavedOrder;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks a person about an order that Shopify counts as fulfilled and Odoo delivered less or more of, with nothing under way; and carries
 * out what they answer (docs/sync-model.md, section 6).
 */
@ApplicationScoped
class UnsettledHandler implements JobHandler {
    private static final String HINT =
            "Say what is true: that Odoo knows, that SyncO shall deliver it in Odoo now, or that you count"
                    + " the product in Odoo.";

    private final OdooPort odoo;
    private final UnsettledStore store;
    private final DirtyLevels dirty;
    private final JobStore jobs;

    UnsettledHandler(OdooPort odoo, UnsettledStore store, DirtyLevels dirty, JobStore jobs) {
        this.odoo = odoo;
        this.store = store;
        this.dirty = dirty;
        this.jobs = jobs;
    }

    @Override
    public JobKind kind() {
        return JobKind.UNSETTLED;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        Job job = batch.get(0);
        OrderId order = new OrderId(Long.parseLong(job.key()));
        return slice.tx(tx -> store.open(tx, slice.shop(), order))
                .chain(open -> carryOut(slice, open))
                .chain(() -> slice.tx(tx -> store.open(tx, slice.shop(), order)))
                .map(UnsettledHandler::outcome)
                .onFailure(SideFailure::unanswered)
                .recoverWithItem(failure -> new Outcome.Snooze(OdooPort.REQUEST_LIMIT, failure.getMessage()))
                .map(outcome -> Map.of(job, outcome));
    }

    private static Outcome outcome(List<Open> open) {
        return open.isEmpty()
                ? new Outcome.Done("Both sides agree about the order.")
                : new Outcome.Flag(open.stream().map(UnsettledHandler::words).collect(Collectors.joining(" ")), HINT);
    }

    private static String words(Open one) {
        String units = one.units().max(one.units().negated()) + " of product "
                + one.line().product();
        return "Order " + one.orderName()
                + (one.units().signum() > 0
                        ? " is fulfilled on Shopify, and Odoo has not delivered " + units + " of it."
                        : " got " + units + " more from Odoo than Shopify counts as fulfilled.")
                + (one.answer().filter(Answer.COUNT::equals).isPresent() ? " Waits for your count in Odoo." : "");
    }

    private Uni<Void> carryOut(Slice slice, List<Open> open) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Open one : open) {
            if (one.answer().filter(Answer.ODOO_KNOWS::equals).isPresent()) {
                chain = chain.chain(() -> slice.tx(tx -> writeOff(tx, slice, one)));
            } else if (one.answer().filter(Answer.DELIVER_NOW::equals).isPresent()) {
                chain = chain.chain(() -> deliver(slice, one));
            }
        }
        return chain;
    }

    /** What waits to be delivered on the order's own document has to look again. */
    private Uni<Void> writeOff(Tx tx, Slice slice, Open one) {
        return store.write(tx, slice.shop(), one.line(), one.units())
                .chain(() -> dirty.byOrder(tx, slice.shop(), one.line().order()))
                .chain(() -> jobs.ask(
                        tx,
                        slice.shop(),
                        JobKind.DELIVER,
                        DocumentNames.document(one.line().order(), one.line().mapping())))
                .replaceWithVoid();
    }

    /** The debt is written off only once Odoo's moves show that the units are gone: until then they count twice, never as for sale. */
    private Uni<Void> deliver(Slice slice, Open one) {
        return slice.calls(Side.ODOO, permit -> odoo.saveOrder(slice.shop(), permit, later(one)))
                .map(saved -> ref(one, saved))
                .chain(ref -> missing(slice, one, ref)
                        .chain(missing -> missing.signum() <= 0
                                ? Uni.createFrom().item(missing)
                                : slice.calls(
                                                Side.ODOO,
                                                permit -> odoo.deliver(
                                                        slice.shop(),
                                                        permit,
                                                        ref,
                                                        Map.of(one.line().product(), missing)))
                                        .chain(() -> missing(slice, one, ref))))
                .chain(missing -> missing.signum() <= 0
                        ? slice.tx(tx -> writeOff(tx, slice, one))
                        : Uni.createFrom().voidItem());
    }

    private static SalesOrder later(Open one) {
        String externalId = externalId(one);
        ProductId product = one.line().product();
        return new SalesOrder(
                externalId,
                one.orderName(),
                one.warehouse(),
                List.of(new SalesOrderLine(
                        externalId + "_l", product, one.units(), "Order " + one.orderName() + ", delivered later")),
                false,
                one.kind());
    }

    private static String externalId(Open one) {
        return DocumentNames.later(
                one.line().order(), one.line().mapping(), one.line().product(), one.number());
    }

    private static DocumentRef ref(Open one, SavedOrder saved) {
        return new DocumentRef(externalId(one), saved.odooId(), saved.group(), false, one.kind());
    }

    private Uni<Quantity> missing(Slice slice, Open one, DocumentRef ref) {
        return slice.call(Side.ODOO, () -> odoo.documentMoves(slice.shop(), Set.of(ref)))
                .map(moves -> one.units()
                        .minus(moves.stream()
                                .filter(move -> move.product().equals(one.line().product()))
                                .map(Journey::towardsCustomer)
                                .reduce(Quantity.ZERO, Quantity::plus)));
    }
}
