package io.synco.mapping;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A shop's mapping rows inside one Panache transaction. A mapping is its Odoo location: another Shopify location, warehouse or
 * buffer makes a new version of it; another Odoo location is another mapping, because the documents made so far count at the first.
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
            List<LocationMapping.Outlet> outlets = targets.values().stream()
                    .filter(target -> target.mappingId == row.mappingId)
                    .map(target -> new LocationMapping.Outlet(new LocationId(target.sfLocationId), target.buffer))
                    .toList();
            if (!outlets.isEmpty()) {
                inUse.add(new LocationMapping(
                        new MappingId(row.mappingId),
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
                .map(source -> new StockLocationId(source.odooLocationId))
                .collect(Collectors.toSet());
    }

    Uni<Void> apply(List<Wanted> wanted) {
        return dropTargetsBeside(wanted)
                .chain(() -> inTurn(wanted, this::apply))
                .invoke(() ->
                        changed.stream().filter(id -> !added.contains(id)).forEach(id -> mappings.get(id).version++));
    }

    private Uni<Void> dropTargetsBeside(List<Wanted> wanted) {
        Map<Long, TargetRow> unwanted = new HashMap<>(targets);
        wanted.forEach(line -> unwanted.remove(line.shopify().value()));
        return inTurn(List.copyOf(unwanted.values()), target -> {
            changed.add(target.mappingId);
            targets.remove(target.sfLocationId);
            return target.delete();
        });
    }

    private Uni<Void> apply(Wanted line) {
        return mappingFor(line).chain(mapping -> {
            if (mapping.warehouseId != line.warehouse().value()) {
                mapping.warehouseId = line.warehouse().value();
                changed.add(mapping.mappingId);
            }
            return point(line, mapping.mappingId);
        });
    }

    private Uni<MappingRow> mappingFor(Wanted line) {
        SourceRow source = sources.get(line.odoo().value());
        return source != null ? Uni.createFrom().item(mappings.get(source.mappingId)) : add(line);
    }

    private Uni<MappingRow> add(Wanted line) {
        MappingRow mapping = new MappingRow();
        mapping.shopId = shop.value();
        mapping.warehouseId = line.warehouse().value();
        return mapping.<MappingRow>persistAndFlush().chain(() -> {
            added.add(mapping.mappingId);
            mappings.put(mapping.mappingId, mapping);
            SourceRow source = new SourceRow();
            source.shopId = shop.value();
            source.odooLocationId = line.odoo().value();
            source.mappingId = mapping.mappingId;
            sources.put(source.odooLocationId, source);
            return source.persist().replaceWith(mapping);
        });
    }

    private Uni<Void> point(Wanted line, long mappingId) {
        TargetRow target = targets.get(line.shopify().value());
        if (target != null && target.mappingId == mappingId && target.buffer == line.buffer()) {
            return Uni.createFrom().voidItem();
        }
        changed.add(mappingId);
        if (target != null) {
            changed.add(target.mappingId);
            target.mappingId = mappingId;
            target.buffer = line.buffer();
            return Uni.createFrom().voidItem();
        }
        TargetRow fresh = new TargetRow();
        fresh.shopId = shop.value();
        fresh.sfLocationId = line.shopify().value();
        fresh.mappingId = mappingId;
        fresh.buffer = line.buffer();
        targets.put(fresh.sfLocationId, fresh);
        return fresh.persist().replaceWithVoid();
    }

    boolean changedAnything() {
        return !changed.isEmpty();
    }

    /** For the audit: {@code 5 sells 8 (warehouse 1), …}. */
    String inWords() {
        String lines = inUse().stream()
                .flatMap(mapping -> mapping.outlets().stream()
                        .map(outlet -> outlet.location() + " sells "
                                + mapping.sources().stream()
                                        .sorted()
                                        .map(StockLocationId::toString)
                                        .collect(Collectors.joining("+"))
                                + " (warehouse " + mapping.warehouse() + ", buffer " + outlet.buffer() + ")"))
                .sorted()
                .collect(Collectors.joining(", "));
        return lines.isEmpty() ? "nothing" : lines;
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
