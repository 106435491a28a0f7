package io.synco.sync.setup;

import static io.synco.sync.job.PgTx.sql;

import io.smallrye.mutiny.Uni;
import io.synco.catalog.CatalogItem;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.synco.sync.job.Tx;
import io.synco.sync.port.ShopifyBulk.Row.Sold;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Shopify's variants as they were read last, whole. Not in the simulation, which has no catalogue to read. */
@ApplicationScoped
class StoredCatalogue {
    private static final String WANTED = "insert into catalogue_state (shop_id, match_after) values ($1, $2)"
            + " on conflict (shop_id) do update set match_after = catalogue_state.match_after or excluded.match_after";

    private static final String KNOWN = "select from catalogue_state where shop_id = $1 and whole_at is not null";

    private static final String KEEP =
            "insert into catalogue (shop_id, item_id, variant_id, product_id, sku, barcode, title, tracked, writable, run_no)"
                    + " select $1, u.*, coalesce((select run_no from catalogue_state where shop_id = $1), 0)"
                    + " from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[],"
                    + " $8::boolean[], $9::boolean[])"
                    + " as u(item_id, variant_id, product_id, sku, barcode, title, tracked, writable)"
                    + " on conflict (shop_id, item_id) do update set variant_id = excluded.variant_id,"
                    + " product_id = excluded.product_id, sku = excluded.sku, barcode = excluded.barcode,"
                    + " title = excluded.title, tracked = excluded.tracked, writable = excluded.writable,"
                    + " run_no = excluded.run_no, read_at = now()";

    private static final String GONE = "delete from catalogue where shop_id = $1"
            + " and run_no < (select run_no from catalogue_state where shop_id = $1)";

    private static final String WHOLE = "with before as (select match_after from catalogue_state where shop_id = $1)"
            + " update catalogue_state set run_no = run_no + 1, whole_at = now(), match_after = false where shop_id = $1"
            + " returning (select match_after from before) as match";

    private static final String ALL =
            "select item_id, variant_id, sku, barcode, title, tracked, writable from catalogue"
                    + " where shop_id = $1 order by item_id limit $2";

    /** Whether all of it was ever read. */
    Uni<Boolean> known(Tx tx, ShopId shop) {
        return run(tx, KNOWN, Tuple.of(shop.value())).map(rows -> rows.rowCount() > 0);
    }

    /** The catalogue is going to be read. @param match and then linked to what Odoo has */
    Uni<Void> wanted(Tx tx, ShopId shop, boolean match) {
        return run(tx, WANTED, Tuple.of(shop.value(), match)).replaceWithVoid();
    }

    Uni<Void> keep(Tx tx, ShopId shop, List<Sold> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple tuple = Tuple.of(
                shop.value(),
                column(rows, row -> row.variant().item().value(), Long[]::new),
                column(rows, row -> row.variant().variantId(), Long[]::new),
                column(rows, Sold::product, Long[]::new));
        tuple.addValue(column(rows, row -> plain(row.variant().sku()), String[]::new));
        tuple.addValue(column(rows, row -> plain(row.variant().barcode()), String[]::new));
        tuple.addValue(column(rows, row -> plain(row.variant().title()), String[]::new));
        tuple.addValue(column(rows, row -> row.variant().tracked(), Boolean[]::new));
        tuple.addValue(column(rows, row -> row.variant().writable(), Boolean[]::new));
        return run(tx, KEEP, tuple).replaceWithVoid();
    }

    /** PostgreSQL's text takes no NUL. */
    private static String plain(String text) {
        return text.replace("\0", "");
    }

    private static <T> T[] column(List<Sold> rows, Function<Sold, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** All of it has been read: what was not read is gone from Shopify. @return whether it is to be linked now */
    Uni<Boolean> whole(Tx tx, ShopId shop) {
        return run(tx, GONE, Tuple.of(shop.value()))
                .chain(() -> run(tx, WHOLE, Tuple.of(shop.value())))
                .map(rows -> rows.iterator().next().getBoolean("match"));
    }

    /** @return fails with {@link CatalogueTooLarge} beyond {@code most} */
    Uni<List<CatalogItem>> all(Tx tx, ShopId shop, int most) {
        return run(tx, ALL, Tuple.of(shop.value(), most + 1)).map(rows -> {
            if (rows.size() > most) {
                throw new CatalogueTooLarge("variants in Shopify", most);
            }
            List<CatalogItem> items = new ArrayList<>(rows.size());
            rows.forEach(row -> items.add(item(row)));
            return items;
        });
    }

    private static CatalogItem item(Row row) {
        return new CatalogItem(
                new ItemId(row.getLong("item_id")),
                row.getLong("variant_id"),
                row.getString("sku"),
                row.getString("barcode"),
                row.getString("title"),
                row.getBoolean("tracked"),
                row.getBoolean("writable"));
    }

    private static Uni<RowSet<Row>> run(Tx tx, String statement, Tuple parameters) {
        return sql(tx).preparedQuery(statement).execute(parameters);
    }
}
