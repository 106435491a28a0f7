package io.synco.sync.read;

import static io.synco.sync.read.Columns.time;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How far reading Shopify's catalogue is. */
@ApplicationScoped
public class CatalogueBoard {
    private static final String STATE = "select exists (select from job j where j.shop_id = $1 and j.kind = 26"
            + "   and j.state in (1, 2, 3)) as reading, coalesce(b.objects, 0) as objects, b.bytes, b.read_to, s.whole_at,"
            + " (select count(*) from catalogue c where c.shop_id = $1) as variants"
            + " from (select $1::bigint as shop_id) x left join catalogue_state s on s.shop_id = x.shop_id"
            + " left join bulk_operation b on b.shop_id = x.shop_id and b.content = 1";

    private final TenantTransaction transaction;

    CatalogueBoard(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    public Uni<CatalogueState> state(ShopId shop) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(STATE)
                        .execute(Tuple.of(shop.value()))
                        .map(rows -> state(rows.iterator().next())));
    }

    private static CatalogueState state(Row row) {
        return new CatalogueState(
                row.getBoolean("reading"),
                row.getLong("objects"),
                Optional.ofNullable(row.getLong("bytes"))
                        .filter(bytes -> bytes > 0)
                        .map(bytes -> row.getLong("read_to") / (double) bytes),
                row.getLong("variants"),
                time(row, "whole_at"));
    }
}
