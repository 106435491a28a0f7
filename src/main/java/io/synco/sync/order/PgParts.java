package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.OrderLineId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.order.KeptPart.Standing;
import io.synco.sync.order.OrderParts.Part;
import io.synco.sync.order.OrderStore.SavedParts;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An order's parts, read together with how their items and locations stand, merged, and written where they changed. Reading before
 * writing is safe: only the holder of the shop's lease takes orders in.
 */
final class PgParts {
    // The primary keys of part, link and mapping_target serve it.
    private static final String READ = "select line_id, location_id, fresh.line_id is not null as told,"
            + " p.item_id, p.mapping_id, p.recipe_no, p.open, p.f, p.f_at_golive, p.state,"
            + " l.state is not distinct from 1 as linked, coalesce(l.recipe_no, 0) as newest, t.mapping_id as target"
            + " from unnest($3::bigint[], $4::bigint[], $5::bigint[]) as fresh(line_id, location_id, item_id)"
            + " full join (select * from part where shop_id = $1 and order_id = $2) p using (line_id, location_id)"
            + " left join link l on l.shop_id = $1 and l.item_id = fresh.item_id"
            + " left join mapping_target t on t.shop_id = $1 and t.sf_location_id = fresh.location_id";

    private static final String WRITE =
            "insert into part (shop_id, order_id, line_id, location_id, item_id, mapping_id,"
                    + " recipe_no, open, f, f_at_golive, state) select $1, $2, u.* from unnest($3::bigint[], $4::bigint[],"
                    + " $5::bigint[], $6::bigint[], $7::int[], $8::int[], $9::int[], $10::int[], $11::smallint[])"
                    + " as u(line_id, location_id, item_id, mapping_id, recipe_no, open, f, f_at_golive, state)"
                    + " on conflict (shop_id, order_id, line_id, location_id) do update set item_id = excluded.item_id,"
                    + " mapping_id = excluded.mapping_id, recipe_no = excluded.recipe_no, open = excluded.open, f = excluded.f,"
                    + " state = excluded.state";

    // An order of which anything changed counts again, with all its parts.
    private static final String REVIVE =
            "update part set live = true where shop_id = $1 and order_id = $2 and not live";

    private PgParts() {}

    private record Place(long line, long location) {}

    private record Merged(List<KeptPart> kept, List<KeptPart> changed) {}

    static Uni<SavedParts> save(
            Tx tx, ShopId shop, OrderId order, List<Part> fresh, boolean before, Predicate<LocationId> elsewhere) {
        Tuple tuple = Tuple.of(shop.value(), order.value());
        tuple.addValue(longs(fresh, part -> part.line().value()));
        tuple.addValue(longs(fresh, part -> part.location().value()));
        tuple.addValue(longs(fresh, part -> part.item().map(ItemId::value).orElse(null)));
        return sql(tx).preparedQuery(READ)
                .execute(tuple)
                .map(rows -> merged(rows, fresh, before, elsewhere))
                .call(merged -> merged.changed().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : write(tx, shop, order, merged.changed()))
                .map(merged -> SavedParts.of(merged.kept(), merged.changed()));
    }

    private static Merged merged(RowSet<Row> rows, List<Part> fresh, boolean before, Predicate<LocationId> elsewhere) {
        List<KeptPart> kept = new ArrayList<>();
        Map<Place, Standing> standings = new HashMap<>();
        for (Row row : rows) {
            if (row.getInteger("state") != null) {
                kept.add(kept(row));
            }
            if (row.getBoolean("told")) {
                standings.put(new Place(row.getLong("line_id"), row.getLong("location_id")), standing(row, elsewhere));
            }
        }
        return new Merged(
                kept,
                PartMerge.of(
                        kept,
                        fresh,
                        part -> standings.get(
                                new Place(part.line().value(), part.location().value())),
                        before));
    }

    private static Standing standing(Row row, Predicate<LocationId> elsewhere) {
        return new Standing(
                row.getBoolean("linked"),
                row.getInteger("newest"),
                Optional.ofNullable(row.getLong("target")).map(MappingId::new),
                elsewhere.test(new LocationId(row.getLong("location_id"))));
    }

    private static KeptPart kept(Row row) {
        return new KeptPart(
                new OrderLineId(row.getLong("line_id")),
                new LocationId(row.getLong("location_id")),
                Optional.ofNullable(row.getLong("item_id")).map(ItemId::new),
                Optional.ofNullable(row.getLong("mapping_id")).map(MappingId::new),
                row.getInteger("recipe_no"),
                row.getInteger("open"),
                row.getInteger("f"),
                row.getInteger("f_at_golive"),
                row.getInteger("state"));
    }

    private static Uni<Void> write(Tx tx, ShopId shop, OrderId order, List<KeptPart> parts) {
        Tuple tuple = Tuple.of(shop.value(), order.value());
        tuple.addValue(longs(parts, part -> part.line().value()));
        tuple.addValue(longs(parts, part -> part.location().value()));
        tuple.addValue(longs(parts, part -> part.item().map(ItemId::value).orElse(null)));
        tuple.addValue(longs(parts, part -> part.mapping().map(MappingId::value).orElse(null)));
        tuple.addValue(ints(parts, KeptPart::recipeNo));
        tuple.addValue(ints(parts, KeptPart::open));
        tuple.addValue(ints(parts, KeptPart::fulfilled));
        tuple.addValue(ints(parts, KeptPart::fulfilledBefore));
        tuple.addValue(parts.stream().map(part -> (short) part.state()).toArray(Short[]::new));
        return sql(tx).preparedQuery(WRITE)
                .execute(tuple)
                .chain(() -> sql(tx).preparedQuery(REVIVE).execute(Tuple.of(shop.value(), order.value())))
                .replaceWithVoid();
    }

    private static <T> Long[] longs(List<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    private static Integer[] ints(List<KeptPart> rows, Function<KeptPart, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }
}
