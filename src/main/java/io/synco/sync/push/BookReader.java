package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.MappingBook;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Promise;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.synco.sync.push.BookStore.PartPromise;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a plan needs of our side, all in one transaction. */
@ApplicationScoped
class BookReader {
    private final BookStore store;
    private final MappingBooks mappings;

    BookReader(BookStore store, MappingBooks mappings) {
        this.store = store;
        this.mappings = mappings;
    }

    /** @param documents what of the promises stands in Odoo and has to be read with the snapshot */
    record Load(Books books, Set<DocumentRef> documents) {
        Set<ProductId> products() {
            return productsOf(books.levels());
        }

        /** A level that became dirty meanwhile and uses other products is not in the snapshot; it waits for the next. */
        Books only(Set<ProductId> read) {
            List<DirtyLevel> covered = books.levels().stream()
                    .filter(level -> read.containsAll(level.recipe().keySet()))
                    .toList();
            return new Books(covered, books.promises(), books.sets());
        }

        Set<StockLocationId> locations() {
            Set<StockLocationId> all = new HashSet<>();
            books.sets().values().forEach(all::addAll);
            return all;
        }
    }

    Uni<Load> load(Tx tx, ShopId shop, int limit) {
        return store.dirty(tx, shop, limit)
                .chain(dirty -> mappings.book(tx, shop)
                        .chain(book -> store.refuse(tx, shop, lost(dirty, book))
                                .chain(() -> load(tx, shop, usable(dirty, book), book))));
    }

    private Uni<Load> load(Tx tx, ShopId shop, List<DirtyLevel> levels, MappingBook book) {
        Map<MappingId, Set<StockLocationId>> sets = new HashMap<>();
        levels.forEach(level -> sets.computeIfAbsent(level.mapping(), book::stockLocations));
        return store.promises(tx, shop, productsOf(levels), sets.keySet())
                .map(parts -> new Load(new Books(levels, summed(parts), sets), documents(parts)));
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

    private record Key(String document, MappingId mapping, ProductId product) {}

    private static List<Promise> summed(List<PartPromise> parts) {
        Map<Key, Quantity> sums = new LinkedHashMap<>();
        for (PartPromise part : parts) {
            String document = part.document().orElse(part.order() + "@" + part.mapping());
            sums.merge(new Key(document, part.mapping(), part.product()), part.units(), Quantity::plus);
        }
        List<Promise> promises = new ArrayList<>();
        sums.forEach((key, units) -> promises.add(new Promise(key.document(), key.mapping(), key.product(), units)));
        return promises;
    }
}
