package io.synco.sync.push;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyPort.FulfilledLine;
import io.synco.sync.port.ShopifyPort.LevelReading;
import io.synco.sync.port.ShopifyPort.RestockedLine;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgLevelStore implements LevelStore {

    // Every item that shares a product with the order, at every location of the same mapping: they share its stock. And
    // what
    // the order itself has, which may be made of something else by now: what is open of it is on hand.
    private static final String TOUCHED_BY_ORDER = "update level l set wanted_rev = l.wanted_rev + 1 from ("
            + " select distinct k.item_id, t.sf_location_id from part p"
            + " join recipe r on r.shop_id = p.shop_id and r.item_id = p.item_id and r.recipe_no = p.recipe_no"
            + " join recipe r2 on r2.shop_id = r.shop_id and r2.product_id = r.product_id"
            + " join link k on k.shop_id = r2.shop_id and k.item_id = r2.item_id and k.recipe_no = r2.recipe_no"
            + " join mapping_target t on t.shop_id = p.shop_id and t.mapping_id = p.mapping_id"
            + " where p.shop_id = $1 and p.order_id = $2"
            + " union select p.item_id, p.location_id from part p where p.shop_id = $1 and p.order_id = $2) x"
            + " where l.shop_id = $1 and l.item_id = x.item_id and l.location_id = x.sf_location_id";

    private static final String TOUCHED_BY_PRODUCTS = "update level l set wanted_rev = l.wanted_rev + 1 from ("
            + " select distinct k.item_id, t.sf_location_id"
            + " from unnest($2::bigint[], $3::bigint[]) as m(product_id, mapping_id)"
            + " join recipe r on r.shop_id = $1 and r.product_id = m.product_id"
            + " join link k on k.shop_id = $1 and k.item_id = r.item_id and k.recipe_no = r.recipe_no and k.state = 1"
            + " join mapping_target t on t.shop_id = $1 and t.mapping_id = m.mapping_id) x"
            + " where l.shop_id = $1 and l.item_id = x.item_id and l.location_id = x.sf_location_id";

    private static final short FULFILMENT = 1;
    private static final short REFUND = 5;

    // The insert decides: the same line of a fulfilment, or of a refund, moves `expected` once, however often it is
    // told.
    private static final String EXPLAIN =
            "with ins as (insert into level_move (shop_id, item_id, location_id, cause, shopify_id,"
                    + " delta) select $1, f.item_id, f.location_id, $7::smallint, f.id::text, f.delta"
                    + " from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::int[]) as f(id, item_id, location_id, delta)"
                    + " on conflict do nothing returning item_id, location_id, shopify_id, delta),"
                    + " moved as (update level l set expected = l.expected + s.delta, wanted_rev = l.wanted_rev + 1"
                    + " from (select item_id, location_id, sum(delta)::int as delta from ins group by item_id, location_id) s"
                    + " where $6 and l.shop_id = $1 and l.item_id = s.item_id and l.location_id = s.location_id)"
                    + " select shopify_id::bigint as id from ins";

    // The primary key finds the fulfilment line as it was explained; its insert decides, as above. Shopify moves
    // on_hand at the
    // cancelling, so `expected` follows also where the fulfilment itself was before go-live.
    private static final String EXPLAIN_CANCELLED =
            "with ins as (insert into level_move (shop_id, item_id, location_id, cause, shopify_id,"
                    + " delta) select m.shop_id, m.item_id, m.location_id, 4, m.shopify_id, -m.delta"
                    + " from unnest($2::bigint[], $3::bigint[], $4::bigint[]) as f(id, item_id, location_id)"
                    + " join level_move m on m.shop_id = $1 and m.item_id = f.item_id and m.location_id = f.location_id"
                    + " and m.cause = 1 and m.shopify_id = f.id::text"
                    + " on conflict do nothing returning item_id, location_id, shopify_id, delta),"
                    + " moved as (update level l set expected = l.expected + s.delta, wanted_rev = l.wanted_rev + 1"
                    + " from (select item_id, location_id, sum(delta)::int as delta from ins group by item_id, location_id) s"
                    + " where l.shop_id = $1 and l.item_id = s.item_id and l.location_id = s.location_id)"
                    + " select shopify_id::bigint as id from ins";

    private static final String TOOK_OFF = "insert into taken_off (shop_id, item_id, location_id, order_id, units)"
            + " select $1, u.item_id, u.location_id, $5::bigint, u.units"
            + " from unnest($2::bigint[], $3::bigint[], $4::int[]) as u(item_id, location_id, units)"
            + " on conflict (shop_id, item_id, location_id, order_id) do update"
            + " set units = taken_off.units + excluded.units";

    private static final String ALL = "update level set wanted_rev = wanted_rev + 1,"
            + " state = case when state = 3 then 1 else state end where shop_id = $1";

    private static final String ALL_KEYS = "select item_id || '/' || location_id as key from level where shop_id = $1";

    private static final String SEE = "update level l set seen_on_hand = s.on_hand, seen_committed = s.committed,"
            + " seen_available = s.available, seen_held = s.held, seen_at = now(),"
            + " expected = coalesce(l.expected, s.on_hand), reason = case when l.state = 1 then null else l.reason end"
            + " from unnest($2::bigint[], $3::bigint[], $4::int[], $5::int[], $6::int[], $7::int[])"
            + " as s(item_id, location_id, on_hand, committed, available, held)"
            + " where l.shop_id = $1 and l.item_id = s.item_id and l.location_id = s.location_id";

    private static final String NOT_STOCKED = "update level l set state = 3, sent_rev = wanted_rev, reason = $4"
            + " from unnest($2::bigint[], $3::bigint[]) as s(item_id, location_id)"
            + " where l.shop_id = $1 and l.item_id = s.item_id and l.location_id = s.location_id";

    private static final String STOCKED_AGAIN =
            "update level set state = 1, wanted_rev = wanted_rev + 1, reason = null where shop_id = $1"
                    + " and item_id = $2 and location_id = $3 and state in (2, 3)";

    private static final String FLAG =
            "update level set state = 2, reason = $4, sent_rev = wanted_rev where shop_id = $1"
                    + " and item_id = $2 and location_id = $3";

    @Override
    public Uni<Integer> touchByOrder(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(TOUCHED_BY_ORDER)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> rows.rowCount());
    }

    @Override
    public Uni<Integer> touch(Tx tx, ShopId shop, Collection<Touched> touched) {
        return sql(tx).preparedQuery(TOUCHED_BY_PRODUCTS)
                .execute(Tuple.of(
                        shop.value(),
                        touched.stream().map(t -> t.product().value()).toArray(Long[]::new),
                        touched.stream().map(t -> t.mapping().value()).toArray(Long[]::new)))
                .map(rows -> rows.rowCount());
    }

    @Override
    public Uni<Integer> touchAll(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(ALL).execute(Tuple.of(shop.value())).map(rows -> rows.rowCount());
    }

    @Override
    public Uni<List<String>> allKeys(Tx tx, ShopId shop) {
        return sql(tx).preparedQuery(ALL_KEYS).execute(Tuple.of(shop.value())).map(rows -> {
            List<String> keys = new java.util.ArrayList<>();
            rows.forEach(row -> keys.add(row.getString("key")));
            return keys;
        });
    }

    @Override
    public Uni<Set<Long>> explainFulfilments(Tx tx, ShopId shop, List<FulfilledLine> lines, boolean move) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Tuple tuple = lines(shop, lines);
        tuple.addValue(lines.stream().map(line -> -line.quantity()).toArray(Integer[]::new));
        tuple.addValue(move);
        tuple.addValue(FULFILMENT);
        return sql(tx).preparedQuery(EXPLAIN).execute(tuple).map(PgLevelStore::ids);
    }

    @Override
    public Uni<Set<Long>> explainRestocks(Tx tx, ShopId shop, List<RestockedLine> lines, boolean move) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(lines.stream().map(RestockedLine::refundLineId).toArray(Long[]::new));
        tuple.addValue(
                lines.stream().map(line -> line.item().orElseThrow().value()).toArray(Long[]::new));
        tuple.addValue(lines.stream().map(line -> line.location().value()).toArray(Long[]::new));
        tuple.addValue(lines.stream().map(RestockedLine::quantity).toArray(Integer[]::new));
        tuple.addValue(move);
        tuple.addValue(REFUND);
        return sql(tx).preparedQuery(EXPLAIN).execute(tuple).map(PgLevelStore::ids);
    }

    @Override
    public Uni<Void> tookOff(Tx tx, ShopId shop, OrderId order, Map<LevelId, Integer> units) {
        if (units.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<LevelId, Integer>> rows = List.copyOf(units.entrySet());
        return sql(tx).preparedQuery(TOOK_OFF)
                .execute(Tuple.of(
                        shop.value(),
                        rows.stream().map(row -> row.getKey().item().value()).toArray(Long[]::new),
                        rows.stream()
                                .map(row -> row.getKey().location().value())
                                .toArray(Long[]::new),
                        rows.stream().map(Map.Entry::getValue).toArray(Integer[]::new),
                        order.value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<Long>> explainCancelled(Tx tx, ShopId shop, List<FulfilledLine> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : sql(tx).preparedQuery(EXPLAIN_CANCELLED)
                        .execute(lines(shop, lines))
                        .map(PgLevelStore::ids);
    }

    private static Tuple lines(ShopId shop, List<FulfilledLine> lines) {
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(lines.stream().map(FulfilledLine::fulfilmentLineId).toArray(Long[]::new));
        tuple.addValue(
                lines.stream().map(line -> line.item().orElseThrow().value()).toArray(Long[]::new));
        tuple.addValue(lines.stream().map(line -> line.location().value()).toArray(Long[]::new));
        return tuple;
    }

    private static Set<Long> ids(RowSet<Row> rows) {
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    @Override
    public Uni<Void> see(Tx tx, ShopId shop, Map<LevelId, LevelReading> seen) {
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<LevelId, LevelReading>> rows = List.copyOf(seen.entrySet());
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(rows.stream().map(row -> row.getKey().item().value()).toArray(Long[]::new));
        tuple.addValue(rows.stream().map(row -> row.getKey().location().value()).toArray(Long[]::new));
        tuple.addValue(rows.stream().map(row -> row.getValue().onHand()).toArray(Integer[]::new));
        tuple.addValue(rows.stream().map(row -> row.getValue().committed()).toArray(Integer[]::new));
        tuple.addValue(rows.stream().map(row -> row.getValue().available()).toArray(Integer[]::new));
        tuple.addValue(rows.stream().map(row -> row.getValue().held()).toArray(Integer[]::new));
        return sql(tx).preparedQuery(SEE).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Void> notStocked(Tx tx, ShopId shop, Collection<LevelId> levels, String why) {
        if (levels.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sql(tx).preparedQuery(NOT_STOCKED)
                .execute(Tuple.of(
                        shop.value(),
                        levels.stream().map(level -> level.item().value()).toArray(Long[]::new),
                        levels.stream().map(level -> level.location().value()).toArray(Long[]::new),
                        why))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> tryAgain(Tx tx, ShopId shop, LevelId level) {
        return sql(tx).preparedQuery(STOCKED_AGAIN)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> flag(Tx tx, ShopId shop, LevelId level, String why) {
        return sql(tx).preparedQuery(FLAG)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value(), why))
                .replaceWithVoid();
    }
}
