package io.synco.sync.observe;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgObservedStore implements ObservedStore {
    private static final String EXPECTED = "select l.item_id, l.location_id, l.expected, l.target,"
            + " exists (select 1 from intent_level i where i.shop_id = l.shop_id and i.item_id = l.item_id"
            + "   and i.location_id = l.location_id) as in_flight,"
            + " (select coalesce(sum(p.open), 0)::int from part p where p.shop_id = l.shop_id and p.item_id = l.item_id"
            + "   and p.location_id = l.location_id and p.open > 0) as open"
            + " from level l where l.shop_id = $1 and (l.item_id, l.location_id) in"
            + " (select * from unnest($2::bigint[], $3::bigint[]))";

    private static final String BOOK =
            "with ins as (insert into level_move (shop_id, item_id, location_id, cause, shopify_id,"
                    + " delta) values ($1, $2, $3, 2, $4, $5) on conflict do nothing returning delta)"
                    + " update level l set expected = l.expected + ins.delta, wanted_rev = l.wanted_rev + 1,"
                    + " edited_down = case $6::int when 1 then greatest(0, l.edited_down - greatest(0, ins.delta))"
                    + "   when 2 then l.edited_down - ins.delta else l.edited_down end from ins"
                    + " where l.shop_id = $1 and l.item_id = $2 and l.location_id = $3 returning l.expected";

    private static final String TAKEN_OFF = "delete from taken_off where shop_id = $1 and item_id = $2"
            + " and location_id = $3 returning order_id, units";

    private static final String UNANSWERED =
            "delete from unanswered where shop_id = $1 and item_id = $2 and location_id = $3";

    private static final String ANSWERED = "update level set edited_down = 0, wanted_rev = wanted_rev + 1"
            + " where shop_id = $1 and item_id = $2 and location_id = $3";

    private static final String DIRTY_IF_OFF = "update level set wanted_rev = wanted_rev + 1 where shop_id = $1"
            + " and item_id = $2 and location_id = $3 and target is distinct from expected and sent_rev >= wanted_rev";

    @Override
    public Uni<Map<LevelId, Expected>> expected(Tx tx, ShopId shop, Collection<LevelId> levels) {
        return sql(tx).preparedQuery(EXPECTED)
                .execute(Tuple.of(
                        shop.value(),
                        levels.stream().map(level -> level.item().value()).toArray(Long[]::new),
                        levels.stream().map(level -> level.location().value()).toArray(Long[]::new)))
                .map(rows -> {
                    Map<LevelId, Expected> expected = new HashMap<>();
                    for (Row row : rows) {
                        expected.put(
                                LevelId.of(row.getLong("item_id"), row.getLong("location_id")),
                                new Expected(
                                        Optional.ofNullable(row.getInteger("expected")),
                                        row.getBoolean("in_flight"),
                                        row.getInteger("open")));
                    }
                    return expected;
                });
    }

    @Override
    public Uni<Void> book(Tx tx, ShopId shop, LevelId level, String observation, int delta, Then then) {
        Tuple tuple =
                Tuple.of(shop.value(), level.item().value(), level.location().value(), observation, delta);
        tuple.addValue(then.code());
        return sql(tx).preparedQuery(BOOK).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> unanswered(Tx tx, ShopId shop, LevelId level) {
        return sql(tx).preparedQuery(UNANSWERED)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value()))
                .map(rows -> rows.rowCount() > 0);
    }

    @Override
    public Uni<List<TakenOff>> takenOff(Tx tx, ShopId shop, LevelId level) {
        return sql(tx).preparedQuery(TAKEN_OFF)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value()))
                .map(rows -> rows.stream()
                        .map(row -> new TakenOff(new OrderId(row.getLong("order_id")), row.getInteger("units")))
                        .sorted(Comparator.comparing(TakenOff::order))
                        .toList());
    }

    @Override
    public Uni<Void> answered(Tx tx, ShopId shop, LevelId level) {
        return sql(tx).preparedQuery(ANSWERED)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> dirtyIfOff(Tx tx, ShopId shop, LevelId level) {
        return sql(tx).preparedQuery(DIRTY_IF_OFF)
                .execute(Tuple.of(
                        shop.value(), level.item().value(), level.location().value()))
                .map(rows -> rows.rowCount() > 0);
    }
}
