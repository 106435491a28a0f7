package io.synco.sync.rule;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.MappingId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.stock.ProductTerms;
import io.synco.sync.job.Tx;
import io.synco.sync.plan.LevelPlan.Withheld;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In PostgreSQL. */
@ApplicationScoped
class PgExclusionStore implements ExclusionStore {
    private static final String LIVE = " shop_id = $1 and used < qty and released_at is null";

    // exclusion_source decides that an event withholds once.
    private static final String WITHHOLD =
            "insert into exclusion (shop_id, mapping_id, product_id, qty, source_key, subject, rule)"
                    + " select $1, * from unnest($2::bigint[], $3::bigint[], $4::numeric[], $5::text[], $6::text[], $7::text[])"
                    + " on conflict (shop_id, source_key) do nothing";

    private static final String USE_UP = "with e as (select exclusion_id, qty - used as left_over,"
            + " sum(qty - used) over (order by exclusion_id) - (qty - used) as before from exclusion where" + LIVE
            + " and mapping_id = $2 and product_id = $3)"
            + " update exclusion x set used = x.used + least(e.left_over, $4 - e.before) from e"
            + " where x.shop_id = $1 and x.exclusion_id = e.exclusion_id and e.before < $4";

    // exclusion_live serves it.
    private static final String WITHHELD =
            "select exclusion_id, mapping_id, product_id, qty - used as units, subject" + " from exclusion where" + LIVE
                    + " and mapping_id = any($2) and product_id = any($3) order by exclusion_id";

    private static final String RELEASE = "update exclusion set released_by = $3, released_at = now() where" + LIVE
            + " and exclusion_id = $2 returning mapping_id, product_id, qty - used as units, subject";

    @Override
    public Uni<Void> withhold(Tx tx, ShopId shop, Collection<Exclusion> exclusions) {
        if (exclusions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple = Tuple.of(shop.value());
        tuple.addValue(exclusions.stream().map(one -> one.mapping().value()).toArray(Long[]::new));
        tuple.addValue(exclusions.stream().map(one -> one.product().value()).toArray(Long[]::new));
        tuple.addValue(exclusions.stream().map(one -> one.units().toDecimal()).toArray(BigDecimal[]::new));
        tuple.addValue(exclusions.stream().map(Exclusion::sourceKey).toArray(String[]::new));
        tuple.addValue(exclusions.stream().map(Exclusion::subject).toArray(String[]::new));
        tuple.addValue(exclusions.stream().map(Exclusion::rule).toArray(String[]::new));
        return sql(tx).preparedQuery(WITHHOLD).execute(tuple).replaceWithVoid();
    }

    @Override
    public Uni<Void> useUp(Tx tx, ShopId shop, MappingId mapping, ProductId product, Quantity units) {
        return sql(tx).preparedQuery(USE_UP)
                .execute(Tuple.of(shop.value(), mapping.value(), product.value(), units.toDecimal()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Withheld>> withheld(Tx tx, ShopId shop, Set<ProductId> products, Set<MappingId> mappings) {
        return sql(tx).preparedQuery(WITHHELD)
                .execute(Tuple.of(
                        shop.value(),
                        mappings.stream().map(MappingId::value).toArray(Long[]::new),
                        products.stream().map(ProductId::value).toArray(Long[]::new)))
                .map(rows -> rows.stream().map(PgExclusionStore::withheld).toList());
    }

    private static Withheld withheld(Row row) {
        return new Withheld(
                new MappingId(row.getLong("mapping_id")),
                new ProductId(row.getLong("product_id")),
                new ProductTerms.Exclusion(
                        row.getLong("exclusion_id"),
                        row.getString("subject"),
                        Quantity.of(row.getBigDecimal("units"))));
    }

    @Override
    public Uni<Optional<Released>> release(Tx tx, ShopId shop, long exclusion, String who) {
        return sql(tx).preparedQuery(RELEASE)
                .execute(Tuple.of(shop.value(), exclusion, who))
                .map(rows -> rows.stream()
                        .map(row -> new Released(
                                new MappingId(row.getLong("mapping_id")),
                                new ProductId(row.getLong("product_id")),
                                Quantity.of(row.getBigDecimal("units")),
                                row.getString("subject")))
                        .findFirst());
    }
}
