package io.synco.sync.read;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What a person has to settle. */
@ApplicationScoped
public class UnsettledBoard {
    // unsettled_open serves it.
    private static final String PAGE = "select u.unsettled_id, u.order_id, o.name, u.product_id, u.units, u.answer,"
            + " case when u.answer is not null then u.who end as who,"
            + " case when u.answer is not null then u.answered_at end as answered_at,"
            + " array(select p.name from mapping_target t join sf_location p on p.shop_id = t.shop_id"
            + "   and p.location_id = t.sf_location_id where t.shop_id = u.shop_id and t.mapping_id = u.mapping_id"
            + "   order by p.name) as locations"
            + " from unsettled u join sf_order o on o.shop_id = u.shop_id and o.order_id = u.order_id"
            + " where u.shop_id = $1 and u.unsettled_id > $2 and u.units <> 0 order by u.unsettled_id limit $3";

    private final TenantTransaction transaction;

    UnsettledBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param after the last id of the page before, 0 for the first */
    public Uni<List<UnsettledRow>> page(ShopId shop, long after, int limit) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(PAGE)
                        .execute(Tuple.of(shop.value(), after, limit))
                        .map(rows -> rows.stream().map(UnsettledBoard::read).toList()));
    }

    private static UnsettledRow read(Row row) {
        return new UnsettledRow(
                row.getLong("unsettled_id"),
                row.getLong("order_id"),
                row.getString("name"),
                row.getLong("product_id"),
                List.of(row.getArrayOfStrings("locations")),
                row.getBigDecimal("units"),
                Optional.ofNullable(row.getInteger("answer")),
                Optional.ofNullable(row.getString("who")),
                Optional.ofNullable(row.getOffsetDateTime("answered_at")).map(OffsetDateTime::toInstant));
    }
}
