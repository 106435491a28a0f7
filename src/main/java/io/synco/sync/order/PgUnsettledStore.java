package io.synco.sync.order;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.WarehouseId;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.OrderLine;
import io.synco.sync.port.OdooPort.DocumentKind;
import io.synco.sync.push.LevelStore.Touched;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In PostgreSQL. */
@ApplicationScoped
class PgUnsettledStore implements UnsettledStore {
    private static final String WRITTEN = "select order_id, mapping_id, product_id, written from unsettled"
            + " where shop_id = $1 and order_id = any($2) and written <> 0";

    // What was never unsettled gets no row. Another number than before takes an answer back that was given for it.
    private static final String SEEN =
            "with now as (select * from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::numeric[])"
                    + "   as n(order_id, mapping_id, product_id, units)),"
                    + " ins as (insert into unsettled (shop_id, order_id, mapping_id, product_id, units)"
                    + "   select $1, n.* from now n where n.units <> 0 and not exists (select from unsettled u where u.shop_id = $1"
                    + "     and u.order_id = n.order_id and u.mapping_id = n.mapping_id and u.product_id = n.product_id)"
                    + "   returning order_id),"
                    + " upd as (update unsettled u set units = n.units, answer = null from now n"
                    + "   where u.shop_id = $1 and u.order_id = n.order_id and u.mapping_id = n.mapping_id"
                    + "   and u.product_id = n.product_id and u.units <> n.units returning u.order_id)"
                    + " select order_id from ins union select order_id from upd order by order_id";

    private static final String OPEN =
            "select u.*, o.name, m.warehouse_id, coalesce(d.model, 'sale.order') as model from unsettled u"
                    + " join sf_order o on o.shop_id = $1 and o.order_id = u.order_id"
                    + " join mapping m on m.shop_id = $1 and m.mapping_id = u.mapping_id left join document d on d.shop_id = $1"
                    + " and d.order_id = u.order_id and d.mapping_id = u.mapping_id where u.shop_id = $1 and u.units <> 0";

    private static final String OF_ORDER = OPEN + " and u.order_id = $2 order by u.mapping_id, u.product_id";

    private static final String FIND = OPEN + " and u.unsettled_id = $2";

    private static final String ANSWER = "update unsettled set answer = $3, who = $4, answered_at = now(),"
            + " answers = answers + 1 where shop_id = $1 and unsettled_id = $2";

    private static final String WRITE = "update unsettled set written = written + $5, units = units - $5, answer = null"
            + " where shop_id = $1 and order_id = $2 and mapping_id = $3 and product_id = $4";

    // unsettled_counts serves it.
    private static final String COUNTED =
            "update unsettled u set written = u.written + u.units, units = 0, answer = null"
                    + " where u.shop_id = $1 and u.answer = 3 and (u.mapping_id, u.product_id) in"
                    + " (select * from unnest($2::bigint[], $3::bigint[])) returning u.order_id";

    @Override
    public Uni<Map<OrderLine, Quantity>> written(Tx tx, ShopId shop, Collection<OrderId> orders) {
        return orders.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sql(tx).preparedQuery(WRITTEN)
                        .execute(Tuple.of(
                                shop.value(),
                                orders.stream().map(OrderId::value).toArray(Long[]::new)))
                        .map(rows -> {
                            Map<OrderLine, Quantity> written = new HashMap<>();
                            rows.forEach(row -> written.put(line(row), Quantity.of(row.getBigDecimal("written"))));
                            return written;
                        });
    }

    @Override
    public Uni<List<OrderId>> seen(Tx tx, ShopId shop, Map<OrderLine, Quantity> units) {
        if (units.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<OrderLine> lines = List.copyOf(units.keySet());
        return sql(tx).preparedQuery(SEEN)
                .execute(Tuple.of(
                        shop.value(),
                        lines.stream().map(line -> line.order().value()).toArray(Long[]::new),
                        lines.stream().map(line -> line.mapping().value()).toArray(Long[]::new),
                        lines.stream().map(line -> line.product().value()).toArray(Long[]::new),
                        lines.stream().map(line -> units.get(line).toDecimal()).toArray(BigDecimal[]::new)))
                .map(PgUnsettledStore::orders);
    }

    private static List<OrderId> orders(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new OrderId(row.getLong("order_id")))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Uni<List<Open>> open(Tx tx, ShopId shop, OrderId order) {
        return sql(tx).preparedQuery(OF_ORDER)
                .execute(Tuple.of(shop.value(), order.value()))
                .map(rows -> rows.stream().map(PgUnsettledStore::open).toList());
    }

    @Override
    public Uni<Optional<Open>> find(Tx tx, ShopId shop, long id) {
        return sql(tx).preparedQuery(FIND)
                .execute(Tuple.of(shop.value(), id))
                .map(rows -> rows.stream().map(PgUnsettledStore::open).findFirst());
    }

    private static Open open(Row row) {
        return new Open(
                row.getLong("unsettled_id"),
                line(row),
                row.getString("name"),
                new WarehouseId(row.getLong("warehouse_id")),
                Quantity.of(row.getBigDecimal("units")),
                Optional.ofNullable(row.getInteger("answer")).map(Answer::ofCode),
                row.getInteger("answers"),
                DocumentKind.ofModel(row.getString("model")));
    }

    private static OrderLine line(Row row) {
        return new OrderLine(
                new OrderId(row.getLong("order_id")),
                new MappingId(row.getLong("mapping_id")),
                new ProductId(row.getLong("product_id")));
    }

    @Override
    public Uni<Void> answer(Tx tx, ShopId shop, long id, Answer answer, String who) {
        return sql(tx).preparedQuery(ANSWER)
                .execute(Tuple.of(shop.value(), id, answer.code(), who))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> write(Tx tx, ShopId shop, OrderLine line, Quantity units) {
        return sql(tx).preparedQuery(WRITE)
                .execute(Tuple.of(
                        shop.value(),
                        line.order().value(),
                        line.mapping().value(),
                        line.product().value(),
                        units.toDecimal()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<OrderId>> counted(Tx tx, ShopId shop, Collection<Touched> counted) {
        return counted.isEmpty()
                ? Uni.createFrom().item(List.of())
                : sql(tx).preparedQuery(COUNTED)
                        .execute(Tuple.of(
                                shop.value(),
                                counted.stream()
                                        .map(one -> one.mapping().value())
                                        .toArray(Long[]::new),
                                counted.stream()
                                        .map(one -> one.product().value())
                                        .toArray(Long[]::new)))
                        .map(PgUnsettledStore::orders);
    }
}
