package io.synco.mapping;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A shop's mapping rows inside one Panache transaction. A mapping is its primary Odoo location: other Shopify locations, further Odoo
 * locations, another warehouse, share or buffer make a new version of it; where the primary one is mapped no more it is another
 * mapping, because the documents made so far count at the first. An Odoo location that leaves stops counting, and what is open there
 * is still owed by the mapping that promised it.
 */
final class MappingEdit {
    private final ShopId shop;
    private final Map<Long, MappingRow> mappings = new TreeMap<>();
    private final Map<Long, SourceRow> sources = new TreeMap<>();
    private final Map<Long, TargetRow> targets = new TreeMap<>();
    private final Set<Long> added = new TreeSet<>();
    private final Set<Long> changed = new TreeSet<>();

    private MappingEdit(ShopId shop) {
        this.shop = shop;
    }

    static Uni<MappingEdit> read(ShopId shop) {
        MappingEdit edit = new MappingEdit(shop);
        return MappingRow.<MappingRow>list("shopId", shop.value())
                .invoke(rows -> rows.forEach(row -> edit.mappings.put(row.mappingId, row)))
                .chain(() -> SourceRow.<SourceRow>list("shopId", shop.value()))
                .invoke(rows -> rows.forEach(row -> edit.sources.put(row.odooLocationId, row)))
                .chain(() -> TargetRow.<TargetRow>list("shopId", shop.value()))
                .invoke(rows -> rows.forEach(row -> edit.targets.put(row.sfLocationId, row)))
                .replaceWith(edit);
    }

    /** Those that stand behind a Shopify location. */
    List<LocationMapping> inUse() {
        List<LocationMapping> inUse = new ArrayList<>();
        for (MappingRow row : mappings.values()) {
            List<Outlet> outlets = targets.values().stream()
                    .filter(target -> target.mappingId == row.mappingId)
                    .map(TargetRow::value)
                    .toList();
            if (!outlets.isEmpty()) {
                inUse.add(new LocationMapping(
                        new MappingId(row.mappingId),
                        MappingMode.of(row.mode),
                        sourcesOf(row),
                        new WarehouseId(row.warehouseId),
                        outlets,
                        row.version));
            }
        }
        return inUse;
    }

    private Set<StockLocationId> sourcesOf(MappingRow mapping) {
        return sources.values().stream()
                .filter(source -> source.mappingId == mapping.mappingId)
                .map(source -> source.odooLocationId)
                .sorted(Comparator.comparing((Long id) -> id != mapping.primaryLocationId)
                        .thenComparing(id -> id))
                .map(StockLocationId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Uni<Void> apply(List<Wanted> wanted) {
        return dropTargetsBeside(wanted)
                .chain(() -> dropSourcesBeside(wanted))
                .chain(() -> inTurn(wanted, this::apply))
                .invoke(() ->
                        changed.stream().filter(id -> !added.contains(id)).forEach(id -> mappings.get(id).version++));
    }

    private Uni<Void> dropTargetsBeside(List<Wanted> wanted) {
        Map<Long, TargetRow> unwanted = new TreeMap<>(targets);
        wanted.forEach(one -> one.outlets()
                .forEach(outlet -> unwanted.remove(outlet.location().value())));
        return inTurn(List.copyOf(unwanted.values()), target -> {
            changed.add(target.mappingId);
            targets.remove(target.sfLocationId);
            return target.delete();
        });
    }

    private Uni<Void> dropSourcesBeside(List<Wanted> wanted) {
        Map<Long, SourceRow> unwanted = new TreeMap<>(sources);
        wanted.forEach(one -> one.sources().forEach(source -> unwanted.remove(source.value())));
        return inTurn(List.copyOf(unwanted.values()), source -> {
            changed.add(source.mappingId);
            sources.remove(source.odooLocationId);
            return source.delete();
        });
    }

    private Uni<Void> apply(Wanted one) {
        return mappingFor(one).chain(mapping -> {
            set(mapping, one);
            return inTurn(one.sources(), source -> feed(source.value(), mapping.mappingId))
                    .chain(() -> inTurn(one.outlets(), outlet -> point(outlet, mapping.mappingId)));
        });
    }

    private Uni<MappingRow> mappingFor(Wanted one) {
        return known(one).map(row -> Uni.createFrom().item(row)).orElseGet(() -> add(one));
    }

    /** The one whose primary location comes first among those wanted; so a person can make another location the primary one. */
    private Optional<MappingRow> known(Wanted one) {
        return one.sources().stream()
                .flatMap(source ->
                        mappings.values().stream().filter(mapping -> mapping.primaryLocationId == source.value()))
                .findFirst();
    }

    private Uni<MappingRow> add(Wanted one) {
        MappingRow mapping = new MappingRow();
        mapping.shopId = shop.value();
        set(mapping, one);
        return mapping.<MappingRow>persistAndFlush().invoke(() -> {
            added.add(mapping.mappingId);
            mappings.put(mapping.mappingId, mapping);
        });
    }

    private void set(MappingRow mapping, Wanted one) {
        long primary = one.sources().get(0).value();
        short mode = (short) one.mode().code();
        long warehouse = one.warehouse().value();
        if (mapping.primaryLocationId != primary || mapping.mode != mode || mapping.warehouseId != warehouse) {
            mapping.primaryLocationId = primary;
            mapping.mode = mode;
            mapping.warehouseId = warehouse;
            Optional.ofNullable(mapping.mappingId).ifPresent(changed::add);
        }
    }

    private Uni<Void> feed(long odooLocation, long mappingId) {
        SourceRow source = sources.get(odooLocation);
        if (source == null) {
            SourceRow fresh = new SourceRow();
            fresh.shopId = shop.value();
            fresh.odooLocationId = odooLocation;
            fresh.mappingId = mappingId;
            changed.add(mappingId);
            sources.put(odooLocation, fresh);
            return fresh.persist().replaceWithVoid();
        }
        if (source.mappingId != mappingId) {
            changed.addAll(List.of(source.mappingId, mappingId));
            source.mappingId = mappingId;
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> point(Outlet outlet, long mappingId) {
        TargetRow target = targets.get(outlet.location().value());
        if (target == null) {
            TargetRow fresh = new TargetRow();
            fresh.shopId = shop.value();
            fresh.sfLocationId = outlet.location().value();
            set(fresh, outlet, mappingId);
            targets.put(fresh.sfLocationId, fresh);
            return fresh.persist().replaceWithVoid();
        }
        if (target.mappingId != mappingId || !target.value().equals(outlet)) {
            changed.add(target.mappingId);
            set(target, outlet, mappingId);
        }
        return Uni.createFrom().voidItem();
    }

    private void set(TargetRow target, Outlet outlet, long mappingId) {
        changed.add(mappingId);
        target.mappingId = mappingId;
        target.share = outlet.share();
        target.buffer = outlet.buffer().orElse(null);
    }

    boolean changedAnything() {
        return !changed.isEmpty();
    }

    /** For the audit, as {@link MappingWords} puts it. */
    String inWords() {
        return MappingWords.of(inUse());
    }

    /** One statement at a time: a reactive session does not notice that two interleave. */
    private static <T> Uni<Void> inTurn(List<T> things, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
