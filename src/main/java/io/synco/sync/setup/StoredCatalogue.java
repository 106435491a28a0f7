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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Shopify's variants as they were read last, whole. Not in the simulation, which has no catalogue to read. */
@ApplicationScoped
class StoredCatalogue {
    private static final String WANTED = "insert into catalogue_state (shop_id, match_after) values ($1, $2)"
            + " on conflict (shop_id) do update set match_after = catalogue_state.match_after or excluded.match_after";

    private static final String KNOWN = "select from catalogue_state where shop_id = $1 and whole_at is not null";

    /** What was told of a product after the file was asked for is newer than what stands in the file. */
    private static final String TOLD_SINCE = " exists (select from product_told t join bulk_operation b"
            + " on b.shop_id = t.shop_id and b.content = 1 and t.at >= b.asked_at where t.shop_id = $1 and t.product_id = ";

    // run_no: a row that was only told of must be found in the next file too, or it is gone by then.
    private static final String KEEP =
            "insert into catalogue (shop_id, item_id, variant_id, product_id, sku, barcode, title, tracked, writable, run_no)"
                    + " select $1, u.*, coalesce((select run_no from catalogue_state where shop_id = $1), 0)"
                    + " - case when $10 then 1 else 0 end"
                    + " from unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[],"
                    + " $8::boolean[], $9::boolean[])"
                    + " as u(item_id, variant_id, product_id, sku, barcode, title, tracked, writable)"
                    + " where $10 or not" + TOLD_SINCE + "u.product_id)"
                    + " on conflict (shop_id, item_id) do update set variant_id = excluded.variant_id,"
                    + " product_id = excluded.product_id, sku = excluded.sku, barcode = excluded.barcode,"
                    + " title = excluded.title, tracked = excluded.tracked, writable = excluded.writable,"
                    + " run_no = excluded.run_no, read_at = now() returning item_id";

    private static final String GONE = "delete from catalogue c where c.shop_id = $1"
            + " and c.run_no < (select run_no from catalogue_state where shop_id = $1) and not" + TOLD_SINCE
            + "c.product_id) returning c.item_id";

    private static final String UNTOLD = "delete from product_told where shop_id = $1";

    // Only while a file is written or read does anybody have to know.
    private static final String TOLD = "insert into product_told (shop_id, product_id)"
            + " select $1, u.product_id from unnest($2::bigint[]) as u(product_id)"
            + " where exists (select from bulk_operation where shop_id = $1 and content = 1)"
            + " on conflict (shop_id, product_id) do update set at = excluded.at";

    // catalogue_product serves it.
    private static final String LOST = "delete from catalogue where shop_id = $1 and product_id = any($2::bigint[])"
            + " and not (item_id = any($3::bigint[])) returning item_id";

    private static final String LOST_ALONE =
            "delete from catalogue where shop_id = $1 and item_id = any($2::bigint[])" + " returning product_id";

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

    /** Of the file. @return what it brings that nobody told of later */
    Uni<Set<ItemId>> keep(Tx tx, ShopId shop, List<Sold> rows) {
        return keep(tx, shop, rows, false);
    }

    /**
     * Products as they were just read, each with all of its variants.
     *
     * @param items that Shopify does not have, whosever they were
     * @return the items that are gone
     */
    Uni<Set<ItemId>> told(Tx tx, ShopId shop, Set<Long> products, List<Sold> rows, Set<ItemId> items) {
        Long[] ids = products.toArray(Long[]::new);
        Long[] present = column(rows, row -> row.variant().item().value(), Long[]::new);
        Long[] absent = items.stream().map(ItemId::value).toArray(Long[]::new);
        return run(tx, TOLD, Tuple.of(shop.value(), ids))
                .chain(() -> keep(tx, shop, rows, true))
                .chain(() -> run(tx, LOST_ALONE, Tuple.of(shop.value(), absent)))
                .chain(owners -> run(tx, TOLD, Tuple.of(shop.value(), products(owners))))
                .chain(() -> run(tx, LOST, Tuple.of(shop.value(), ids, present)))
                .map(lost -> {
                    Set<ItemId> gone = items(lost);
                    gone.addAll(items);
                    return gone;
                });
    }

    private Uni<Set<ItemId>> keep(Tx tx, ShopId shop, List<Sold> rows, boolean told) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Set.of());
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
        tuple.addValue(told);
        return run(tx, KEEP, tuple).map(StoredCatalogue::items);
    }

    private static Long[] products(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getLong("product_id")).distinct().toArray(Long[]::new);
    }

    private static Set<ItemId> items(RowSet<Row> rows) {
        Set<ItemId> items = new TreeSet<>();
        rows.forEach(row -> items.add(new ItemId(row.getLong("item_id"))));
        return items;
    }

    /** PostgreSQL's text takes no NUL. */
    private static String plain(String text) {
        return text.replace("\0", "");
    }

    private static <T> T[] column(List<Sold> rows, Function<Sold, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** @param gone what was not read is gone from Shopify @param match whether the rest is to be linked now */
    record Whole(Set<ItemId> gone, boolean match) {}

    /** All of it has been read. */
    Uni<Whole> whole(Tx tx, ShopId shop) {
        return run(tx, GONE, Tuple.of(shop.value()))
                .map(StoredCatalogue::items)
                .call(() -> run(tx, UNTOLD, Tuple.of(shop.value())))
                .chain(gone -> run(tx, WHOLE, Tuple.of(shop.value()))
                        .map(rows -> new Whole(gone, rows.iterator().next().getBoolean("match"))));
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
