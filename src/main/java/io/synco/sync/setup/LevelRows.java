package io.synco.sync.setup;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Which levels there are. A row is never taken away: what is no longer linked or mapped is simply no longer reckoned. */
@ApplicationScoped
public class LevelRows {
    private static final String ENSURE = "insert into level (shop_id, item_id, location_id, wanted_rev)"
            + " select $1, l.item_id, t.sf_location_id, 1 from link l cross join mapping_target t"
            + " where l.shop_id = $1 and t.shop_id = $1 and l.state = 1 order by l.item_id, t.sf_location_id"
            + " on conflict (shop_id, item_id, location_id) do nothing";

    private static final String WANT_ITEMS =
            "update level set wanted_rev = wanted_rev + 1 where shop_id = $1 and item_id = any($2::bigint[])";

    private static final String WANT_LOCATIONS =
            "update level set wanted_rev = wanted_rev + 1 where shop_id = $1 and location_id = any($2::bigint[])";

    // The primary keys of mapping_target and link serve it.
    private static final String WANT_DEFAULTS = "update level l set wanted_rev = l.wanted_rev + 1"
            + " from mapping_target t, link k where l.shop_id = $1 and t.shop_id = $1 and k.shop_id = $1"
            + " and t.sf_location_id = l.location_id and t.buffer is null and k.item_id = l.item_id and k.buffer is null";

    /** A row for each linked item at each mapped Shopify location, those that are new wanting their first target. Answers how many are new. */
    public Uni<Integer> ensure(SqlConnection connection, ShopId shop) {
        return run(connection, ENSURE, Tuple.of(shop.value()));
    }

    /** The items are made of something else now. */
    Uni<Integer> wantItems(SqlConnection connection, ShopId shop, Set<ItemId> items) {
        Long[] ids = items.stream().map(ItemId::value).toArray(Long[]::new);
        return run(connection, WANT_ITEMS, Tuple.of(shop.value(), ids));
    }

    /** Something else stands behind the locations now. */
    Uni<Integer> wantLocations(SqlConnection connection, ShopId shop, Set<LocationId> locations) {
        Long[] ids = locations.stream().map(LocationId::value).toArray(Long[]::new);
        return run(connection, WANT_LOCATIONS, Tuple.of(shop.value(), ids));
    }

    /** Neither item nor location say how much is kept back there, so the shop does. */
    Uni<Integer> wantDefaults(SqlConnection connection, ShopId shop) {
        return run(connection, WANT_DEFAULTS, Tuple.of(shop.value()));
    }

    private static Uni<Integer> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount());
    }
}
