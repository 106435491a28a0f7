package io.synco.sync.read;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is withheld from sale by rule, oldest first. */
@ApplicationScoped
public class ExclusionBoard {
    // The primary key gives the order; few are live.
    private static final String PAGE =
            "select x.exclusion_id, x.product_id, x.qty - x.used as units, x.subject, x.rule, x.at,"
                    + " array(select p.name from mapping_target t join sf_location p on p.shop_id = t.shop_id"
                    + "   and p.location_id = t.sf_location_id where t.shop_id = x.shop_id and t.mapping_id = x.mapping_id"
                    + "   order by p.name) as locations,"
                    + " array(select coalesce(k.title, k.sku, 'Item ' || k.item_id) from recipe r join link k on k.shop_id = r.shop_id"
                    + "   and k.item_id = r.item_id and k.recipe_no = r.recipe_no and k.state = 1"
                    + "   where r.shop_id = x.shop_id and r.product_id = x.product_id order by 1 limit 20) as items"
                    + " from exclusion x where x.shop_id = $1 and x.exclusion_id > $2 and x.used < x.qty and x.released_at is null"
                    + " order by x.exclusion_id limit $3";

    private final TenantTransaction transaction;

    ExclusionBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** @param after the last id of the page before, 0 for the first */
    public Uni<List<ExclusionRow>> page(ShopId shop, long after, int limit) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(PAGE)
                        .execute(Tuple.of(shop.value(), after, limit))
                        .map(rows -> rows.stream().map(ExclusionBoard::read).toList()));
    }

    private static ExclusionRow read(Row row) {
        return new ExclusionRow(
                row.getLong("exclusion_id"),
                row.getLong("product_id"),
                row.getBigDecimal("units"),
                row.getString("subject"),
                row.getString("rule"),
                row.getOffsetDateTime("at").toInstant(),
                List.of(row.getArrayOfStrings("locations")),
                List.of(row.getArrayOfStrings("items")));
    }
}
