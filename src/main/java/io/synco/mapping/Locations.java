package io.synco.mapping;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Mirrors of both sides' locations. One that is no longer listed is marked, never deleted: mappings and orders still name it. */
@ApplicationScoped
public class Locations {
    private static final String SAVE_SHOPIFY =
            "insert into sf_location (shop_id, location_id, name, active, fulfills_online)"
                    + " select $1, id, name, active, online"
                    + " from unnest($2::bigint[], $3::text[], $4::boolean[], $5::boolean[]) as u(id, name, active, online)"
                    + " on conflict (shop_id, location_id) do update set name = excluded.name,"
                    + " active = excluded.active, fulfills_online = excluded.fulfills_online";

    private static final String GONE_SHOPIFY =
            "update sf_location set active = false where shop_id = $1 and active and location_id <> all($2::bigint[])";

    private static final String SAVE_ODOO =
            "insert into odoo_location (shop_id, location_id, name, usage, parent_path, warehouse_id, warehouse, step)"
                    + " select $1, id, name, usage, path, wid, warehouse, step"
                    + " from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[],"
                    + " $8::boolean[]) as u(id, name, usage, path, wid, warehouse, step)"
                    + " on conflict (shop_id, location_id) do update set name = excluded.name, usage = excluded.usage,"
                    + " parent_path = excluded.parent_path, warehouse_id = excluded.warehouse_id,"
                    + " warehouse = excluded.warehouse, step = excluded.step, gone_at = null";

    private static final String GONE_ODOO = "update odoo_location set gone_at = now()"
            + " where shop_id = $1 and gone_at is null and location_id <> all($2::bigint[])";

    private static final String LIST_SHOPIFY =
            "select location_id, name, active, fulfills_online from sf_location where shop_id = $1 order by name, location_id";

    private static final String LIST_ODOO =
            "select location_id, name, usage, parent_path, warehouse_id, warehouse, step from odoo_location"
                    + " where shop_id = $1 and gone_at is null order by name, location_id";

    private final TenantTransaction transaction;

    Locations(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * @param shopify also those not active any more
     * @param odoo without those that are gone
     */
    public record Both(List<ShopLocation> shopify, List<StockLocation> odoo) {}

    /** @param locations all that Shopify lists */
    public Uni<Void> saveShopify(ShopId shop, List<ShopLocation> locations) {
        Long[] ids = locations.stream().map(location -> location.id().value()).toArray(Long[]::new);
        String[] names = locations.stream().map(ShopLocation::name).toArray(String[]::new);
        Boolean[] active = locations.stream().map(ShopLocation::active).toArray(Boolean[]::new);
        Boolean[] online = locations.stream().map(ShopLocation::fulfillsOnline).toArray(Boolean[]::new);
        return transaction.in(
                shop,
                connection -> run(connection, SAVE_SHOPIFY, shop.value(), ids, names, active, online)
                        .chain(() -> run(connection, GONE_SHOPIFY, shop.value(), ids))
                        .replaceWithVoid());
    }

    /** @param locations all that Odoo lists */
    public Uni<Void> saveOdoo(ShopId shop, List<StockLocation> locations) {
        Long[] ids = locations.stream().map(location -> location.id().value()).toArray(Long[]::new);
        Object[] columns = {
            shop.value(),
            ids,
            locations.stream().map(StockLocation::name).toArray(String[]::new),
            locations.stream().map(StockLocation::usage).toArray(String[]::new),
            locations.stream().map(StockLocation::parentPath).toArray(String[]::new),
            locations.stream()
                    .map(location ->
                            location.warehouse().map(WarehouseId::value).orElse(null))
                    .toArray(Long[]::new),
            locations.stream().map(StockLocation::warehouseName).toArray(String[]::new),
            locations.stream().map(StockLocation::step).toArray(Boolean[]::new)
        };
        return transaction.in(
                shop,
                connection -> run(connection, SAVE_ODOO, columns)
                        .chain(() -> run(connection, GONE_ODOO, shop.value(), ids))
                        .replaceWithVoid());
    }

    public Uni<Both> list(ShopId shop) {
        return transaction.in(
                shop,
                connection -> run(connection, LIST_SHOPIFY, shop.value())
                        .chain(shopify -> run(connection, LIST_ODOO, shop.value())
                                .map(odoo -> new Both(
                                        shopify.stream()
                                                .map(Locations::shopLocation)
                                                .toList(),
                                        odoo.stream()
                                                .map(Locations::stockLocation)
                                                .toList()))));
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.from(parameters));
    }

    private static ShopLocation shopLocation(Row row) {
        return new ShopLocation(
                new LocationId(row.getLong("location_id")),
                row.getString("name"),
                row.getBoolean("active"),
                row.getBoolean("fulfills_online"));
    }

    static StockLocation stockLocation(Row row) {
        String warehouse = row.getString("warehouse");
        return new StockLocation(
                new StockLocationId(row.getLong("location_id")),
                row.getString("name"),
                row.getString("usage"),
                row.getString("parent_path"),
                Optional.ofNullable(row.getLong("warehouse_id")).map(WarehouseId::new),
                warehouse == null ? "" : warehouse,
                row.getBoolean("step"));
    }
}
