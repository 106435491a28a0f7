package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.CatalogItem;
import io.synco.catalog.LinkStore.Change;
import io.synco.kernel.ItemId;
import io.synco.kernel.Side;
import io.synco.rules.EventKind;
import io.synco.rules.RuleBook;
import io.synco.sync.inbox.EventLog;
import io.synco.sync.inbox.HintedWork;
import io.synco.sync.inbox.NewEvent;
import io.synco.sync.job.Job;
import io.synco.sync.job.JobHandler;
import io.synco.sync.job.JobKind;
import io.synco.sync.job.Outcome;
import io.synco.sync.job.Slice;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Row.Sold;
import io.synco.sync.port.ShopifyPort.Variant;
import io.synco.sync.port.ShopifyProducts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads products of which Shopify told that they changed, and lets the stored catalogue and the links follow. */
@ApplicationScoped
class ProductHandler implements JobHandler {
    private static final String SOURCE = "product";

    private final ShopifyProducts shopify;
    private final StoredCatalogue catalogue;
    private final LinkDesk links;
    private final EventLog events;

    ProductHandler(ShopifyProducts shopify, StoredCatalogue catalogue, LinkDesk links, EventLog events) {
        this.shopify = shopify;
        this.catalogue = catalogue;
        this.links = links;
        this.events = events;
    }

    @Override
    public JobKind kind() {
        return JobKind.PRODUCT;
    }

    @Override
    public int together() {
        return ShopifyProducts.MOST;
    }

    /**
     * What was asked for, as Shopify has it.
     *
     * @param products each with all of its variants; none for one that Shopify does not have
     * @param gone items that Shopify does not have, named without their product
     */
    private record Reading(Map<Long, List<Variant>> products, Set<ItemId> gone) {
        List<Sold> rows() {
            return products.entrySet().stream()
                    .flatMap(product -> product.getValue().stream().map(variant -> new Sold(product.getKey(), variant)))
                    .toList();
        }
    }

    @Override
    public Uni<Map<Job, Outcome>> run(Slice slice, List<Job> batch) {
        Job first = batch.get(0);
        return read(slice, batch)
                .chain(reading -> slice.tx(tx -> keep(tx, slice, reading, first.id() + "/" + first.rev())))
                .map(changes -> batch.stream()
                        .collect(Collectors.toMap(
                                job -> job, job -> new Outcome.Done("Its variants are as Shopify has them."))));
    }

    private Uni<Reading> read(Slice slice, List<Job> batch) {
        Set<ItemId> items =
                ids(batch, HintedWork.ITEM).stream().map(ItemId::new).collect(Collectors.toSet());
        Uni<Map<ItemId, Long>> owners = items.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : slice.call(Side.SHOPIFY, () -> shopify.productsOf(slice.shop(), items));
        return owners.chain(of -> {
            Set<Long> products = ids(batch, HintedWork.PRODUCT);
            products.addAll(of.values());
            Set<ItemId> gone = new HashSet<>(items);
            gone.removeAll(of.keySet());
            return products(slice, products).map(read -> new Reading(read, gone));
        });
    }

    private Uni<Map<Long, List<Variant>>> products(Slice slice, Set<Long> products) {
        if (products.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return slice.call(Side.SHOPIFY, () -> shopify.read(slice.shop(), products))
                .map(found -> {
                    Map<Long, List<Variant>> all = new HashMap<>(found);
                    products.forEach(product -> all.putIfAbsent(product, List.of()));
                    return all;
                });
    }

    private static Set<Long> ids(List<Job> batch, String prefix) {
        return batch.stream()
                .map(Job::key)
                .filter(key -> key.startsWith(prefix))
                .map(key -> Long.valueOf(key.substring(prefix.length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Uni<Void> keep(Tx tx, Slice slice, Reading reading, String run) {
        List<Sold> rows = reading.rows();
        List<CatalogItem> sold =
                rows.stream().map(row -> RemoteCatalogue.item(row.variant())).toList();
        return catalogue
                .told(tx, slice.shop(), reading.products().keySet(), rows, reading.gone())
                .chain(gone -> links.told(tx, slice.shop(), sold, gone))
                .chain(changes -> events.record(
                        tx,
                        slice.shop(),
                        changes.stream().map(change -> event(change, run)).toList()))
                .replaceWithVoid();
    }

    /** @param run whatever tried it before without committing recorded nothing */
    private static NewEvent event(Change change, String run) {
        return new NewEvent(
                EventKind.PRODUCT_CHANGED,
                SOURCE,
                run + "/" + change.item(),
                change.title() == null ? "variant" : change.title().replace("\0", ""),
                null,
                change.item().value(),
                null,
                null,
                RuleBook.decide(EventKind.PRODUCT_CHANGED),
                EventLog.DONE,
                change.words());
    }
}
