package io.synco.sync.push;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ProductId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgLinkedProducts implements LinkedProducts {
    // recipe_product serves it.
    private static final String LINKED =
            "select distinct r.product_id from recipe r join link k on k.shop_id = r.shop_id"
                    + " and k.item_id = r.item_id and k.recipe_no = r.recipe_no and k.state = 1"
                    + " where r.shop_id = $1 and r.product_id = any($2)";

    @Override
    public Uni<Set<ProductId>> of(Tx tx, ShopId shop, Collection<ProductId> products) {
        return sql(tx).preparedQuery(LINKED)
                .execute(Tuple.of(
                        shop.value(), products.stream().map(ProductId::value).toArray(Long[]::new)))
                .map(rows -> {
                    Set<ProductId> linked = new HashSet<>();
                    rows.forEach(row -> linked.add(new ProductId(row.getLong("product_id"))));
                    return linked;
                });
    }
}
