package io.synco.sync.push;

import static io.synco.simulation.MemoryTx.rows;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.MappingBook;
import io.synco.simulation.rows.MappingRow;
import io.synco.simulation.rows.ShopRows;
import io.synco.simulation.rows.TargetRow;
import io.synco.sync.job.Tx;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** In memory, what {@link PgMappingBooks} does. */
final class MemoryMappingBooks implements MappingBooks {
    @Override
    public Uni<MappingBook> book(Tx tx, ShopId shop) {
        return rows(
                tx,
                shop,
                rows -> MappingBook.of(
                        rows.mappings().where(row -> used(rows, row)).stream()
                                .map(row -> mapping(rows, row))
                                .toList(),
                        rows.stockLocations().all()));
    }

    private static boolean used(ShopRows rows, MappingRow row) {
        return !rows.targets()
                .where(target -> target.mapping().equals(row.id()))
                .isEmpty();
    }

    private static LocationMapping mapping(ShopRows rows, MappingRow row) {
        List<Outlet> outlets = rows.targets().where(target -> target.mapping().equals(row.id())).stream()
                .map(TargetRow::outlet)
                .toList();
        return new LocationMapping(row.id(), row.mode(), sources(rows, row), row.warehouse(), outlets, row.version());
    }

    private static Set<StockLocationId> sources(ShopRows rows, MappingRow mapping) {
        return rows.sources().entries().stream()
                .filter(source -> source.getValue().equals(mapping.id()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((StockLocationId source) -> !source.equals(mapping.primary()))
                        .thenComparing(source -> source))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
