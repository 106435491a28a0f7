package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.Chance;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.Side;
import io.synco.rules.Decision;
import io.synco.rules.EventKind;
import io.synco.rules.Rules;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Pauses;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Slice.SideFailure;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.order.OrderStanding.Terms;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.Delivery;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.FulfilAnswer;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What Odoo has delivered for an order and Shopify does not count as fulfilled yet becomes a fulfilment, with tracking. The order
 * is read first, every time: fulfillmentCreate takes no idempotency key, so only Shopify can say whether a lost answer was a yes.
 */
@ApplicationScoped
class FulfilHandler implements JobHandler {
    /** A call without an answer may still be running for its own limit; five seconds more are for the clocks. */
    private static final Duration UNTIL_CALL_ENDED = Slice.CALL_LIMIT.plusSeconds(5);

    private final ShopifyPort shopify;
    private final OdooPort odoo;
    private final OrderIntake intake;
    private final DocumentStore documents;
    private final DeliveryStore deliveries;
    private final RuleStore rules;
    private final OrderStanding standing;
    private final JobStore store;
    private final Pauses pauses;
    private final Chance chance;

    FulfilHandler(
            ShopifyPort shopify,
            OdooPort odoo,
            OrderIntake intake,
            DocumentStore documents,
            DeliveryStore deliveries,
            RuleStore rules,
            OrderStanding standing,
            JobStore store,
            Pauses pauses,
            Chance chance) {
        this.pauses = pauses;
        this.chance = chance;
        this.shopify = shopify;
        this.odoo = odoo;
        this.intake = intake;
        this.documents = documents;
        this.deliveries = deliveries;
        this.rules = rules;
        this.standing = standing;
        this.store = store;
    }

    @Override
    public JobKind kind() {
        return JobKind.FULFIL;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> jobs) {
        Job job = jobs.get(0);
        return slice.tx(tx -> documents.orderOf(tx, slice.shop(), job.key()))
                .chain(order -> order.isEmpty()
                        ? Uni.createFrom().<Outcome>item(new Outcome.Ignored("This document is not ours."))
                        : fulfil(slice, job.key(), order.get()))
                .map(outcome -> Map.of(job, onceMore(job, outcome)));
    }

    private static Outcome onceMore(Job job, Outcome outcome) {
        return outcome instanceof Outcome.Flag flag && Crossing.isLikely(job)
                ? new Outcome.Retry(flag.words())
                : outcome;
    }

    private Uni<Outcome> fulfil(Slice slice, String externalId, OrderId orderId) {
        return slice.call(Side.SHOPIFY, () -> shopify.order(slice.shop(), orderId))
                .chain(order -> order.isEmpty()
                        ? Uni.createFrom().item(new Outcome.Ignored("Shopify does not know this order any more."))
                        : slice.tx(tx -> intake.take(tx, slice.shop(), order.get(), OrderIntake.Moment.LATER)
                                        .chain(() -> documents.wanted(tx, slice.shop(), orderId)))
                                .chain(all -> stands(all, externalId)
                                        ? steps(slice, all, order.get())
                                        : Uni.createFrom()
                                                .item(new Outcome.Ignored(
                                                        "The order has no document in Odoo any more."))));
    }

    private static boolean stands(List<Wanted> all, String externalId) {
        return all.stream()
                .anyMatch(wanted ->
                        wanted.externalId().equals(externalId) && wanted.ref().isPresent());
    }

    private Uni<Outcome> steps(Slice slice, List<Wanted> all, OrderReading order) {
        Set<DocumentRef> refs =
                all.stream().flatMap(wanted -> wanted.ref().stream()).collect(Collectors.toSet());
        return slice.call(Side.ODOO, () -> odoo.deliveries(slice.shop(), refs))
                .call(found -> slice.tx(tx -> lookForCancelled(tx, slice, all, order, found)))
                // What comes back before Shopify counts it as fulfilled is owed again, and no fulfilment may tell
                // otherwise.
                .chain(found -> standing.read(slice, all)
                        .call(terms -> undo(slice, all, order, terms))
                        .call(terms -> lookAtOthers(slice, order.id(), all, terms))
                        .chain(terms -> slice.tx(tx -> deliveries.undone(tx, slice.shop(), pickings(found)))
                                .map(undone -> Returned.of(terms.moves(), undone)))
                        .chain(returned -> slice.tx(tx -> told(tx, slice, order, pickings(found))
                                .map(told -> FulfilPlan.of(all, order, found, returned, told))
                                .chain(steps -> rules.rules(tx, slice.shop())
                                        .map(chosen -> byRule(steps, quiet(all, found, chosen))))))
                        .chain(steps -> sendAll(slice, all, steps, found)));
    }

    private Uni<FulfilPlan.Told> told(Tx tx, Slice slice, OrderReading order, List<Long> pickings) {
        Set<Long> made = fulfilments(order.fulfilled());
        Set<Long> cancelled = fulfilments(order.cancelled());
        return deliveries
                .toldUnits(tx, slice.shop(), pickings)
                .chain(all -> deliveries
                        .toldBy(tx, slice.shop(), cancelled)
                        .chain(of -> deliveries
                                .tellOfDeliveries(tx, slice.shop(), made)
                                .map(ours -> new FulfilPlan.Told(all, of, ours))));
    }

    private static Set<Long> fulfilments(List<FulfilledLine> lines) {
        return lines.stream().map(FulfilledLine::fulfilmentId).collect(Collectors.toSet());
    }

    /** Deliveries that by rule make no fulfilment: another document's delivery must not tell Shopify of them. */
    private static Set<Long> quiet(List<Wanted> all, List<Delivery> found, Rules chosen) {
        Set<String> quiet = all.stream()
                .filter(wanted -> chosen.decide(EventKind.DELIVERED, wanted.locations()) instanceof Decision.Ignore)
                .map(Wanted::externalId)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(delivery -> quiet.contains(delivery.document()))
                .map(Delivery::picking)
                .collect(Collectors.toSet());
    }

    private static List<FulfilPlan.Step> byRule(List<FulfilPlan.Step> steps, Set<Long> quiet) {
        return steps.stream().filter(step -> !quiet.contains(step.picking())).toList();
    }

    /**
     * What a call without an answer had made may be cancelled by now: it is told, and not made again. Fulfilments that are known to tell
     * of another delivery are not it, be they of the same units.
     */
    private Uni<Void> lookForCancelled(Tx tx, Slice slice, List<Wanted> all, OrderReading order, List<Delivery> found) {
        return deliveries
                .unanswered(tx, slice.shop(), pickings(found))
                .chain(sent -> deliveries
                        .tellOfDeliveries(tx, slice.shop(), fulfilments(order.cancelled()))
                        .map(known -> made(order.cancelled(), known, all, found, sent)))
                .chain(made -> made.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : deliveries
                                .made(tx, slice.shop(), made)
                                .chain(() -> store.ask(
                                        tx,
                                        slice.shop(),
                                        JobKind.CANCELLED_FULFILMENT,
                                        order.id().toString()))
                                .replaceWithVoid());
    }

    /**
     * @param known fulfilments that it is not
     * @param sent without an answer, by picking
     */
    private static Map<Long, Long> made(
            List<FulfilledLine> cancelled,
            Set<Long> known,
            List<Wanted> all,
            List<Delivery> found,
            Map<Long, Map<ProductId, Quantity>> sent) {
        List<FulfilledLine> lines = cancelled.stream()
                .filter(line -> !known.contains(line.fulfilmentId()))
                .toList();
        Map<Long, Long> made = new HashMap<>();
        found.stream()
                .filter(delivery -> sent.containsKey(delivery.picking()))
                .forEach(delivery -> CancelledFulfilments.made(
                                lines, all, delivery.trackingNumber(), sent.get(delivery.picking()))
                        .ifPresent(fulfilment -> made.put(delivery.picking(), fulfilment)));
        return made;
    }

    /** Kept from now on: nobody can tell later from the goods alone whether they came back before they were fulfilled. */
    private Uni<Void> undo(Slice slice, List<Wanted> all, OrderReading order, Terms terms) {
        Set<Long> pickings =
                terms.moves().stream().flatMap(move -> move.picking().stream()).collect(Collectors.toSet());
        List<Long> some = List.copyOf(pickings);
        return slice.tx(tx -> told(tx, slice, order, some)
                .map(told -> BroughtBack.of(all, order, terms.moves(), told))
                .chain(undone -> deliveries
                        .undone(tx, slice.shop(), some)
                        .chain(known -> known.equals(undone)
                                ? Uni.createFrom().voidItem()
                                : deliveries
                                        .saveUndone(tx, slice.shop(), some, undone)
                                        .chain(() -> documents.revive(
                                                tx,
                                                slice.shop(),
                                                all.stream()
                                                        .map(Wanted::externalId)
                                                        .toList()))
                                        .chain(() -> store.ask(
                                                tx,
                                                slice.shop(),
                                                JobKind.ORDER,
                                                order.id().toString()))
                                        .replaceWithVoid())));
    }

    /** What was delivered on one document may be what another is for no longer. */
    private Uni<Void> lookAtOthers(Slice slice, OrderId order, List<Wanted> all, Terms terms) {
        boolean stale = OrderStanding.entangled(all)
                && all.stream().map(terms::spared).anyMatch(wanted -> wanted.stands() && !wanted.upToDate());
        return stale
                ? slice.tx(tx -> store.ask(tx, slice.shop(), JobKind.ORDER, order.toString()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static List<Long> pickings(List<Delivery> found) {
        return found.stream().map(Delivery::picking).toList();
    }

    private Uni<Outcome> sendAll(Slice slice, List<Wanted> all, List<FulfilPlan.Step> steps, List<Delivery> found) {
        if (steps.isEmpty()) {
            return slice.tx(tx -> deliveries.settled(tx, slice.shop(), pickings(found)))
                    .replaceWith(new Outcome.Done(
                            "Shopify knows of everything that was delivered and is to be told by SyncO."));
        }
        Uni<Outcome> chain = Uni.createFrom().item(new Outcome.Done("Fulfilled on Shopify."));
        for (FulfilPlan.Step step : steps) {
            chain = chain.chain(so -> so instanceof Outcome.Done
                    ? send(slice, all, step)
                    : Uni.createFrom().item(so));
        }
        return chain;
    }

    private Uni<Outcome> send(Slice slice, List<Wanted> all, FulfilPlan.Step step) {
        UUID intent = chance.uuid();
        return slice.tx(tx -> pauses.now(tx, slice.shop())
                        .map(paused -> all.stream()
                                .flatMap(wanted -> Holds.delivery(paused, Side.SHOPIFY, wanted).stream())
                                .findFirst()
                                .map(Holds::outcome))
                        .call(held -> held.isPresent()
                                ? Uni.createFrom().voidItem()
                                : deliveries.prepare(tx, slice.shop(), step, intent)))
                .chain(held -> held.isPresent()
                        ? Uni.createFrom().item(held.get())
                        : call(slice, all.get(0).order(), step, intent));
    }

    private Uni<Outcome> call(Slice slice, OrderId order, FulfilPlan.Step step, UUID intent) {
        return slice.call(Side.SHOPIFY, () -> shopify.fulfil(slice.shop(), step.call()))
                .chain(answer -> book(slice, order, step, intent, answer))
                .onFailure(SideFailure::unanswered)
                .recoverWithItem(failure -> new Outcome.Snooze(UNTIL_CALL_ENDED, failure.getMessage()));
    }

    private Uni<Outcome> book(Slice slice, OrderId order, FulfilPlan.Step step, UUID intent, FulfilAnswer answer) {
        if (answer instanceof FulfilAnswer.Refused refused) {
            return Uni.createFrom()
                    .item(new Outcome.Flag(
                            "Shopify refused the fulfilment for delivery " + step.name() + ": " + refused.words(),
                            "Change in Shopify what it names, or fulfil there by hand, then retry."));
        }
        long fulfilment = ((FulfilAnswer.Created) answer).fulfilmentId();
        // The order is read again, so that the fulfilment explains the fall of on_hand even if its webhook is lost.
        return slice.tx(tx -> deliveries
                        .tell(tx, slice.shop(), step, intent, fulfilment)
                        .chain(() -> store.ask(tx, slice.shop(), JobKind.ORDER, order.toString())))
                .replaceWith(new Outcome.Done("Fulfilled on Shopify."));
    }
}
