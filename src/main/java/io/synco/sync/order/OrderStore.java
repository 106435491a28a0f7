package io.synco.sync.order;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** sf_order and part. */
@ApplicationScoped
class OrderStore {
    static final int CREATED = 1;
    static final int UNCOUNTED = 4;

    private static final int NOT_LINKED = 2;

    // An order from before go-live that was not open then stays uncounted; the mode is decided once, at the first
    // reading. Shopify tells whole seconds: one that came right after going live bears a time just before it.
    private static final String UPSERT = "with golive as (select live_at from shop where shop_id = $1),"
            + " old as (select updated_at, mode from sf_order where shop_id = $1 and order_id = $2),"
            + " put as (insert into sf_order (shop_id, order_id, name, mode, created_at, updated_at, read_at, closed_at)"
            + " select $1, $2, $3, case when $7 or live_at is null or $4 >= date_trunc('second', live_at) then 1 else 4 end, $4, $5, now(), $6"
            + " from golive on conflict (shop_id, order_id) do update set name = excluded.name,"
            + " updated_at = greatest(sf_order.updated_at, excluded.updated_at), read_at = now(),"
            + " closed_at = excluded.closed_at returning mode)"
            + " select put.mode, (select updated_at from old) as before from put";

    // A part that Shopify no longer tells has nothing open any more; what was fulfilled there stays fulfilled.
    private static final String SAVE_PARTS =
            "with fresh as (select * from unnest($3::bigint[], $4::bigint[], $5::bigint[],"
                    + " $6::int[], $7::int[]) as p(line_id, location_id, item_id, open, f)),"
                    + " gone as (update part set open = 0 where shop_id = $1 and order_id = $2 and not exists"
                    + " (select 1 from fresh where fresh.line_id = part.line_id and fresh.location_id = part.location_id))"
                    + " insert into part (shop_id, order_id, line_id, location_id, item_id, mapping_id, recipe_no, open, f,"
                    + " f_at_golive, state) select $1, $2, fresh.line_id, fresh.location_id, fresh.item_id, t.mapping_id,"
                    + " coalesce(l.recipe_no, 0), fresh.open, fresh.f, case when $8 then fresh.f else 0 end,"
                    + " case when l.state is distinct from 1 then 2 when t.mapping_id is null then 3 else 1 end"
                    + " from fresh left join link l on l.shop_id = $1 and l.item_id = fresh.item_id"
                    + " left join mapping_target t on t.shop_id = $1 and t.sf_location_id = fresh.location_id"
                    + " on conflict (shop_id, order_id, line_id, location_id) do update set item_id = excluded.item_id,"
                    + " mapping_id = case when part.state = 1 then part.mapping_id else excluded.mapping_id end,"
                    + " recipe_no = case when part.state = 1 then part.recipe_no else excluded.recipe_no end,"
                    + " open = excluded.open, f = greatest(part.f_at_golive, excluded.f),"
                    + " state = case when part.state = 1 then 1 else excluded.state end";

    private static final String LINES = "select p.line_id, p.location_id, p.state, p.open, p.item_id, l.sku, l.title,"
            + " l.reason, loc.name as location from part p"
            + " left join link l on l.shop_id = p.shop_id and l.item_id = p.item_id"
            + " left join sf_location loc on loc.shop_id = p.shop_id and loc.location_id = p.location_id"
            + " where p.shop_id = $1 and p.order_id = $2";

    private static final String CHANGED = "select order_id from sf_order where shop_id = $1"
            + " and (order_id, updated_at) in (select * from unnest($2::bigint[], $3::timestamptz[]))";

    /** @param before known since going live, with fulfilments from before it */
    record Known(boolean uncounted, boolean newer, boolean before) {}

    Uni<Known> upsert(SqlConnection connection, ShopId shop, OrderReading order, OrderIntake.Moment moment) {
        boolean goingLive = moment == OrderIntake.Moment.GOING_LIVE;
        Tuple tuple = Tuple.of(
                shop.value(),
                order.id().value(),
                order.name(),
                order.createdAt().atOffset(ZoneOffset.UTC),
                order.updatedAt().atOffset(ZoneOffset.UTC),
                order.cancelledAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        tuple.addValue(goingLive);
        return connection.preparedQuery(UPSERT).execute(tuple).map(rows -> {
            Row row = rows.iterator().next();
            OffsetDateTime before = row.getOffsetDateTime("before");
            // The same second may hold two changes, so an equal date is read again; only an older reading is thrown
            // away.
            boolean newer = before == null || !order.updatedAt().isBefore(before.toInstant());
            return new Known(row.getInteger("mode") == UNCOUNTED, newer, goingLive && before == null);
        });
    }

    Uni<Void> saveParts(SqlConnection connection, ShopId shop, OrderId order, List<Part> parts, boolean before) {
        Tuple tuple = Tuple.of(shop.value(), order.value());
        tuple.addValue(parts.stream().map(part -> part.line().value()).toArray(Long[]::new));
        tuple.addValue(parts.stream().map(part -> part.location().value()).toArray(Long[]::new));
        tuple.addValue(parts.stream()
                .map(part -> part.item().map(item -> item.value()).orElse(null))
                .toArray(Long[]::new));
        tuple.addValue(parts.stream().map(Part::open).toArray(Integer[]::new));
        tuple.addValue(parts.stream().map(Part::fulfilled).toArray(Integer[]::new));
        tuple.addValue(before);
        return connection.preparedQuery(SAVE_PARTS).execute(tuple).replaceWithVoid();
    }

    /** Every line of an order with why it cannot be counted, if it cannot. */
    Uni<List<Line>> uncounted(SqlConnection connection, ShopId shop, OrderId order) {
        return connection
                .preparedQuery(LINES)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(new Line(
                            order + "/" + row.getLong("line_id") + "/" + row.getLong("location_id"),
                            row.getInteger("open") == 0 ? 1 : row.getInteger("state"),
                            row.getString("sku") == null ? "item " + row.getLong("item_id") : row.getString("sku"),
                            row.getString("reason"),
                            row.getString("location") == null
                                    ? "location " + row.getLong("location_id")
                                    : row.getString("location"))));
                    return lines;
                });
    }

    /** Of these orders, those that we know in exactly this state. */
    Uni<List<Long>> unchanged(SqlConnection connection, ShopId shop, List<OrderReading> orders) {
        return connection
                .preparedQuery(CHANGED)
                .execute(Tuple.of(
                        shop.value(),
                        orders.stream().map(order -> order.id().value()).toArray(Long[]::new),
                        orders.stream()
                                .map(order -> order.updatedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .map(rows -> {
                    List<Long> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getLong("order_id")));
                    return ids;
                });
    }

    /** One line of an order at one location. */
    record Line(String key, int state, String item, String reason, String location) {
        boolean fine() {
            return state == 1;
        }

        String words(String order) {
            return state == NOT_LINKED
                    ? "Order " + order + ": " + item + " is not linked to an Odoo product"
                            + (reason == null ? "." : " (" + reason + ").")
                    : "Order " + order + ": " + location + " is not mapped to an Odoo location.";
        }

        String hint() {
            return state == NOT_LINKED
                    ? "Link the item to an Odoo product (matching barcode or SKU), then retry; the order's other lines went through."
                    : "Map the location to an Odoo warehouse, then retry; the order's other lines went through.";
        }
    }
}
