package io.synco.simulation;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.Wanted;
import io.synco.simulation.rows.MappingRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Does to the rows what io.synco.mapping.MappingEdit does: a mapping is its primary Odoo location and keeps its id with it. */
final class MappingEdit {
    private final ShopRows rows;
    private final Set<MappingId> changed = new HashSet<>();

    MappingEdit(ShopRows rows) {
        this.rows = rows;
    }

    void apply(List<Wanted> wanted) {
        dropBeside(wanted);
        wanted.forEach(this::apply);
        changed.forEach(id -> rows.mappings()
                .update(id, row -> new MappingRow(id, row.primary(), row.mode(), row.warehouse(), row.version() + 1)));
    }

    private void dropBeside(List<Wanted> wanted) {
        Set<LocationId> sold = wanted.stream()
                .flatMap(one -> one.outlets().stream())
                .map(Outlet::location)
                .collect(Collectors.toSet());
        rows.targets().where(target -> !sold.contains(target.location())).forEach(target -> {
            changed.add(target.mapping());
            rows.targets().remove(target.location());
        });
        Set<StockLocationId> counted =
                wanted.stream().flatMap(one -> one.sources().stream()).collect(Collectors.toSet());
        List.copyOf(rows.sources().entries()).stream()
                .filter(source -> !counted.contains(source.getKey()))
                .forEach(source -> {
                    changed.add(source.getValue());
                    rows.sources().remove(source.getKey());
                });
    }

    private void apply(Wanted one) {
        MappingId id = known(one).map(row -> set(row, one)).orElseGet(() -> add(one));
        one.sources().forEach(source -> feed(source, id));
        one.outlets().forEach(outlet -> point(outlet, id));
    }

    private Optional<MappingRow> known(Wanted one) {
        return one.sources().stream()
                .flatMap(source -> rows.mappings().where(row -> row.primary().equals(source)).stream())
                .findFirst();
    }

    private MappingId set(MappingRow row, Wanted one) {
        MappingRow now = row(row.id(), one, row.version());
        if (!now.equals(row)) {
            changed.add(row.id());
            rows.mappings().put(row.id(), now);
        }
        return row.id();
    }

    private MappingId add(Wanted one) {
        MappingId id = new MappingId(rows.sequences().nextMapping());
        rows.mappings().insert(id, row(id, one, 0));
        return id;
    }

    private static MappingRow row(MappingId id, Wanted one, int version) {
        return new MappingRow(id, one.sources().get(0), one.mode(), one.warehouse(), version);
    }

    private void feed(StockLocationId source, MappingId mapping) {
        Optional<MappingId> before = rows.sources().find(source);
        if (!before.equals(Optional.of(mapping))) {
            before.ifPresent(changed::add);
            changed.add(mapping);
            rows.sources().put(source, mapping);
        }
    }

    private void point(Outlet outlet, MappingId mapping) {
        TargetRow now = new TargetRow(outlet, mapping);
        Optional<TargetRow> before = rows.targets().find(outlet.location());
        if (!before.equals(Optional.of(now))) {
            before.ifPresent(target -> changed.add(target.mapping()));
            changed.add(mapping);
            rows.targets().put(outlet.location(), now);
        }
    }
}
