package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.OrderHead;
import io.synco.sync.port.ShopifyPort.OrderReading;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** In PostgreSQL. */
@ApplicationScoped
class PgOrderStore implements OrderStore {

    private static final String LIVE_AT = "select live_at from shop where shop_id = $1";

    private static final String FIND = "select mode, updated_at, chosen_at, exists (select from document d"
            + " where d.shop_id = o.shop_id and d.order_id = o.order_id and d.role = 1) as made"
            + " from sf_order o where shop_id = $1 and order_id = $2";

    private static final String PUT =
            "insert into sf_order (shop_id, order_id, name, mode, created_at, updated_at, read_at, closed_at, chosen_at)"
                    + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (shop_id, order_id) do update set"
                    + " name = excluded.name, mode = excluded.mode, chosen_at = excluded.chosen_at,"
                    + " updated_at = greatest(sf_order.updated_at, excluded.updated_at),"
                    + " read_at = case when excluded.updated_at >= sf_order.updated_at then excluded.read_at"
                    + " else sf_order.read_at end,"
                    + " closed_at = excluded.closed_at";

    private static final String FORGET_LINES = "delete from document_line l using document d where d.shop_id = $1"
            + " and d.order_id = $2 and d.role <> 1 and l.shop_id = $1 and l.document_id = d.external_id";

    private static final String FORGET_DOCUMENTS =
            "delete from document where shop_id = $1 and order_id = $2 and role <> 1";

    private static final String FORGET_PARTS = "delete from part where shop_id = $1 and order_id = $2";

    private static final String FORGET_SEARCH =
            "update sf_order set sought = null, sought_at = null where shop_id = $1 and order_id = $2";

    private static final String LINES = "select p.line_id, p.location_id, p.state, p.open, p.item_id, l.sku, l.title,"
            + " l.reason, loc.name as location from part p"
            + " left join link l on l.shop_id = p.shop_id and l.item_id = p.item_id"
            + " left join sf_location loc on loc.shop_id = p.shop_id and loc.location_id = p.location_id"
            + " where p.shop_id = $1 and p.order_id = $2";

    // The primary key of part serves it.
    private static final String ITEMS = "select line_id, max(item_id) as item_id from part"
            + " where shop_id = $1 and order_id = $2 and item_id is not null group by line_id";

    private static final String READ_AT = "select order_id, read_at from sf_order where shop_id = $1"
            + " and (order_id, updated_at) in (select * from unnest($2::bigint[], $3::timestamptz[]))";

    // A person's act, and rare: it reads through the shop's parts.
    private static final String COUNT = "with counted as (update part p set state = 1, mapping_id = t.mapping_id,"
            + " recipe_no = l.recipe_no, live = true,"
            + " f_at_golive = case when o.created_at < date_trunc('second', s.live_at) then p.f else p.f_at_golive end"
            + " from link l, mapping_target t, sf_order o, shop s where p.shop_id = $1 and p.state in (2, 3)"
            + " and l.shop_id = $1 and l.item_id = p.item_id and l.state = 1"
            + " and t.shop_id = $1 and t.sf_location_id = p.location_id"
            + " and o.shop_id = $1 and o.order_id = p.order_id and s.shop_id = $1 returning p.order_id),"
            + " revived as (update part p set live = true where p.shop_id = $1 and not p.live and p.state = 1"
            + " and p.order_id in (select order_id from counted))"
            + " select distinct order_id from counted order by order_id";

    private static final String TOLD_ELSEWHERE = "update part p set f_other = p.f_other + s.units from"
            + " (select line_id, location_id, sum(units)::int as units"
            + "  from unnest($3::bigint[], $4::bigint[], $5::int[]) as u(line_id, location_id, units) group by 1, 2) s"
            + " where p.shop_id = $1 and p.order_id = $2 and p.line_id = s.line_id and p.location_id = s.location_id";

    @Override
    public Uni<Optional<Instant>> liveAt(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(LIVE_AT)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.stream()
                        .map(row -> row.getOffsetDateTime("live_at"))
                        .filter(Objects::nonNull)
                        .map(OffsetDateTime::toInstant)
                        .findFirst());
    }

    @Override
    public Uni<Optional<Kept>> find(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(FIND)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> rows.stream()
                        .map(row -> new Kept(
                                OrderMode.ofCode(row.getInteger("mode")),
                                row.getOffsetDateTime("updated_at").toInstant(),
                                Optional.ofNullable(row.getOffsetDateTime("chosen_at"))
                                        .map(OffsetDateTime::toInstant),
                                row.getBoolean("made")))
                        .findFirst());
    }

    @Override
    public Uni<Void> put(Tx tx, ShopId shop, OrderReading order, OrderMode mode, Optional<Instant> chosenAt) {
        Tuple tuple = Tuple.of(shop.value(), order.id().value(), order.name(), mode.code());
        tuple.addValue(order.createdAt().atOffset(ZoneOffset.UTC));
        tuple.addValue(order.updatedAt().atOffset(ZoneOffset.UTC));
        tuple.addValue(order.readAt().atOffset(ZoneOffset.UTC));
        tuple.addValue(
                order.cancelledAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        tuple.addValue(chosenAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
        return sql(tx).preparedQuery(PUT).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(Tx tx, ShopId shop, OrderId order) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String statement : List.of(FORGET_LINES, FORGET_DOCUMENTS, FORGET_PARTS, FORGET_SEARCH)) {
            chain = chain.chain(() -> sql(tx).preparedQuery(statement).execute(Tuple.of(shop.value(), order.value())))
                    .replaceWithVoid();
        }
        return chain;
    }

    @Override
    public Uni<SavedParts> saveParts(
            Tx tx, ShopId shop, OrderId order, List<Part> parts, boolean before, Predicate<LocationId> elsewhere) {
        return PgParts.save(tx, shop, order, parts, before, elsewhere);
    }

    @Override
    public Uni<List<OrderId>> countWhatWaited(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(COUNT)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.stream()
                        .map(row -> new OrderId(row.getLong("order_id")))
                        .toList());
    }

    @Override
    public Uni<Void> toldElsewhere(Tx tx, ShopId shop, OrderId order, List<FulfilledLine> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : sql(tx).preparedQuery(TOLD_ELSEWHERE)
                        .execute(Tuple.of(
                                shop.value(),
                                order.value(),
                                lines.stream().map(line -> line.line().value()).toArray(Long[]::new),
                                lines.stream()
                                        .map(line -> line.location().value())
                                        .toArray(Long[]::new),
                                lines.stream().map(FulfilledLine::quantity).toArray(Integer[]::new)))
                        .replaceWithVoid();
    }

    @Override
    public Uni<List<Line>> uncounted(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(LINES)
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

    @Override
    public Uni<Map<OrderLineId, ItemId>> items(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(ITEMS)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> {
                    Map<OrderLineId, ItemId> items = new HashMap<>();
                    rows.forEach(row ->
                            items.put(new OrderLineId(row.getLong("line_id")), new ItemId(row.getLong("item_id"))));
                    return items;
                });
    }

    @Override
    public Uni<Map<OrderId, Instant>> readAt(Tx tx, ShopId shop, List<OrderHead> heads) {
        return sql(tx).preparedQuery(READ_AT)
                .execute(Tuple.of(
                        shop.value(),
                        heads.stream().map(head -> head.id().value()).toArray(Long[]::new),
                        heads.stream()
                                .map(head -> head.updatedAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .map(rows -> {
                    Map<OrderId, Instant> readAt = new HashMap<>();
                    rows.forEach(row -> readAt.put(
                            new OrderId(row.getLong("order_id")),
                            row.getOffsetDateTime("read_at").toInstant()));
                    return readAt;
                });
    }
}
