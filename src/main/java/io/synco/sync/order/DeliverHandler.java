package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.RemoteFailure;
import io.synco.kernel.Side;
import io.synco.rules.Choice;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.OdooPort.Extent;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Shopify counts as fulfilled and Odoo has not delivered yet is delivered there, unless a rule says otherwise. */
@ApplicationScoped
class DeliverHandler implements JobHandler {
    private final OdooPort odoo;
    private final DocumentStore documents;
    private final OrderStanding standing;
    private final RuleStore rules;
    private final Pauses pauses;

    DeliverHandler(OdooPort odoo, DocumentStore documents, OrderStanding standing, RuleStore rules, Pauses pauses) {
        this.pauses = pauses;
        this.odoo = odoo;
        this.documents = documents;
        this.standing = standing;
        this.rules = rules;
    }

    @Override
    public JobKind kind() {
        return JobKind.DELIVER;
    }

    /** @param all the order's documents, of which {@code wanted} is to be delivered */
    private record Work(Wanted wanted, List<Wanted> all, Rules rules) {
        /** What a rule does not keep from being delivered. */
        Map<ProductId, Quantity> fulfilled() {
            return wanted.fulfilled(at -> rules.choice(EventKind.FULFILLED, at) != Choice.OFF);
        }
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        return slice.tx(tx -> documents
                        .orderOf(tx, slice.shop(), job.key())
                        .chain(order -> order.isEmpty()
                                ? Uni.createFrom().item(List.<Wanted>of())
                                : documents.wanted(tx, slice.shop(), order.get()))
                        .chain(all -> rules.rules(tx, slice.shop()).map(chosen -> work(job, all, chosen))))
                .chain(work -> deliver(slice, job, work))
                .map(outcome -> Map.of(job, outcome));
    }

    private static Optional<Work> work(Job job, List<Wanted> all, Rules chosen) {
        return all.stream()
                .filter(wanted ->
                        wanted.externalId().equals(job.key()) && wanted.ref().isPresent())
                .findFirst()
                .map(wanted -> new Work(wanted, all, chosen));
    }

    private Uni<Outcome> deliver(Slice slice, Job job, Optional<Work> work) {
        if (work.isEmpty()) {
            return Uni.createFrom().item(new Outcome.Ignored("There is no document in Odoo to deliver."));
        }
        return missing(slice, work.get())
                .chain(missing -> missing.isEmpty()
                        ? Uni.createFrom().<Outcome>item(new Outcome.Done("Odoo has delivered it already."))
                        : deliver(slice, job, work.get(), missing));
    }

    private Uni<Outcome> deliver(Slice slice, Job job, Work work, Map<ProductId, Quantity> missing) {
        return slice.tx(tx -> pauses.now(tx, slice.shop()))
                .map(paused -> Holds.delivery(paused, Side.ODOO, work.wanted()))
                .chain(held -> held.isPresent()
                        ? Uni.createFrom().item(Holds.outcome(held.get()))
                        : validate(slice, job, work, missing));
    }

    private Uni<Outcome> validate(Slice slice, Job job, Work work, Map<ProductId, Quantity> missing) {
        DocumentRef ref = work.wanted().ref().orElseThrow();
        Extent extent = job.attempts() == 0 ? Extent.ASKED : Extent.BEYOND;
        return slice.calls(Side.ODOO, permit -> odoo.deliver(slice.shop(), permit, ref, missing, extent))
                .chain(() -> missing(slice, work))
                .map(left -> left.isEmpty()
                        ? (Outcome) new Outcome.Done("Delivered in Odoo.")
                        : new Outcome.Retry("Odoo validated the delivery, and something is still to be delivered."))
                .onFailure(SideFailure::unanswered)
                .recoverWithItem(failure -> new Outcome.Snooze(OdooPort.REQUEST_LIMIT, failure.getMessage()))
                .onFailure(failure -> refused(failure) && Crossing.isLikely(job))
                .recoverWithItem(failure -> new Outcome.Retry(failure.getMessage()));
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof SideFailure side && side.failure() instanceof RemoteFailure.Refused;
    }

    /** What Shopify counts as fulfilled and Odoo's moves do not show with the customer, for this document or, credited, for another. */
    private Uni<Map<ProductId, Quantity>> missing(Slice slice, Work work) {
        return standing.read(slice, work.all()).map(terms -> {
            Map<ProductId, Quantity> missing = new LinkedHashMap<>();
            work.fulfilled().forEach((product, fulfilled) -> {
                Quantity rest =
                        fulfilled.minus(terms.deliveredOrCredited(work.wanted().mapping(), product));
                if (rest.signum() > 0) {
                    missing.put(product, rest);
                }
            });
            return missing;
        });
    }
}
