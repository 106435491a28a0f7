package io.synco.sync.feed;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.feed.MoveMeaning.Known;
import io.synco.sync.feed.MoveMeaning.Told;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Tx;
import io.synco.sync.order.DeliveredDocuments;
import io.synco.sync.order.DeliveredDocuments.Ours;
import io.synco.sync.order.UnsettledStore;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DoneMove;
import io.synco.sync.push.DirtyLevels;
import io.synco.sync.push.LevelStore.Touched;
import io.synco.sync.push.LinkedProducts;
import io.synco.sync.push.MappingBooks;
import io.synco.sync.rule.ExclusionStore;
import io.synco.sync.rule.ExclusionStore.Exclusion;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns finished moves into events and dirty levels. A move is recorded once however often the overlap shows it; one that leaves
 * one mapped set and enters another is two events, because each side has its own rule.
 */
@ApplicationScoped
class MoveIntake {
    static final String NO_LEVEL = "The linked item has no level at the mapped Shopify location.";

    private final MappingBooks mappings;
    private final LinkedProducts linked;
    private final DeliveredDocuments documents;
    private final DirtyLevels levels;
    private final RuleStore rules;
    private final ExclusionStore exclusions;
    private final UnsettledStore unsettled;
    private final JobStore jobs;
    private final EventLog events;

    MoveIntake(
            MappingBooks mappings,
            LinkedProducts linked,
            DeliveredDocuments documents,
            DirtyLevels levels,
            RuleStore rules,
            ExclusionStore exclusions,
            UnsettledStore unsettled,
            JobStore jobs,
            EventLog events) {
        this.mappings = mappings;
        this.linked = linked;
        this.documents = documents;
        this.levels = levels;
        this.rules = rules;
        this.exclusions = exclusions;
        this.unsettled = unsettled;
        this.jobs = jobs;
        this.events = events;
    }

    Uni<Void> take(Tx tx, ShopId shop, List<DoneMove> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<ProductId> products = new HashSet<>();
        Set<DocumentKey> keys = new HashSet<>();
        moves.forEach(move -> {
            products.add(move.product());
            move.document().ifPresent(keys::add);
        });
        return mappings.book(tx, shop)
                .chain(book -> linked.of(tx, shop, products)
                        .chain(known -> documents
                                .ours(tx, shop, keys)
                                .chain(ours ->
                                        rules.rules(tx, shop).map(chosen -> new Known(book, known, ours, chosen)))))
                .chain(known -> store(tx, shop, MoveMeaning.of(moves, known), counts(moves)));
    }

    private static Set<String> counts(List<DoneMove> moves) {
        return moves.stream()
                .filter(DoneMove::inventory)
                .map(move -> Long.toString(move.id()))
                .collect(Collectors.toSet());
    }

    private Uni<Void> store(Tx tx, ShopId shop, Map<String, Told> told, Set<String> counts) {
        return events.record(tx, shop, told.values().stream().map(Told::event).toList())
                .chain(keys -> {
                    List<Told> fresh = told.values().stream()
                            .filter(one -> keys.contains(one.event().sourceKey()))
                            .toList();
                    return withhold(tx, shop, fresh)
                            .chain(() -> settle(tx, shop, fresh, counts))
                            .chain(() -> follow(tx, shop, fresh));
                });
    }

    /** A count that a person announced settles what it was announced for. */
    private Uni<Void> settle(Tx tx, ShopId shop, List<Told> fresh, Set<String> counts) {
        List<Touched> counted = fresh.stream()
                .filter(one -> counts.contains(one.event().sourceKey().split("/", 2)[0]))
                .flatMap(one -> one.touched().stream())
                .toList();
        return unsettled
                .counted(tx, shop, counted)
                .chain(orders -> jobs.ask(
                        tx,
                        shop,
                        JobKind.UNSETTLED,
                        orders.stream().map(OrderId::toString).toList()))
                .replaceWithVoid();
    }

    private Uni<Void> withhold(Tx tx, ShopId shop, List<Told> fresh) {
        List<Exclusion> withheld = fresh.stream()
                .filter(Told::withholds)
                .map(MoveIntake::exclusion)
                .toList();
        Uni<Void> chain = exclusions.withhold(tx, shop, withheld);
        for (Told one : fresh) {
            if (one.usesUp()) {
                Touched at = one.touched().orElseThrow();
                Quantity units = Quantity.of(one.event().amount());
                chain = chain.chain(() -> exclusions.useUp(tx, shop, at.mapping(), at.product(), units));
            }
        }
        return chain;
    }

    private static Exclusion exclusion(Told one) {
        Touched at = one.touched().orElseThrow();
        NewEvent event = one.event();
        return new Exclusion(
                at.mapping(),
                at.product(),
                Quantity.of(event.amount()),
                event.sourceKey(),
                event.kind().words() + " " + event.subject(),
                event.decision().rule().name());
    }

    private Uni<Void> follow(Tx tx, ShopId shop, List<Told> fresh) {
        Set<String> documentIds = new HashSet<>();
        Set<String> fulfil = new HashSet<>();
        Set<String> open = new HashSet<>();
        List<Touched> touched = new ArrayList<>();
        for (Told one : fresh) {
            one.document().map(Ours::externalId).ifPresent(documentIds::add);
            one.touched().ifPresent(touched::add);
            if (one.fulfils() || one.bringsBack()) {
                one.document().map(Ours::externalId).ifPresent(fulfil::add);
            }
            if (one.touched().isPresent() && one.follows()) {
                open.add(one.event().sourceKey());
            }
        }
        return documents
                .revive(tx, shop, documentIds)
                .chain(() -> jobs.ask(tx, shop, JobKind.FULFIL, fulfil))
                .chain(() -> levels.byProducts(tx, shop, touched))
                .chain(push -> push.isEmpty()
                        ? events.endAlone(tx, shop, MoveMeaning.SOURCE, open, EventLog.IGNORED, NO_LEVEL)
                        : events.assign(
                                tx,
                                shop,
                                MoveMeaning.SOURCE,
                                open,
                                push.get().jobId(),
                                push.get().rev()));
    }
}
