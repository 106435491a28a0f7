package io.synco.sync.read;

import static io.synco.sync.read.Columns.list;
import static io.synco.sync.read.Columns.optionalInt;
import static io.synco.sync.read.Columns.text;
import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.stock.Explanation;
import io.synco.stock.ProductTerms;
import io.synco.stock.Target;
import io.synco.sync.push.Terms;
import io.synco.sync.read.Why.Write;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "Why is it 7?", for a level now and for each of its writes. */
@ApplicationScoped
public class WhyBoard {
    // All by primary keys, and write_level.
    private static final String NOW = "select t.terms, t.snapshot_at, l.wanted_rev > l.sent_rev as again, l.seen_held,"
            + " w.write_id, w.at, w.from_qty, w.to_qty, w.outcome, w.answer, w.causes from level l"
            + " left join level_terms t on t.shop_id = l.shop_id and t.item_id = l.item_id and t.location_id = l.location_id"
            + " left join lateral (select * from write w where w.shop_id = l.shop_id and w.item_id = l.item_id"
            + "   and w.location_id = l.location_id and w.outcome = 1 order by w.at desc, w.write_id desc limit 1) w on true"
            + " where l.shop_id = $1 and l.item_id = $2 and l.location_id = $3";

    private static final String THEN = "select w.terms, w.snapshot_at, false as again, null::int as seen_held,"
            + " w.write_id, w.at, w.from_qty, w.to_qty, w.outcome, w.answer, w.causes from write w"
            + " where w.shop_id = $1 and w.item_id = $2 and w.location_id = $3 and w.write_id = $4";

    // write_level, read by its key.
    private static final String WRITES = "select write_id, at, from_qty, to_qty, outcome, answer from write"
            + " where shop_id = $1 and item_id = $2 and location_id = $3 and write_id < $4 order by write_id desc limit $5";

    private static final String PLACES =
            "select location_id, name from odoo_location where shop_id = $1 and location_id = any($2)";

    private final TenantTransaction transaction;

    WhyBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** Empty where the shop has no such level. */
    public Uni<Optional<Why>> now(ShopId shop, LevelId level) {
        return why(shop, level, NOW, key(shop, level));
    }

    /** Empty where the level has no such write. */
    public Uni<Optional<Why>> at(ShopId shop, LevelId level, long write) {
        return why(shop, level, THEN, key(shop, level).addLong(write));
    }

    /**
     * Newest first.
     *
     * @param before only writes with a smaller id
     */
    public Uni<List<Write>> writes(ShopId shop, LevelId level, long before, int limit) {
        Tuple tuple = key(shop, level).addLong(before).addInteger(limit);
        return transaction.in(
                shop,
                connection -> connection.preparedQuery(WRITES).execute(tuple).map(rows -> list(rows, WhyBoard::write)));
    }

    private Uni<Optional<Why>> why(ShopId shop, LevelId level, String sql, Tuple key) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(sql)
                        .execute(key)
                        .chain(rows -> rows.iterator().hasNext()
                                ? LevelBoard.one(connection, shop, level)
                                        .chain(found -> found.isEmpty()
                                                ? Uni.createFrom().item(Optional.empty())
                                                : why(
                                                                connection,
                                                                shop,
                                                                found.get(),
                                                                rows.iterator().next())
                                                        .map(Optional::of))
                                : Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<Why> why(SqlConnection connection, ShopId shop, LevelRow level, Row row) {
        Optional<Target> terms = text(row, "terms").map(Terms::read);
        Long[] causes = Optional.ofNullable(row.getArrayOfLongs("causes")).orElse(new Long[0]);
        return EventBoard.these(connection, shop, causes)
                .chain(events -> places(connection, shop, terms)
                        .map(places -> new Why(
                                level,
                                optionalInt(row, "seen_held"),
                                row.getBoolean("again"),
                                time(row, "snapshot_at"),
                                terms,
                                terms.map(target -> Explanation.of(target, names(places)))
                                        .orElse(List.of()),
                                events,
                                row.getLong("write_id") == null ? Optional.empty() : Optional.of(write(row)))));
    }

    private static Uni<Map<StockLocationId, String>> places(
            SqlConnection connection, ShopId shop, Optional<Target> terms) {
        Long[] ids = terms.stream()
                .flatMap(target -> target.components().stream())
                .flatMap(component -> component.terms().shelves().stream())
                .map(ProductTerms.Shelf::location)
                .map(StockLocationId::value)
                .distinct()
                .toArray(Long[]::new);
        return connection
                .preparedQuery(PLACES)
                .execute(Tuple.of(shop.value(), ids))
                .map(rows -> {
                    Map<StockLocationId, String> names = new HashMap<>();
                    rows.forEach(
                            row -> names.put(new StockLocationId(row.getLong("location_id")), row.getString("name")));
                    return names;
                });
    }

    private static Explanation.Names names(Map<StockLocationId, String> places) {
        return new Explanation.Names(
                place -> place.equals(Terms.NOT_KEPT)
                        ? "the mapped locations"
                        : places.getOrDefault(place, "location " + place.value()),
                product -> "product " + product.value());
    }

    private static Write write(Row row) {
        return new Write(
                row.getLong("write_id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getInteger("from_qty"),
                row.getInteger("to_qty"),
                row.getInteger("outcome") == 1,
                text(row, "answer"));
    }

    private static Tuple key(ShopId shop, LevelId level) {
        return Tuple.tuple()
                .addLong(shop.value())
                .addLong(level.item().value())
                .addLong(level.location().value());
    }
}
