package io.synco.sync.feed;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** In PostgreSQL. The primary key serves every statement. */
@ApplicationScoped
class PgHeldElsewhere implements HeldElsewhere {
    private static final String KNOWN =
            "select move_id, mapping_id, units from held_elsewhere where shop_id = $1 and move_id = any($2)";

    private static final String HOLD = "insert into held_elsewhere (shop_id, move_id, mapping_id, units)"
            + " select $1, * from unnest($2::bigint[], $3::bigint[], $4::numeric[])"
            + " on conflict (shop_id, move_id, mapping_id) do update set units = excluded.units,"
            + " told = held_elsewhere.told + 1, at = now() returning move_id, mapping_id, told";

    private static final String OVER = "delete from held_elsewhere where shop_id = $1 and move_id = any($2)";

    @Override
    public Uni<Map<Holding, Quantity>> known(Tx tx, ShopId shop, Collection<Long> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return sql(tx).preparedQuery(KNOWN)
                .execute(Tuple.of(shop.value(), moves.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Holding, Quantity> known = new HashMap<>();
                    rows.forEach(row -> known.put(holding(row), Quantity.of(row.getBigDecimal("units"))));
                    return known;
                });
    }

    @Override
    public Uni<Map<Holding, Long>> hold(Tx tx, ShopId shop, Map<Holding, Quantity> units) {
        if (units.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<Map.Entry<Holding, Quantity>> rows = List.copyOf(units.entrySet());
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(rows.stream().map(row -> row.getKey().move()).toArray(Long[]::new));
        tuple.addValue(rows.stream().map(row -> row.getKey().mapping().value()).toArray(Long[]::new));
        tuple.addValue(rows.stream().map(row -> row.getValue().toDecimal()).toArray(BigDecimal[]::new));
        return sql(tx).preparedQuery(HOLD).execute(tuple).map(told -> {
            Map<Holding, Long> times = new HashMap<>();
            told.forEach(row -> times.put(holding(row), row.getLong("told")));
            return times;
        });
    }

    @Override
    public Uni<Void> over(Tx tx, ShopId shop, Collection<Long> moves) {
        return moves.isEmpty()
                ? Uni.createFrom().voidItem()
                : sql(tx).preparedQuery(OVER)
                        .execute(Tuple.of(shop.value(), moves.toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private static Holding holding(Row row) {
        return new Holding(row.getLong("move_id"), new MappingId(row.getLong("mapping_id")));
    }
}
