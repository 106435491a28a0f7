package io.synco.simulation;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.Wanted;
import io.synco.simulation.rows.MappingRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Does to the rows what io.synco.mapping.MappingEdit does: a mapping is its Odoo location and keeps its id. */
final class MappingEdit {
    private final ShopRows rows;
    private final Set<MappingId> changed = new HashSet<>();

    MappingEdit(ShopRows rows) {
        this.rows = rows;
    }

    void apply(List<Wanted> wanted) {
        Set<LocationId> kept = wanted.stream().map(Wanted::shopify).collect(Collectors.toSet());
        rows.targets().where(target -> !kept.contains(target.location())).forEach(this::drop);
        wanted.forEach(line -> point(line, mappingFor(line)));
        changed.forEach(id ->
                rows.mappings().update(id, mapping -> new MappingRow(id, mapping.warehouse(), mapping.version() + 1)));
    }

    private void drop(TargetRow target) {
        changed.add(target.mapping());
        rows.targets().remove(target.location());
    }

    private MappingId mappingFor(Wanted line) {
        Optional<MappingId> known = rows.sources().find(line.odoo());
        known.ifPresent(id -> sendOrdersTo(id, line.warehouse()));
        return known.orElseGet(() -> add(line));
    }

    private void sendOrdersTo(MappingId id, WarehouseId warehouse) {
        MappingRow row = rows.mappings().find(id).orElseThrow();
        if (!row.warehouse().equals(warehouse)) {
            changed.add(id);
            rows.mappings().put(id, new MappingRow(id, warehouse, row.version()));
        }
    }

    private MappingId add(Wanted line) {
        MappingId id = new MappingId(rows.sequences().nextMapping());
        rows.mappings().insert(id, new MappingRow(id, line.warehouse(), 0));
        rows.sources().insert(line.odoo(), id);
        return id;
    }

    private void point(Wanted line, MappingId mapping) {
        TargetRow now = new TargetRow(line.shopify(), mapping, line.buffer());
        Optional<TargetRow> before = rows.targets().find(line.shopify());
        if (!before.equals(Optional.of(now))) {
            before.ifPresent(target -> changed.add(target.mapping()));
            changed.add(mapping);
            rows.targets().put(line.shopify(), now);
        }
    }
}
