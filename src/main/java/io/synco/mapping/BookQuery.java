package io.synco.mapping;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping.Outlet;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The mapping book in two statements, of the mapped part of the location tree only. */
final class BookQuery {
    private static final String MAPPINGS =
            "select m.mapping_id, m.mode, m.warehouse_id, m.version, t.sf_location_id, t.share,"
                    + " t.buffer, array(select s.odoo_location_id from mapping_source s"
                    + " where s.shop_id = $1 and s.mapping_id = m.mapping_id"
                    + " order by s.odoo_location_id <> m.primary_location_id, s.odoo_location_id) as sources"
                    + " from mapping m join mapping_target t on t.shop_id = m.shop_id and t.mapping_id = m.mapping_id"
                    + " where m.shop_id = $1 order by m.mapping_id, t.sf_location_id";

    // A shop's locations are some hundred rows by their primary key; the path is compared in memory.
    private static final String LOCATIONS =
            "select c.location_id, c.name, c.usage, c.parent_path, c.warehouse_id, c.warehouse, c.step from odoo_location c"
                    + " where c.shop_id = $1 and c.gone_at is null and exists (select from mapping_target t"
                    + " join mapping_source s on s.shop_id = t.shop_id and s.mapping_id = t.mapping_id"
                    + " join odoo_location r on r.shop_id = s.shop_id and r.location_id = s.odoo_location_id"
                    + " where t.shop_id = $1 and starts_with(c.parent_path, r.parent_path))";

    private BookQuery() {}

    static Uni<MappingBook> read(SqlConnection connection, ShopId shop) {
        return connection
                .preparedQuery(MAPPINGS)
                .execute(Tuple.of(shop.value()))
                .chain(mappings -> connection
                        .preparedQuery(LOCATIONS)
                        .execute(Tuple.of(shop.value()))
                        .map(locations -> MappingBook.of(
                                mappings(mappings),
                                locations.stream().map(Locations::stockLocation).toList())));
    }

    private static List<LocationMapping> mappings(RowSet<Row> rows) {
        Map<Long, List<Row>> byMapping = new LinkedHashMap<>();
        rows.forEach(row -> byMapping
                .computeIfAbsent(row.getLong("mapping_id"), ignored -> new ArrayList<>())
                .add(row));
        return byMapping.values().stream().map(BookQuery::mapping).toList();
    }

    private static LocationMapping mapping(List<Row> outlets) {
        Row row = outlets.get(0);
        Set<StockLocationId> sources = Arrays.stream(row.getArrayOfLongs("sources"))
                .map(StockLocationId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new LocationMapping(
                new MappingId(row.getLong("mapping_id")),
                MappingMode.of(row.getInteger("mode")),
                sources,
                new WarehouseId(row.getLong("warehouse_id")),
                outlets.stream().map(BookQuery::outlet).toList(),
                row.getInteger("version"));
    }

    private static Outlet outlet(Row row) {
        return new Outlet(
                new LocationId(row.getLong("sf_location_id")),
                row.getInteger("share"),
                Optional.ofNullable(row.getInteger("buffer")));
    }
}
