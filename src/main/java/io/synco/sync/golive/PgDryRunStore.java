package io.synco.sync.golive;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LevelId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.OpenAtGoLive.OpenPart;
import io.synco.sync.plan.Prospect;
import io.synco.sync.port.OdooPort.Referenced;
import io.synco.sync.push.AwaitedPart;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** In PostgreSQL. */
@ApplicationScoped
class PgDryRunStore implements DryRunStore {
    private static final String CLEAR_LEVELS = "delete from dry_run_level where shop_id = $1";

    private static final String CLEAR_PARTS = "delete from dry_run_part where shop_id = $1";

    private static final String BEGIN = "insert into dry_run (shop_id, asked_by) values ($1, $2)"
            + " on conflict (shop_id) do update set run_id = default, phase = 1, orders_after = null, asked_by = excluded.asked_by,"
            + " begun_at = now(), ended_at = null, approved_by = null, approved_at = null returning run_id";

    // What cannot be written for a reason that we know is not asked of Shopify.
    private static final String STAND = "insert into dry_run_level (shop_id, run_id, item_id, location_id, effect, why)"
            + " select k.shop_id, $2, k.item_id, t.sf_location_id,"
            + " case when k.state = 1 then case when l.state = 2 then 9 end when k.state <> 4 then 5 when c.writable is false then 7"
            + "   else 6 end,"
            + " case when k.state <> 1 then coalesce(k.reason, '') when l.state = 2 then coalesce(l.reason, '') else '' end"
            + " from link k join mapping_target t on t.shop_id = k.shop_id"
            + " left join level l on l.shop_id = k.shop_id and l.item_id = k.item_id and l.location_id = t.sf_location_id"
            + " left join catalogue c on c.shop_id = k.shop_id and c.item_id = k.item_id where k.shop_id = $1";

    private static final String LAST = "select run_id, phase, orders_after from dry_run where shop_id = $1";

    private static final String KEEP =
            "insert into dry_run_part (shop_id, run_id, order_id, line_id, location_id, name,"
                    + " mode, sku, item_id, mapping_id, recipe_no, open, f, document_id, document_name)"
                    + " select d.shop_id, d.run_id, u.order_id, u.line_id, u.location_id, u.name, u.mode, coalesce(nullif(u.sku, ''), k.sku, ''),"
                    + " u.item_id, u.mapping_id, case when k.state = 1 and u.mapping_id is not null then k.recipe_no end,"
                    + " u.open, u.f, u.document_id, u.document_name"
                    + " from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::smallint[], $8::text[], $9::bigint[],"
                    + "   $10::bigint[], $11::int[], $12::int[], $13::bigint[], $14::text[]) as u(order_id, line_id, location_id, name, mode,"
                    + "   sku, item_id, mapping_id, open, f, document_id, document_name)"
                    + " join dry_run d on d.shop_id = $1 and d.run_id = $2"
                    + " left join link k on k.shop_id = $1 and k.item_id = u.item_id on conflict do nothing";

    private static final String PAGE =
            "update dry_run set orders_after = $3::text, phase = case when $3::text is null then 2 else 1 end"
                    + " where shop_id = $1 and run_id = $2";

    // dry_run_next serves it.
    private static final String NEXT =
            "with first as (select item_id, location_id from dry_run_level where shop_id = $1"
                    + "   and run_id = $2 and effect is null order by item_id, location_id limit $3)"
                    + " select item_id, location_id from dry_run_level where shop_id = $1 and run_id = $2 and effect is null"
                    + " and item_id <= (select max(item_id) from first) order by item_id, location_id";

    // recipe_product, then dry_run_part_item; then an order's parts by their primary key.
    private static final String AWAITED = "with here as (select distinct p.order_id from recipe r"
            + "   join dry_run_part p on p.shop_id = r.shop_id and p.item_id = r.item_id and p.recipe_no = r.recipe_no"
            + "   where r.shop_id = $1 and p.run_id = $2 and r.product_id = any($3) and p.mapping_id = any($4))"
            + " select p.order_id, p.line_id, p.location_id, p.name, p.mapping_id, p.item_id, p.open, p.f, p.document_id,"
            + " r.product_id, r.num, r.den from here join dry_run_part p on p.shop_id = $1 and p.run_id = $2"
            + "   and p.order_id = here.order_id and p.recipe_no is not null"
            + " join recipe r on r.shop_id = $1 and r.item_id = p.item_id and r.recipe_no = p.recipe_no"
            + " order by p.order_id, p.line_id, p.location_id, r.product_id";

    private static final String PLANNED =
            "update dry_run_level l set effect = u.effect, now_on_hand = u.now, then_on_hand = u.then,"
                    + " by_orders = u.by_orders, why = u.why from unnest($3::bigint[], $4::bigint[], $5::smallint[], $6::int[], $7::int[],"
                    + "   $8::int[], $9::text[]) as u(item_id, location_id, effect, now, \"then\", by_orders, why)"
                    + " where l.shop_id = $1 and l.run_id = $2 and l.item_id = u.item_id and l.location_id = u.location_id";

    private static final String END =
            "update dry_run set phase = 3, ended_at = now() where shop_id = $1 and run_id = $2";

    private static final String VERDICT =
            "select s.live, d.run_id, d.phase, d.orders_after, d.approved_at is not null as approved,"
                    + " (select count(*)::int from dry_run_level l where l.shop_id = d.shop_id and l.run_id = d.run_id and l.effect = 3)"
                    + "   as to_zero,"
                    + " (select count(*)::int from dry_run_level l where l.shop_id = d.shop_id and l.run_id = d.run_id and l.effect <= 4"
                    + "   and l.now_on_hand > 0) as stocked,"
                    + " array(select coalesce(nullif(k.sku, ''), k.title, l.item_id::text) || ' at ' || coalesce(p.name, l.location_id::text)"
                    + "     || ' (now ' || l.now_on_hand || ')'"
                    + "   from dry_run_level l left join link k on k.shop_id = l.shop_id and k.item_id = l.item_id"
                    + "   left join sf_location p on p.shop_id = l.shop_id and p.location_id = l.location_id"
                    + "   where l.shop_id = d.shop_id and l.run_id = d.run_id and l.effect = 3"
                    + "   order by l.now_on_hand desc, l.item_id, l.location_id limit $2) as some"
                    + " from shop s left join dry_run d on d.shop_id = s.shop_id where s.shop_id = $1";

    private static final String APPROVE =
            "update dry_run set approved_by = $3, approved_at = now() where shop_id = $1 and run_id = $2";

    @Override
    public Uni<Long> begin(Tx tx, ShopId shop, String who) {
        return run(tx, CLEAR_LEVELS, Tuple.of(shop.value()))
                .chain(() -> run(tx, CLEAR_PARTS, Tuple.of(shop.value())))
                .chain(() -> run(tx, BEGIN, Tuple.of(shop.value(), who)))
                .map(rows -> rows.iterator().next().getLong("run_id"))
                .call(id -> run(tx, STAND, Tuple.of(shop.value(), id)));
    }

    @Override
    public Uni<Optional<Run>> last(Tx tx, ShopId shop) {
        return run(tx, LAST, Tuple.of(shop.value()))
                .map(rows -> rows.stream().findFirst().map(PgDryRunStore::run));
    }

    private static Run run(Row row) {
        return new Run(
                row.getLong("run_id"),
                Phase.of(row.getInteger("phase")),
                Optional.ofNullable(row.getString("orders_after")));
    }

    @Override
    public Uni<Void> keep(Tx tx, ShopId shop, Run run, List<OpenPart> parts, Optional<String> next) {
        Tuple tuple = Tuple.of(shop.value(), run.id());
        tuple.addValue(column(parts, part -> part.order().value(), Long[]::new));
        tuple.addValue(column(parts, part -> part.line().value(), Long[]::new));
        tuple.addValue(column(parts, part -> part.location().value(), Long[]::new));
        tuple.addValue(column(parts, OpenPart::name, String[]::new));
        tuple.addValue(column(parts, part -> (short) part.mode().code(), Short[]::new));
        tuple.addValue(column(parts, OpenPart::sku, String[]::new));
        tuple.addValue(column(parts, part -> part.item().map(ItemId::value).orElse(null), Long[]::new));
        tuple.addValue(
                column(parts, part -> part.mapping().map(MappingId::value).orElse(null), Long[]::new));
        tuple.addValue(column(parts, OpenPart::open, Integer[]::new));
        tuple.addValue(column(parts, OpenPart::fulfilled, Integer[]::new));
        tuple.addValue(
                column(parts, part -> part.document().map(Referenced::odooId).orElse(null), Long[]::new));
        tuple.addValue(
                column(parts, part -> part.document().map(Referenced::name).orElse(null), String[]::new));
        return run(tx, KEEP, tuple)
                .chain(() -> run(tx, PAGE, Tuple.of(shop.value(), run.id(), next.orElse(null))))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<LevelId>> next(Tx tx, ShopId shop, Run run, int most) {
        return run(tx, NEXT, Tuple.of(shop.value(), run.id(), most))
                .map(rows -> rows.stream()
                        .map(row -> LevelId.of(row.getLong("item_id"), row.getLong("location_id")))
                        .toList());
    }

    private record PartKey(long order, long line, LevelId level) {}

    @Override
    public Uni<List<AwaitedPart>> awaited(
            Tx tx, ShopId shop, Run run, Set<ProductId> products, Set<MappingId> mappings) {
        return run(
                        tx,
                        AWAITED,
                        Tuple.of(
                                shop.value(),
                                run.id(),
                                products.stream().map(ProductId::value).toArray(Long[]::new),
                                mappings.stream().map(MappingId::value).toArray(Long[]::new)))
                .map(rows -> {
                    Map<PartKey, AwaitedPart> parts = new LinkedHashMap<>();
                    for (Row row : rows) {
                        LevelId level = LevelId.of(row.getLong("item_id"), row.getLong("location_id"));
                        PartKey key = new PartKey(row.getLong("order_id"), row.getLong("line_id"), level);
                        parts.computeIfAbsent(key, fresh -> awaited(row, level))
                                .recipe()
                                .put(
                                        new ProductId(row.getLong("product_id")),
                                        Quantity.ratio(row.getLong("num"), row.getLong("den")));
                    }
                    return new ArrayList<>(parts.values());
                });
    }

    private static AwaitedPart awaited(Row row, LevelId level) {
        return new AwaitedPart(
                new OrderId(row.getLong("order_id")),
                row.getString("name"),
                new MappingId(row.getLong("mapping_id")),
                level,
                new LinkedHashMap<>(),
                row.getInteger("open"),
                row.getInteger("f"),
                Optional.ofNullable(row.getLong("document_id")));
    }

    @Override
    public Uni<Void> planned(Tx tx, ShopId shop, Run run, List<Prospect> prospects) {
        Tuple tuple = Tuple.of(shop.value(), run.id());
        tuple.addValue(column(prospects, one -> one.level().item().value(), Long[]::new));
        tuple.addValue(column(prospects, one -> one.level().location().value(), Long[]::new));
        tuple.addValue(column(prospects, one -> (short) one.effect().code(), Short[]::new));
        tuple.addValue(column(prospects, one -> one.now().orElse(null), Integer[]::new));
        tuple.addValue(column(prospects, one -> one.then().orElse(null), Integer[]::new));
        tuple.addValue(column(prospects, Prospect::byOrders, Integer[]::new));
        tuple.addValue(column(prospects, Prospect::why, String[]::new));
        return run(tx, PLANNED, tuple).replaceWithVoid();
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    @Override
    public Uni<Void> end(Tx tx, ShopId shop, Run run) {
        return run(tx, END, Tuple.of(shop.value(), run.id())).replaceWithVoid();
    }

    @Override
    public Uni<Verdict> verdict(Tx tx, ShopId shop, int some) {
        return run(tx, VERDICT, Tuple.of(shop.value(), some))
                .map(rows -> rows.iterator().next())
                .map(row -> new Verdict(
                        row.getBoolean("live"),
                        Optional.ofNullable(row.getLong("run_id")).map(id -> run(row)),
                        row.getBoolean("approved"),
                        row.getInteger("to_zero"),
                        row.getInteger("stocked"),
                        List.of(row.getArrayOfStrings("some"))));
    }

    @Override
    public Uni<Void> approve(Tx tx, ShopId shop, Run run, String who) {
        return run(tx, APPROVE, Tuple.of(shop.value(), run.id(), who)).replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(Tx tx, String statement, Tuple parameters) {
        return sql(tx).preparedQuery(statement).execute(parameters);
    }
}
