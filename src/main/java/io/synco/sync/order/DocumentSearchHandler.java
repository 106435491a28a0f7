package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.Side;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.JobStore;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.job.WorkerConfig;
import io.synco.sync.order.DocumentStore.Sought;
import io.synco.sync.order.DocumentStore.Wanted;
import io.synco.sync.port.OdooPort;
import io.synco.sync.port.OdooPort.DocumentKey;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.push.DirtyLevels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the sales orders that others made for orders of ours, by reference or by the name that a person gave, with one call for many
 * orders. Odoo is asked, nothing is guessed: where several could be meant, a person decides.
 */
@ApplicationScoped
class DocumentSearchHandler implements JobHandler {
    static final String KEY = "orders";
    /** Names in one question to Odoo. */
    private static final int ORDERS_MAX = 500;

    private final OdooPort odoo;
    private final DocumentStore documents;
    private final DirtyLevels dirty;
    private final JobStore jobs;
    private final WorkerConfig config;

    DocumentSearchHandler(
            OdooPort odoo, DocumentStore documents, DirtyLevels dirty, JobStore jobs, WorkerConfig config) {
        this.odoo = odoo;
        this.documents = documents;
        this.dirty = dirty;
        this.jobs = jobs;
        this.config = config;
    }

    @Override
    public JobKind kind() {
        return JobKind.DOCUMENT_SEARCH;
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        return slice.tx(tx -> documents.sought(tx, slice.shop(), ORDERS_MAX))
                .chain(sought -> sought.isEmpty()
                        ? Uni.createFrom().<Outcome>item(new Outcome.Done("Every order has its document."))
                        : search(slice, sought))
                .map(outcome -> Map.of(batch.get(0), outcome));
    }

    private Uni<Outcome> search(Slice slice, List<Sought> sought) {
        Set<String> references = new TreeSet<>();
        sought.forEach(one -> {
            references.add(one.orderName());
            references.addAll(one.named());
        });
        return slice.call(Side.ODOO, () -> odoo.ordersReferenced(slice.shop(), references))
                .chain(found -> slice.tx(
                        tx -> taken(tx, slice, found).chain(taken -> takeAll(tx, slice, sought, found, taken))))
                .replaceWith(new Outcome.Again(config.documentSearchEvery()));
    }

    private Uni<Set<Long>> taken(Tx tx, Slice slice, List<Referenced> found) {
        List<DocumentKey> keys = found.stream()
                .map(one -> new DocumentKey(DocumentKind.SALES_ORDER, one.odooId()))
                .toList();
        return documents
                .ours(tx, slice.shop(), keys)
                .map(ours ->
                        ours.keySet().stream().map(DocumentKey::id).collect(Collectors.toCollection(HashSet::new)));
    }

    private Uni<Void> takeAll(Tx tx, Slice slice, List<Sought> sought, List<Referenced> found, Set<Long> taken) {
        Map<OrderId, List<Candidates>> byOrder = new LinkedHashMap<>();
        for (Sought one : sought) {
            Candidates candidates = Candidates.of(one, found, taken);
            if (candidates.decided()) {
                taken.add(candidates.documents().get(0).odooId());
            }
            byOrder.computeIfAbsent(one.order(), order -> new ArrayList<>()).add(candidates);
        }
        Map<OrderId, String> looked = new LinkedHashMap<>();
        byOrder.forEach((order, all) ->
                looked.put(order, all.stream().map(Candidates::summary).collect(Collectors.joining("; "))));
        Uni<Void> chain = documents.looked(tx, slice.shop(), looked);
        for (List<Candidates> all : byOrder.values()) {
            chain = chain.chain(() -> take(tx, slice, all))
                    .chain(() -> askOrClose(
                            tx, slice, all, looked.get(all.get(0).sought().order())));
        }
        return chain;
    }

    private Uni<Void> take(Tx tx, Slice slice, List<Candidates> ofOrder) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Candidates one : ofOrder) {
            if (one.decided()) {
                chain = chain.chain(() -> take(tx, slice, one));
            }
        }
        return chain;
    }

    private Uni<Void> take(Tx tx, Slice slice, Candidates candidates) {
        Sought sought = candidates.sought();
        return documents
                .found(tx, slice.shop(), sought, candidates.documents().get(0))
                .chain(() -> documents.wanted(tx, slice.shop(), sought.order()))
                .chain(all -> all.stream()
                        .filter(wanted -> wanted.adopted() && wanted.mapping().equals(sought.mapping()))
                        .findFirst()
                        .map(wanted -> adopt(tx, slice, wanted))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> dirty.byOrder(tx, slice.shop(), sought.order()))
                .replaceWithVoid();
    }

    /** What it is for is what its order wants now; both sides may have delivered some of it already. */
    private Uni<Void> adopt(Tx tx, Slice slice, Wanted wanted) {
        return documents
                .agreed(tx, slice.shop(), wanted)
                .chain(() -> jobs.ask(tx, slice.shop(), JobKind.FULFIL, wanted.externalId()))
                .chain(() -> jobs.ask(tx, slice.shop(), JobKind.DELIVER, wanted.externalId()))
                .replaceWithVoid();
    }

    /** A person is asked once, and again when something else is found than the last time. */
    private Uni<Void> askOrClose(Tx tx, Slice slice, List<Candidates> ofOrder, String found) {
        Sought sought = ofOrder.get(0).sought();
        String key = sought.order().toString();
        String words = ofOrder.stream()
                .filter(Candidates::asksAPerson)
                .map(Candidates::words)
                .distinct()
                .collect(Collectors.joining(" "));
        if (words.isEmpty()) {
            return jobs.closeFlags(tx, slice.shop(), JobKind.DOCUMENT_CHOICE, List.of(key));
        }
        return sought.last().filter(found::equals).isPresent()
                ? Uni.createFrom().voidItem()
                : jobs.raiseFlag(tx, slice.shop(), JobKind.DOCUMENT_CHOICE, key, words, Candidates.HINT)
                        .replaceWithVoid();
    }
}
