package io.synco.sync.read;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Orders whose documents in Odoo are others', and those whose handling a person chose. */
@ApplicationScoped
public class OrderBoard {
    // sf_order_by_others, part_elsewhere and order_choice's key serve it; then each order by its own keys.
    private static final String PAGE = "select o.order_id, o.name, o.mode, c.who, s.open, s.unmatched,"
            + " array(select d.name from document d where d.shop_id = $1 and d.order_id = o.order_id and d.name is not null"
            + "   order by d.name) as documents"
            + " from (select order_id from sf_order where shop_id = $1 and mode in (2, 3) and order_id > $2"
            + "   union select order_id from part where shop_id = $1 and state = 4 and live and order_id > $2"
            + "   union select order_id from order_choice where shop_id = $1 and scope = 3 and order_id > $2"
            + "   order by order_id limit $3) x"
            + " join sf_order o on o.shop_id = $1 and o.order_id = x.order_id"
            + " left join order_choice c on c.shop_id = $1 and c.scope = 3 and c.order_id = o.order_id"
            + " cross join lateral (select coalesce(sum(p.open), 0)::int as open,"
            + "   coalesce(sum(case when (p.state = 4 or o.mode = 2) and not exists (select from document d"
            + "     where d.shop_id = $1 and d.order_id = p.order_id and d.mapping_id = p.mapping_id) then p.open end), 0)::int"
            + "   as unmatched from part p where p.shop_id = $1 and p.order_id = o.order_id) s"
            + " order by o.order_id";

    private final TenantTransaction transaction;

    OrderBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param after the last id of the page before, 0 for the first */
    public Uni<List<OrderRow>> page(ShopId shop, long after, int limit) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(PAGE)
                        .execute(Tuple.of(shop.value(), after, limit))
                        .map(rows -> rows.stream().map(OrderBoard::read).toList()));
    }

    private static OrderRow read(Row row) {
        return new OrderRow(
                row.getLong("order_id"),
                row.getString("name"),
                row.getInteger("mode"),
                Optional.ofNullable(row.getString("who")),
                List.of(row.getArrayOfStrings("documents")),
                row.getInteger("open"),
                row.getInteger("unmatched"));
    }
}
