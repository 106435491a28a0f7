package io.synco.sync.push;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.mapping.MappingMode;
import io.synco.stock.Buffer;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.plan.LevelPlan.Sharer;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgBookStore implements BookStore {
    private static final String PAUSED = " exists (select from pause p where p.shop_id = l.shop_id"
            + " and (p.scope, p.subject) in ((1, 0), (2, 1), (3, l.location_id), (4, l.item_id)))";

    // A level that is being observed, whose last write has no answer yet, or whose product has a booking that Odoo may
    // have or
    // not, waits for that; booking_open serves the last.
    private static final String PLANNABLE = " l.shop_id = $1 and l.wanted_rev > l.sent_rev and l.state = 1"
            + " and not exists (select 1 from intent_level i where i.shop_id = l.shop_id and i.item_id = l.item_id"
            + "   and i.location_id = l.location_id)"
            + " and not exists (select 1 from job j where j.shop_id = l.shop_id and j.kind = 7"
            + "   and j.key = l.item_id || '/' || l.location_id and j.state in (1, 2, 3))"
            + " and not exists (select from booking b"
            + "   join mapping_target t on t.shop_id = b.shop_id and t.mapping_id = b.mapping_id and t.sf_location_id = l.location_id"
            + "   join link k on k.shop_id = b.shop_id and k.item_id = l.item_id"
            + "   join recipe r on r.shop_id = b.shop_id and r.item_id = k.item_id and r.recipe_no = k.recipe_no"
            + "     and r.product_id = b.product_id"
            + "   where b.shop_id = l.shop_id and b.state = 2)"
            + " and not" + PAUSED;

    private static final String UNPLANNABLE = "update level l set sent_rev = l.wanted_rev, reason = case"
            + " when k.state is distinct from 1 then 'The item is not linked to an Odoo product; nothing is written.'"
            + " else 'The location is not mapped to Odoo; nothing is written.' end"
            + " from level l2 left join link k on k.shop_id = l2.shop_id and k.item_id = l2.item_id"
            + " left join mapping_target t on t.shop_id = l2.shop_id and t.sf_location_id = l2.location_id"
            + " where l2.shop_id = $1 and l2.wanted_rev > l2.sent_rev and (k.state is distinct from 1 or t.mapping_id is null)"
            + " and l.shop_id = l2.shop_id and l.item_id = l2.item_id and l.location_id = l2.location_id";

    // part_open serves the sum.
    private static final String LEVELS = " select d.item_id, d.location_id, d.expected, d.wanted_rev, d.edited_down,"
            + " m.mapping_id, m.mode, r.product_id, r.num,"
            + " r.den, k.buffer as item_buffer, t.buffer as location_buffer, s.buffer as shop_buffer,"
            + " (select coalesce(sum(p.open), 0)::int from part p where p.shop_id = $1 and p.item_id = d.item_id"
            + "   and p.location_id = d.location_id and p.open > 0 and p.state in (1, 4)) as open"
            + " from d join mapping_target t on t.shop_id = $1 and t.sf_location_id = d.location_id"
            + " join mapping m on m.shop_id = $1 and m.mapping_id = t.mapping_id"
            + " join shop s on s.shop_id = $1"
            + " join link k on k.shop_id = $1 and k.item_id = d.item_id and k.state = 1"
            + " join recipe r on r.shop_id = $1 and r.item_id = k.item_id and r.recipe_no = k.recipe_no"
            + " order by d.item_id, d.location_id, r.product_id";

    // level_dirty serves it. All wanted levels of the last item come along, because the locations that split its stock
    // are planned together.
    private static final String DIRTY = "with first as (select l.item_id, l.location_id from level l where" + PLANNABLE
            + " order by l.item_id, l.location_id limit $2),"
            + " d as (select l.* from level l where" + PLANNABLE
            + " and ((l.item_id, l.location_id) in (select * from first)"
            + "   or l.item_id = (select max(item_id) from first)))" + LEVELS;

    private static final String OF =
            "with d as (select l.* from unnest($2::bigint[], $3::bigint[]) as u(item_id, location_id)"
                    + " join level l on l.shop_id = $1 and l.item_id = u.item_id and l.location_id = u.location_id)"
                    + LEVELS;

    // A location that does not stock the item has no share in it; $4 where that is looked at anew.
    private static final String SHARERS = "select l.item_id, l.location_id, l.expected, t.mapping_id, t.share,"
            + " l.state = 1 and l.wanted_rev <= l.sent_rev and not exists (select from intent_level i where i.shop_id = l.shop_id"
            + "   and i.item_id = l.item_id and i.location_id = l.location_id) as settled,"
            + " (select coalesce(sum(p.open), 0)::int from part p where p.shop_id = $1 and p.item_id = l.item_id"
            + "   and p.location_id = l.location_id and p.open > 0 and p.state in (1, 4)) as open"
            + " from mapping_target t join level l on l.shop_id = $1 and l.location_id = t.sf_location_id"
            + " where t.shop_id = $1 and t.mapping_id = any($2) and l.item_id = any($3) and (l.state <> 3 or $4)"
            + " order by l.item_id, l.location_id";

    // recipe_product, then part_live; then an order's parts by their primary key.
    private static final String PROMISES = "with here as (select distinct p.order_id from recipe r"
            + "   join part p on p.shop_id = r.shop_id and p.item_id = r.item_id and p.recipe_no = r.recipe_no"
            + "   where r.shop_id = $1 and r.product_id = any($2) and p.live and p.state in (1, 4) and p.mapping_id = any($3))"
            + " select p.order_id, o.name, p.mapping_id, r.product_id, r.num, r.den,"
            + " p.open + p.f - p.f_at_golive as units, p.f - p.f_at_golive as fulfilled,"
            + " least(p.f_other, p.f - p.f_at_golive) as elsewhere,"
            + " d.external_id, d.odoo_id, d.group_id, d.role <> 1 as by_others, d.model, d.state is null or d.state in (2, 3) as answered"
            + " from here join part p on p.shop_id = $1 and p.order_id = here.order_id and p.state in (1, 4)"
            + " join sf_order o on o.shop_id = $1 and o.order_id = p.order_id"
            + " join recipe r on r.shop_id = $1 and r.item_id = p.item_id and r.recipe_no = p.recipe_no"
            + " left join document d on d.shop_id = $1 and d.order_id = p.order_id and d.mapping_id = p.mapping_id"
            + " order by p.order_id, p.mapping_id, r.product_id";

    private static final String RETIRE =
            "update part set live = false where shop_id = $1 and order_id = any($2) and live";

    private static final String REFUSE = "update level l set sent_rev = l.wanted_rev, reason = r.why"
            + " from unnest($2::bigint[], $3::bigint[], $4::text[]) as r(item_id, location_id, why)"
            + " where l.shop_id = $1 and l.item_id = r.item_id and l.location_id = r.location_id";

    private static final String LEFT = "select count(*) as dirty, count(*) filter (where" + PAUSED
            + ") as held from level l where l.shop_id = $1 and l.wanted_rev > l.sent_rev" + " and l.state = 1";

    @Override
    public Uni<Void> settleUnplannable(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(UNPLANNABLE)
                .execute(Tuple.of(shop.value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Left> left(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(LEFT)
                .execute(Tuple.of(shop.value()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Left(row.getLong("dirty"), row.getLong("held")));
    }

    @Override
    public Uni<List<DirtyLevel>> dirty(Tx tx, ShopId shop, int limit) {
        return sql(tx).preparedQuery(DIRTY)
                .execute(Tuple.of(shop.value(), limit))
                .chain(rows -> sharing(tx, shop, rows, false));
    }

    @Override
    public Uni<List<DirtyLevel>> of(Tx tx, ShopId shop, Collection<LevelId> levels) {
        return sql(tx).preparedQuery(OF)
                .execute(Tuple.of(
                        shop.value(),
                        levels.stream().map(level -> level.item().value()).toArray(Long[]::new),
                        levels.stream().map(level -> level.location().value()).toArray(Long[]::new)))
                .chain(rows -> sharing(tx, shop, rows, true));
    }

    private Uni<List<DirtyLevel>> sharing(Tx tx, ShopId shop, RowSet<Row> rows, boolean all) {
        Set<Long> split = new HashSet<>();
        rows.forEach(row -> {
            if (MappingMode.of(row.getInteger("mode")) == MappingMode.SPLIT) {
                split.add(row.getLong("mapping_id"));
            }
        });
        return sharing(tx, shop, levels(rows), split, all);
    }

    @Override
    public Uni<Void> refuse(Tx tx, ShopId shop, Map<LevelId, String> why) {
        return why.isEmpty()
                ? Uni.createFrom().voidItem()
                : sql(tx).preparedQuery(REFUSE)
                        .execute(Tuple.of(
                                shop.value(),
                                why.keySet().stream()
                                        .map(level -> level.item().value())
                                        .toArray(Long[]::new),
                                why.keySet().stream()
                                        .map(level -> level.location().value())
                                        .toArray(Long[]::new),
                                why.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }

    @Override
    public Uni<List<PartPromise>> promises(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings) {
        return sql(tx).preparedQuery(PROMISES)
                .execute(Tuple.of(
                        shop.value(),
                        products.stream().map(ProductId::value).toArray(Long[]::new),
                        mappings.stream().map(MappingId::value).toArray(Long[]::new)))
                .map(rows -> rows.stream().map(PgBookStore::promise).toList());
    }

    @Override
    public Uni<Void> retire(Tx tx, ShopId shop, Set<OrderId> orders) {
        return orders.isEmpty()
                ? Uni.createFrom().voidItem()
                : sql(tx).preparedQuery(RETIRE)
                        .execute(Tuple.of(
                                shop.value(),
                                orders.stream().map(OrderId::value).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private static PartPromise promise(Row row) {
        Optional<String> document = Optional.ofNullable(row.getString("external_id"));
        Optional<Long> odooId = Optional.ofNullable(row.getLong("odoo_id"));
        Optional<Long> group = Optional.ofNullable(row.getLong("group_id"));
        Quantity perItem = Quantity.ratio(row.getLong("num"), row.getLong("den"));
        return new PartPromise(
                new OrderId(row.getLong("order_id")),
                row.getString("name"),
                new MappingId(row.getLong("mapping_id")),
                new ProductId(row.getLong("product_id")),
                perItem.times(row.getInteger("units")),
                perItem.times(row.getInteger("fulfilled")),
                perItem.times(row.getInteger("elsewhere")),
                document,
                document.flatMap(id -> odooId.map(odoo -> new DocumentRef(
                        id, odoo, group, row.getBoolean("by_others"), DocumentKind.ofModel(row.getString("model"))))),
                row.getBoolean("answered"));
    }

    private Uni<List<DirtyLevel>> sharing(
            Tx tx, ShopId shop, Map<LevelId, DirtyLevel> levels, Set<Long> split, boolean all) {
        if (split.isEmpty()) {
            return Uni.createFrom().item(List.copyOf(levels.values()));
        }
        Long[] items = levels.keySet().stream()
                .map(level -> level.item().value())
                .distinct()
                .toArray(Long[]::new);
        return sql(tx).preparedQuery(SHARERS)
                .execute(Tuple.of(shop.value(), split.toArray(Long[]::new), items, all))
                .map(rows -> {
                    Map<Shared, List<Sharer>> sharers = new HashMap<>();
                    rows.forEach(row -> sharers.computeIfAbsent(
                                    new Shared(row.getLong("item_id"), row.getLong("mapping_id")),
                                    shared -> new ArrayList<>())
                            .add(sharer(row)));
                    return levels.values().stream()
                            .map(level -> level.sharedBy(sharers.getOrDefault(
                                    new Shared(
                                            level.level().item().value(),
                                            level.mapping().value()),
                                    List.of())))
                            .toList();
                });
    }

    private record Shared(long item, long mapping) {}

    private static Sharer sharer(Row row) {
        return new Sharer(
                new LocationId(row.getLong("location_id")),
                row.getInteger("share"),
                row.getInteger("open"),
                row.getBoolean("settled"),
                Optional.ofNullable(row.getInteger("expected")));
    }

    private static Map<LevelId, DirtyLevel> levels(RowSet<Row> rows) {
        Map<LevelId, DirtyLevel> levels = new LinkedHashMap<>();
        for (Row row : rows) {
            LevelId id = LevelId.of(row.getLong("item_id"), row.getLong("location_id"));
            levels.computeIfAbsent(id, level -> level(level, row))
                    .recipe()
                    .put(
                            new ProductId(row.getLong("product_id")),
                            Quantity.ratio(row.getLong("num"), row.getLong("den")));
        }
        return levels;
    }

    private static DirtyLevel level(LevelId level, Row row) {
        return new DirtyLevel(
                level,
                new MappingId(row.getLong("mapping_id")),
                Buffer.of(
                        row.getInteger("item_buffer"),
                        row.getInteger("location_buffer"),
                        row.getInteger("shop_buffer")),
                row.getInteger("open"),
                row.getInteger("edited_down"),
                Optional.ofNullable(row.getInteger("expected")),
                row.getLong("wanted_rev"),
                new LinkedHashMap<>(),
                List.of());
    }
}
