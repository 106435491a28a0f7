package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.MappingBook;
import io.synco.sync.book.BookingStore;
import io.synco.sync.job.Tx;
import io.synco.sync.order.UnsettledStore;
import io.synco.sync.plan.LevelPlan;
import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.OrderLine;
import io.synco.sync.plan.LevelPlan.Promise;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.plan.LevelPlan.Withheld;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.push.BookStore.PartPromise;
import io.synco.sync.rule.ExclusionStore;
import io.synco.sync.rule.RuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a plan needs of our side, all in one transaction. */
@ApplicationScoped
class BookReader {
    private final BookStore store;
    private final MappingBooks mappings;
    private final RuleStore rules;
    private final ExclusionStore exclusions;
    private final BookingStore bookings;
    private final UnsettledStore unsettled;

    BookReader(
            BookStore store,
            MappingBooks mappings,
            RuleStore rules,
            ExclusionStore exclusions,
            BookingStore bookings,
            UnsettledStore unsettled) {
        this.bookings = bookings;
        this.unsettled = unsettled;
        this.store = store;
        this.mappings = mappings;
        this.rules = rules;
        this.exclusions = exclusions;
    }

    /**
     * @param documents what of the promises stands in Odoo and has to be read with the snapshot
     * @param unanswered orders of which Odoo may hold something that we do not know of
     * @param withholding some of what comes in at these mappings is not to be sold, by rule, or is withheld from before
     */
    record Load(Books books, Set<DocumentRef> documents, Set<OrderId> unanswered, boolean withholding) {
        Set<ProductId> products() {
            return productsOf(books.levels());
        }

        /**
         * The books as they stand later, for the snapshot that is read for this load. A level that became dirty meanwhile, or stands
         * for other products or Odoo locations now, is not in the snapshot: it waits for the next; and what has touched a level
         * meanwhile may have come after the snapshot, so it stays dirty.
         */
        Later later(Load now) {
            Set<ProductId> products = products();
            Set<StockLocationId> read = locations();
            Map<LevelId, Long> revs = new HashMap<>();
            books.levels().forEach(level -> revs.put(level.level(), level.wantedRev()));
            List<DirtyLevel> covered = now.books.levels().stream()
                    .filter(level -> revs.containsKey(level.level())
                            && products.containsAll(level.recipe().keySet())
                            && read.containsAll(now.books.sets().getOrDefault(level.mapping(), Set.of())))
                    .map(level -> level.answering(revs.get(level.level())))
                    .toList();
            return new Later(
                    new Books(
                            covered,
                            writtenOffAllAlong(now),
                            withheldAllAlong(now),
                            now.books.sets(),
                            now.books.pending()),
                    books.withheld().equals(now.books.withheld()));
        }

        /** What was written off in between may be for a count that the snapshot does not hold. */
        private List<Promise> writtenOffAllAlong(Load now) {
            Map<OrderLine, Quantity> before = new HashMap<>();
            books.promises().forEach(promise -> before.put(promise.line(), promise.writtenOff()));
            return now.books.promises().stream()
                    .map(promise -> promise.writtenOff(
                            promise.writtenOff().min(before.getOrDefault(promise.line(), promise.writtenOff()))))
                    .toList();
        }

        /** What of the promises comes right by no event. */
        Map<OrderLine, Quantity> unsettled(Snapshot snapshot) {
            Map<OrderLine, Quantity> all = LevelPlan.unsettled(books, snapshot);
            all.keySet().removeIf(line -> unanswered.contains(line.order()));
            return all;
        }

        /** What was withheld or used up in between is in the snapshot or not, nobody knows: with this nothing is lowered too far. */
        private List<Withheld> withheldAllAlong(Load now) {
            Map<Long, Withheld> before = new HashMap<>();
            books.withheld().forEach(one -> before.put(one.exclusion().id(), one));
            return now.books.withheld().stream()
                    .filter(one -> before.containsKey(one.exclusion().id()))
                    .map(one -> one.less(before.get(one.exclusion().id())))
                    .toList();
        }

        Set<StockLocationId> locations() {
            Set<StockLocationId> all = new HashSet<>();
            books.levels().forEach(level -> all.addAll(books.sets().getOrDefault(level.mapping(), Set.of())));
            return all;
        }

        Set<OrderId> settled(Snapshot snapshot) {
            Set<OrderId> settled = LevelPlan.settled(books, snapshot);
            settled.removeAll(unanswered);
            return settled;
        }
    }

    /** @param steady the same was withheld all along: what rises by these books may rise */
    record Later(Books books, boolean steady) {}

    Uni<Load> load(Tx tx, ShopId shop, int limit) {
        return store.dirty(tx, shop, limit)
                .chain(dirty -> mappings.book(tx, shop)
                        .chain(book -> store.refuse(tx, shop, lost(dirty, book))
                                .chain(() -> load(tx, shop, usable(dirty, book), book))));
    }

    /** The books of these levels, dirty or not, as they would be with what those orders want that are not in them yet. */
    Uni<Load> ahead(Tx tx, ShopId shop, Collection<LevelId> levels, AwaitedOrders orders) {
        return store.of(tx, shop, levels)
                .chain(found ->
                        mappings.book(tx, shop).chain(book -> ahead(tx, shop, usable(found, book), book, orders)));
    }

    private Uni<Load> ahead(Tx tx, ShopId shop, List<DirtyLevel> levels, MappingBook book, AwaitedOrders orders) {
        return orders.of(tx, shop, productsOf(levels), mappings(levels))
                .chain(awaited -> load(
                        tx,
                        shop,
                        AwaitedPart.opening(levels, awaited),
                        book,
                        awaited.stream().flatMap(AwaitedPart::promises).toList()));
    }

    private Uni<Load> load(Tx tx, ShopId shop, List<DirtyLevel> levels, MappingBook book) {
        return load(tx, shop, levels, book, List.of());
    }

    /** @param awaited promises of orders that are not in the books */
    private Uni<Load> load(Tx tx, ShopId shop, List<DirtyLevel> levels, MappingBook book, List<PartPromise> awaited) {
        Set<ProductId> products = productsOf(levels);
        Set<MappingId> concerned = mappings(levels);
        return rules.rules(tx, shop)
                .chain(chosen -> exclusions
                        .withheld(tx, shop, products, concerned)
                        .chain(withheld -> bookings.pending(tx, shop, products, concerned)
                                .chain(pending -> store.promises(tx, shop, products, concerned)
                                        .map(known -> Stream.concat(known.stream(), awaited.stream())
                                                .toList())
                                        .chain(parts -> unsettled
                                                .written(tx, shop, orders(parts))
                                                .map(written -> new Load(
                                                        new Books(
                                                                levels,
                                                                summed(parts, written),
                                                                withheld,
                                                                sets(concerned, parts, book),
                                                                pending),
                                                        documents(parts),
                                                        unanswered(parts),
                                                        !withheld.isEmpty()
                                                                || chosen.withholdAny(outlets(concerned, book))))))));
    }

    private static Set<MappingId> mappings(List<DirtyLevel> levels) {
        return levels.stream().map(DirtyLevel::mapping).collect(Collectors.toSet());
    }

    private static Set<OrderId> orders(List<PartPromise> parts) {
        return parts.stream().map(PartPromise::order).collect(Collectors.toSet());
    }

    private static Map<MappingId, Set<StockLocationId>> sets(
            Set<MappingId> concerned, List<PartPromise> parts, MappingBook book) {
        Map<MappingId, Set<StockLocationId>> sets = new HashMap<>();
        concerned.forEach(mapping -> sets.put(mapping, book.stockLocations(mapping)));
        parts.forEach(part -> sets.computeIfAbsent(part.mapping(), book::stockLocations));
        return sets;
    }

    private static Set<LocationId> outlets(Set<MappingId> mappings, MappingBook book) {
        return mappings.stream()
                .flatMap(mapping -> book.find(mapping).stream())
                .flatMap(mapping -> mapping.outlets().stream())
                .map(LocationMapping.Outlet::location)
                .collect(Collectors.toSet());
    }

    private static List<DirtyLevel> usable(List<DirtyLevel> dirty, MappingBook book) {
        return dirty.stream()
                .filter(level -> book.find(level.mapping()).isPresent())
                .toList();
    }

    /** A mapping whose Odoo location is gone has no stock that could be believed: nothing is written, and it is said. */
    private static Map<LevelId, String> lost(List<DirtyLevel> dirty, MappingBook book) {
        Map<LevelId, String> lost = new LinkedHashMap<>();
        dirty.stream()
                .filter(level -> book.find(level.mapping()).isEmpty())
                .forEach(level ->
                        lost.put(level.level(), book.whyUnmapped(level.level().location())));
        return lost;
    }

    private static Set<ProductId> productsOf(List<DirtyLevel> levels) {
        return levels.stream()
                .flatMap(level -> level.recipe().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Set<DocumentRef> documents(List<PartPromise> parts) {
        return parts.stream().flatMap(part -> part.ref().stream()).collect(Collectors.toSet());
    }

    private static Set<OrderId> unanswered(List<PartPromise> parts) {
        return parts.stream()
                .filter(part -> !part.answered())
                .map(PartPromise::order)
                .collect(Collectors.toSet());
    }

    private static List<Promise> summed(List<PartPromise> parts, Map<OrderLine, Quantity> written) {
        Map<OrderLine, Promise> sums = new LinkedHashMap<>();
        for (PartPromise part : parts) {
            sums.merge(new OrderLine(part.order(), part.mapping(), part.product()), promise(part), BookReader::sum);
        }
        return sums.values().stream()
                .map(promise -> promise.writtenOff(written.getOrDefault(promise.line(), Quantity.ZERO)))
                .toList();
    }

    private static Promise promise(PartPromise part) {
        return new Promise(
                part.document().orElse(part.order() + "@" + part.mapping()),
                part.order(),
                part.name(),
                part.mapping(),
                part.product(),
                part.units(),
                part.fulfilled(),
                part.elsewhere());
    }

    private static Promise sum(Promise a, Promise b) {
        return new Promise(
                a.document(),
                a.order(),
                a.name(),
                a.mapping(),
                a.product(),
                a.promised().plus(b.promised()),
                a.fulfilled().plus(b.fulfilled()),
                a.elsewhere().plus(b.elsewhere()));
    }
}
