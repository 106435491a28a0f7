package io.synco.sync.read;

import static io.synco.sync.read.Columns.list;
import static io.synco.sync.read.Columns.optionalInt;
import static io.synco.sync.read.Columns.text;
import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.LevelId;
import io.synco.kernel.ShopId;
import io.synco.sync.plan.Effect;
import io.synco.sync.read.DryRunState.Phase;
import io.synco.sync.read.DryRunState.Total;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the last dry run found. */
@ApplicationScoped
public class DryRunBoard {
    private static final String LAST = "select d.run_id, d.phase, d.begun_at, d.ended_at, d.approved_by, d.approved_at,"
            + " count(l.item_id)::int as levels, count(l.effect)::int as planned,"
            + " (count(*) filter (where l.effect = 3))::int as to_zero,"
            + " (count(*) filter (where l.effect <= 4 and l.now_on_hand > 0))::int as stocked,"
            + " (select count(distinct p.order_id)::int from dry_run_part p where p.shop_id = d.shop_id and p.run_id = d.run_id)"
            + "   as orders"
            + " from dry_run d left join dry_run_level l on l.shop_id = d.shop_id and l.run_id = d.run_id"
            + " where d.shop_id = $1 group by d.shop_id";

    private static final String TOTALS = "select l.location_id, p.name as location, l.effect, count(*)::int as levels,"
            + " coalesce(sum(l.then_on_hand - l.now_on_hand), 0)::bigint as units"
            + " from dry_run d join dry_run_level l on l.shop_id = d.shop_id and l.run_id = d.run_id"
            + " left join sf_location p on p.shop_id = l.shop_id and p.location_id = l.location_id"
            + " where d.shop_id = $1 and l.effect is not null group by l.location_id, p.name, l.effect"
            + " order by l.location_id, l.effect";

    // The primary key of dry_run_level serves it.
    private static final String LEVELS = "select l.item_id, l.location_id, l.effect, l.now_on_hand, l.then_on_hand,"
            + " l.by_orders, l.why, k.sku, k.title, p.name as location"
            + " from dry_run d join dry_run_level l on l.shop_id = d.shop_id and l.run_id = d.run_id"
            + " left join link k on k.shop_id = l.shop_id and k.item_id = l.item_id"
            + " left join sf_location p on p.shop_id = l.shop_id and p.location_id = l.location_id"
            + " where d.shop_id = $1 and l.effect is not null and ($2::int is null or l.effect = $2::int)"
            + " and (l.item_id, l.location_id) > ($3, $4) order by l.item_id, l.location_id limit $5";

    // The primary key of dry_run_part serves it.
    private static final String ORDERS = "select o.order_id, o.name, o.mode, o.item_id, o.sku, o.location_id, o.open,"
            + " o.document_name, o.recipe_no is not null as counts, p.name as location"
            + " from dry_run d join dry_run_part o on o.shop_id = d.shop_id and o.run_id = d.run_id"
            + " left join sf_location p on p.shop_id = o.shop_id and p.location_id = o.location_id"
            + " where d.shop_id = $1 and o.order_id in (select distinct x.order_id from dry_run_part x where x.shop_id = $1"
            + "   and x.run_id = d.run_id and x.order_id > $2 order by x.order_id limit $3)"
            + " order by o.order_id, o.line_id, o.location_id";

    private final TenantTransaction transaction;

    DryRunBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    public Uni<Optional<DryRunState>> last(ShopId shop) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(TOTALS)
                        .execute(Tuple.of(shop.value()))
                        .map(rows -> list(rows, DryRunBoard::total))
                        .chain(totals -> connection
                                .preparedQuery(LAST)
                                .execute(Tuple.of(shop.value()))
                                .map(rows -> rows.stream().findFirst().map(row -> state(row, totals)))));
    }

    private static Total total(Row row) {
        return new Total(
                row.getLong("location_id"),
                text(row, "location").orElse(""),
                Effect.ofCode(row.getInteger("effect")),
                row.getInteger("levels"),
                row.getLong("units"));
    }

    private static DryRunState state(Row row, List<Total> totals) {
        return new DryRunState(
                row.getLong("run_id"),
                Phase.values()[row.getInteger("phase") - 1],
                row.getOffsetDateTime("begun_at").toInstant(),
                time(row, "ended_at"),
                row.getInteger("levels"),
                row.getInteger("planned"),
                row.getInteger("to_zero"),
                row.getInteger("stocked"),
                row.getInteger("orders"),
                text(row, "approved_by"),
                time(row, "approved_at"),
                totals);
    }

    /**
     * Those that are reckoned so far, in order of the level.
     *
     * @param effect empty for all
     * @param after the last level of the page before
     */
    public Uni<List<DryRunLevel>> levels(ShopId shop, Optional<Effect> effect, LevelId after, int limit) {
        Tuple tuple = Tuple.of(
                shop.value(),
                effect.map(Effect::code).orElse(null),
                after.item().value(),
                after.location().value(),
                limit);
        return transaction.in(
                shop,
                connection ->
                        connection.preparedQuery(LEVELS).execute(tuple).map(rows -> list(rows, DryRunBoard::level)));
    }

    private static DryRunLevel level(Row row) {
        return new DryRunLevel(
                LevelId.of(row.getLong("item_id"), row.getLong("location_id")),
                text(row, "sku").orElse(""),
                text(row, "title").orElse(""),
                text(row, "location").orElse(""),
                Effect.ofCode(row.getInteger("effect")),
                optionalInt(row, "now_on_hand"),
                optionalInt(row, "then_on_hand"),
                row.getInteger("by_orders"),
                text(row, "why"));
    }

    /**
     * By id.
     *
     * @param after the last order of the page before
     */
    public Uni<List<DryRunOrder>> orders(ShopId shop, long after, int limit) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(ORDERS)
                        .execute(Tuple.of(shop.value(), after, limit))
                        .map(rows -> {
                            Map<Long, DryRunOrder> orders = new LinkedHashMap<>();
                            for (Row row : rows) {
                                orders.merge(
                                        row.getLong("order_id"),
                                        new DryRunOrder(
                                                row.getLong("order_id"), row.getString("name"), List.of(line(row))),
                                        DryRunBoard::together);
                            }
                            return List.copyOf(orders.values());
                        }));
    }

    private static DryRunOrder together(DryRunOrder one, DryRunOrder more) {
        List<DryRunOrder.Line> lines = new ArrayList<>(one.lines());
        lines.addAll(more.lines());
        return new DryRunOrder(one.id(), one.name(), lines);
    }

    private static DryRunOrder.Line line(Row row) {
        return new DryRunOrder.Line(
                row.getInteger("mode"),
                Optional.ofNullable(row.getLong("item_id")),
                row.getString("sku"),
                row.getLong("location_id"),
                text(row, "location").orElse(""),
                row.getInteger("open"),
                text(row, "document_name"),
                row.getBoolean("counts"));
    }
}
