package io.synco.sync.push;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.Side;
import io.synco.mapping.MappingBook;
import io.synco.sync.job.Slice;
import io.synco.sync.order.DeliveredDocuments;
import io.synco.sync.plan.Effect;
import io.synco.sync.plan.LevelPlan.Books;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Planned;
import io.synco.sync.plan.LevelPlan.Snapshot;
import io.synco.sync.plan.Planner;
import io.synco.sync.plan.Prospect;
import io.synco.sync.port.ShopifyPort;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.push.SnapshotReader.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a push would write, by the same books, snapshot and planner; it writes nothing, to neither side nor to the books. */
@ApplicationScoped
public class Foresight {
    /** The most levels that are read at a time. */
    private static final int ROWS_MAX = 250;

    private final ShopifyPort shopify;
    private final BookReader reader;
    private final MappingBooks mappings;
    private final SnapshotReader snapshots;
    private final DeliveredDocuments documents;
    private final Planner planner;

    Foresight(
            ShopifyPort shopify,
            BookReader reader,
            MappingBooks mappings,
            SnapshotReader snapshots,
            DeliveredDocuments documents,
            Planner planner) {
        this.shopify = shopify;
        this.reader = reader;
        this.mappings = mappings;
        this.snapshots = snapshots;
        this.documents = documents;
        this.planner = planner;
    }

    /** The books with and without the orders that are not in them yet. */
    private record Loaded(BookReader.Load with, BookReader.Load without, MappingBook mapping) {}

    /**
     * @param levels all of an item's that are of interest, together: locations that split its stock are planned together
     * @return one for each of the levels
     */
    public Uni<List<Prospect>> of(Slice slice, Collection<LevelId> levels, AwaitedOrders orders) {
        return read(slice, List.copyOf(levels), new HashMap<>())
                .chain(readings -> load(slice, levels, orders)
                        .chain(loaded -> snapshot(slice, loaded)
                                .map(snapshot -> prospects(levels, readings, loaded, snapshot))));
    }

    private Uni<Map<LevelId, LevelReading>> read(Slice slice, List<LevelId> wanted, Map<LevelId, LevelReading> before) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(before);
        }
        List<LevelId> some = wanted.subList(0, Math.min(ROWS_MAX, wanted.size()));
        return slice.call(Side.SHOPIFY, () -> shopify.levels(slice.shop(), new HashSet<>(some)))
                .invoke(before::putAll)
                .chain(() -> read(slice, wanted.subList(some.size(), wanted.size()), before));
    }

    private Uni<Loaded> load(Slice slice, Collection<LevelId> levels, AwaitedOrders orders) {
        return slice.tx(tx -> reader.ahead(tx, slice.shop(), levels, orders)
                .chain(with -> reader.ahead(tx, slice.shop(), levels, AwaitedOrders.NONE)
                        .chain(without ->
                                mappings.book(tx, slice.shop()).map(mapping -> new Loaded(with, without, mapping)))));
    }

    private Uni<Snapshot> snapshot(Slice slice, Loaded loaded) {
        if (loaded.with().books().levels().isEmpty()) {
            return Uni.createFrom().item(new Snapshot(List.of(), List.of(), List.of(), Set.of()));
        }
        return snapshots.read(slice, loaded.with()).chain(taken -> told(slice, taken));
    }

    private Uni<Snapshot> told(Slice slice, Taken taken) {
        Set<Long> pickings = taken.snapshot().pickings();
        return slice.tx(tx -> documents
                .told(tx, slice.shop(), pickings)
                .chain(told -> documents
                        .undone(tx, slice.shop(), pickings)
                        .map(undone -> taken.told(told, undone).snapshot())));
    }

    private List<Prospect> prospects(
            Collection<LevelId> levels, Map<LevelId, LevelReading> readings, Loaded loaded, Snapshot snapshot) {
        Map<LevelId, Planned> with = planned(stocked(loaded.with().books(), readings), snapshot);
        Map<LevelId, Planned> without = planned(stocked(loaded.without().books(), readings), snapshot);
        List<Prospect> prospects = new ArrayList<>();
        for (LevelId level : levels) {
            Optional<LevelReading> reading = Optional.ofNullable(readings.get(level));
            prospects.add(Prospect.unwritable(level, reading)
                    .orElseGet(() -> with.containsKey(level)
                            ? Prospect.of(with.get(level), without.get(level), reading.orElseThrow())
                            : unplannable(level, loaded.mapping())));
        }
        return prospects;
    }

    private static Prospect unplannable(LevelId level, MappingBook mapping) {
        return mapping.forShopifyLocation(level.location()).isEmpty()
                ? Prospect.none(level, Effect.NOT_MAPPED, mapping.whyUnmapped(level.location()))
                : Prospect.none(level, Effect.NOT_LINKED, "The item is not linked to an Odoo product any more.");
    }

    private Map<LevelId, Planned> planned(Books books, Snapshot snapshot) {
        return planner.plan(books, snapshot).stream()
                .collect(Collectors.toMap(one -> one.level().level(), one -> one));
    }

    /** As a push would find it after its first reading: what Shopify does not stock has no share of a split. */
    private static Books stocked(Books books, Map<LevelId, LevelReading> readings) {
        List<DirtyLevel> levels = books.levels().stream()
                .filter(level -> stocked(level.level(), readings))
                .map(level -> level.sharedBy(level.split().stream()
                        .filter(sharer -> stocked(new LevelId(level.level().item(), sharer.location()), readings))
                        .toList()))
                .toList();
        return new Books(levels, books.promises(), books.withheld(), books.sets(), books.pending());
    }

    private static boolean stocked(LevelId level, Map<LevelId, LevelReading> readings) {
        return Prospect.unwritable(level, Optional.ofNullable(readings.get(level)))
                .isEmpty();
    }
}
