package io.synco.sync.push;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.DirtyLevel;
import io.synco.sync.port.OdooPort.DocumentRef;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
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

    // A level that is being observed, or whose last write has no answer yet, waits for that.
    private static final String PLANNABLE = " l.shop_id = $1 and l.wanted_rev > l.sent_rev and l.state = 1"
            + " and not exists (select 1 from intent_level i where i.shop_id = l.shop_id and i.item_id = l.item_id"
            + "   and i.location_id = l.location_id)"
            + " and not exists (select 1 from job j where j.shop_id = l.shop_id and j.kind = 7"
            + "   and j.key = l.item_id || '/' || l.location_id and j.state in (1, 2, 3))"
            + " and not" + PAUSED;

    private static final String UNPLANNABLE = "update level l set sent_rev = l.wanted_rev, reason = case"
            + " when k.state is distinct from 1 then 'The item is not linked to an Odoo product; nothing is written.'"
            + " else 'The location is not mapped to Odoo; nothing is written.' end"
            + " from level l2 left join link k on k.shop_id = l2.shop_id and k.item_id = l2.item_id"
            + " left join mapping_target t on t.shop_id = l2.shop_id and t.sf_location_id = l2.location_id"
            + " where l2.shop_id = $1 and l2.wanted_rev > l2.sent_rev and (k.state is distinct from 1 or t.mapping_id is null)"
            + " and l.shop_id = l2.shop_id and l.item_id = l2.item_id and l.location_id = l2.location_id";

    // level_dirty serves it; part_open serves the sum.
    private static final String DIRTY = "with d as (select l.* from level l where" + PLANNABLE
            + " order by l.item_id, l.location_id limit $2)"
            + " select d.item_id, d.location_id, d.expected, d.wanted_rev, t.mapping_id, t.buffer, r.product_id, r.num, r.den,"
            + " (select coalesce(sum(p.open), 0)::int from part p where p.shop_id = $1 and p.item_id = d.item_id"
            + "   and p.location_id = d.location_id and p.open > 0 and p.state = 1) as open"
            + " from d join mapping_target t on t.shop_id = $1 and t.sf_location_id = d.location_id"
            + " join link k on k.shop_id = $1 and k.item_id = d.item_id and k.state = 1"
            + " join recipe r on r.shop_id = $1 and r.item_id = k.item_id and r.recipe_no = k.recipe_no"
            + " order by d.item_id, d.location_id, r.product_id";

    private static final String PROMISES = "select p.order_id, p.mapping_id, r.product_id, r.num, r.den,"
            + " p.open + p.f - p.f_at_golive as units, d.external_id, d.odoo_id, d.group_id"
            + " from recipe r join part p on p.shop_id = r.shop_id and p.item_id = r.item_id and p.recipe_no = r.recipe_no"
            + " and p.state = 1 left join document d on d.shop_id = p.shop_id and d.order_id = p.order_id"
            + " and d.mapping_id = p.mapping_id"
            + " where r.shop_id = $1 and r.product_id = any($2) and p.mapping_id = any($3)"
            + " and (d.external_id is null or d.live)";

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
                .map(PgBookStore::levels);
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

    private static PartPromise promise(Row row) {
        Optional<String> document = Optional.ofNullable(row.getString("external_id"));
        Optional<Long> odooId = Optional.ofNullable(row.getLong("odoo_id"));
        Optional<Long> group = Optional.ofNullable(row.getLong("group_id"));
        return new PartPromise(
                new OrderId(row.getLong("order_id")),
                new MappingId(row.getLong("mapping_id")),
                new ProductId(row.getLong("product_id")),
                Quantity.ratio(row.getLong("num"), row.getLong("den")).times(row.getInteger("units")),
                document,
                document.flatMap(id -> odooId.map(odoo -> new DocumentRef(id, odoo, group))));
    }

    private static List<DirtyLevel> levels(RowSet<Row> rows) {
        Map<LevelId, DirtyLevel> levels = new LinkedHashMap<>();
        for (Row row : rows) {
            LevelId id = LevelId.of(row.getLong("item_id"), row.getLong("location_id"));
            levels.computeIfAbsent(
                            id,
                            level -> new DirtyLevel(
                                    level,
                                    new MappingId(row.getLong("mapping_id")),
                                    row.getInteger("buffer"),
                                    row.getInteger("open"),
                                    Optional.ofNullable(row.getInteger("expected")),
                                    row.getLong("wanted_rev"),
                                    new LinkedHashMap<>()))
                    .recipe()
                    .put(
                            new ProductId(row.getLong("product_id")),
                            Quantity.ratio(row.getLong("num"), row.getLong("den")));
        }
        return List.copyOf(levels.values());
    }
}
