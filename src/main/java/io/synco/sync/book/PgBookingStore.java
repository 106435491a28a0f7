package io.synco.sync.book;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.rules.EventKind;
import io.synco.stock.ProductTerms;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Pending;
import io.synco.sync.port.OdooPort.Booked;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgBookingStore implements BookingStore {
    // Each table by its primary key.
    private static final String SHELF =
            "select m.mapping_id, m.warehouse_id, m.primary_location_id, r.product_id, r.num"
                    + " from mapping_target t join mapping m on m.shop_id = t.shop_id and m.mapping_id = t.mapping_id"
                    + " join link k on k.shop_id = t.shop_id and k.item_id = $2 and k.state = 1"
                    + " join recipe r on r.shop_id = t.shop_id and r.item_id = k.item_id and r.recipe_no = k.recipe_no and r.den = 1"
                    + " where t.shop_id = $1 and t.sf_location_id = $3"
                    + " and (select count(*) from mapping_target x where x.shop_id = $1 and x.mapping_id = m.mapping_id) = 1"
                    + " and (select count(*) from mapping_source x where x.shop_id = $1 and x.mapping_id = m.mapping_id) = 1"
                    + " and (select count(*) from recipe x where x.shop_id = $1 and x.item_id = k.item_id"
                    + "   and x.recipe_no = k.recipe_no) = 1";

    private static final String WANT =
            "insert into booking (shop_id, external_id, kind, item_id, location_id, mapping_id,"
                    + " warehouse_id, odoo_location_id, product_id, qty)"
                    + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                    + " on conflict do nothing";

    private static final String BOOKING = " external_id, kind, item_id, location_id, mapping_id, warehouse_id,"
            + " odoo_location_id, product_id, qty, state";

    private static final String OPEN =
            "select" + BOOKING + " from booking where shop_id = $1 and external_id = $2 and state in (1, 2)";

    private static final String SENDING =
            "update booking set state = 2 where shop_id = $1 and external_id = $2 and state in (1, 2)";

    private static final String REFUSED =
            "update booking set state = 1 where shop_id = $1 and external_id = $2 and state = 2";

    private static final String BOOKED = "update booking set state = 3, odoo_id = $3, name = $4"
            + " where shop_id = $1 and external_id = $2 and state in (1, 2)";

    private static final String GIVE_UP = "update booking set state = 4 where shop_id = $1 and external_id ="
            + " (select key from job where shop_id = $1 and job_id = $2 and kind = 20) and state in (1, 2)"
            + " returning" + BOOKING;

    // booking_open serves it.
    private static final String PENDING = "select external_id, kind, mapping_id, product_id, qty from booking"
            + " where shop_id = $1 and mapping_id = any($2) and product_id = any($3) and state = 1 order by external_id collate \"C\"";

    @Override
    public Uni<Optional<Shelf>> shelf(Tx tx, ShopId shop, LevelId level) {
        return sql(tx).preparedQuery(SHELF)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value()))
                .map(rows -> rows.stream()
                        .map(row -> new Shelf(
                                new MappingId(row.getLong("mapping_id")),
                                new WarehouseId(row.getLong("warehouse_id")),
                                new StockLocationId(row.getLong("primary_location_id")),
                                new ProductId(row.getLong("product_id")),
                                Quantity.of(row.getLong("num"))))
                        .findFirst());
    }

    @Override
    public Uni<Void> want(Tx tx, ShopId shop, Booking booking) {
        Tuple tuple = Tuple.of(shop.value(), booking.externalId());
        tuple.addValue((short) booking.kind().code());
        tuple.addValue(booking.level().item().value());
        tuple.addValue(booking.level().location().value());
        tuple.addValue(booking.shelf().mapping().value());
        tuple.addValue(booking.shelf().warehouse().value());
        tuple.addValue(booking.shelf().location().value());
        tuple.addValue(booking.shelf().product().value());
        tuple.addValue(booking.units().toDecimal());
        return sql(tx).preparedQuery(WANT).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Booking>> open(Tx tx, ShopId shop, String externalId) {
        return sql(tx).preparedQuery(OPEN)
                .execute(Tuple.of(shop.value(), externalId))
                .map(PgBookingStore::first);
    }

    @Override
    public Uni<Void> sending(Tx tx, ShopId shop, String externalId) {
        return run(tx, SENDING, Tuple.of(shop.value(), externalId));
    }

    @Override
    public Uni<Void> refused(Tx tx, ShopId shop, String externalId) {
        return run(tx, REFUSED, Tuple.of(shop.value(), externalId));
    }

    @Override
    public Uni<Void> booked(Tx tx, ShopId shop, String externalId, Booked booked) {
        return run(tx, BOOKED, Tuple.of(shop.value(), externalId, booked.odooId(), booked.name()));
    }

    private static Uni<Void> run(Tx tx, String statement, Tuple tuple) {
        return sql(tx).preparedQuery(statement).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Booking>> giveUp(Tx tx, ShopId shop, long jobId) {
        return sql(tx).preparedQuery(GIVE_UP)
                .execute(Tuple.of(shop.value(), jobId))
                .map(PgBookingStore::first);
    }

    @Override
    public Uni<List<Pending>> pending(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings) {
        return sql(tx).preparedQuery(PENDING)
                .execute(Tuple.of(
                        shop.value(),
                        mappings.stream().map(MappingId::value).toArray(Long[]::new),
                        products.stream().map(ProductId::value).toArray(Long[]::new)))
                .map(rows -> rows.stream().map(PgBookingStore::pending).toList());
    }

    private static Pending pending(Row row) {
        return new Pending(
                new MappingId(row.getLong("mapping_id")),
                new ProductId(row.getLong("product_id")),
                new ProductTerms.Booking(
                        row.getString("external_id"),
                        EventKind.ofCode(row.getInteger("kind")).words(),
                        Quantity.of(row.getBigDecimal("qty"))));
    }

    private static Optional<Booking> first(RowSet<Row> rows) {
        return rows.stream().map(PgBookingStore::booking).findFirst();
    }

    private static Booking booking(Row row) {
        return new Booking(
                row.getString("external_id"),
                EventKind.ofCode(row.getInteger("kind")),
                LevelId.of(row.getLong("item_id"), row.getLong("location_id")),
                new Shelf(
                        new MappingId(row.getLong("mapping_id")),
                        new WarehouseId(row.getLong("warehouse_id")),
                        new StockLocationId(row.getLong("odoo_location_id")),
                        new ProductId(row.getLong("product_id")),
                        Quantity.of(1)),
                Quantity.of(row.getBigDecimal("qty")),
                row.getInteger("state") == 2);
    }
}
