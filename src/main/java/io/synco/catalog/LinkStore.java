package io.synco.catalog;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Matches a catalogue against Odoo's products and stores what came of it, in one tenant transaction of the caller's. */
@ApplicationScoped
public class LinkStore {
    /** Rows in one statement: large enough that round trips do not count, small enough to stay far below a message's limit. */
    private static final int ROWS_MAX = 5_000;

    /** Two who match at once do it one after the other, or both would number a recipe alike. */
    static final String ALONE = "select shop_id from shop where shop_id = $1 for no key update";

    private static final String PRESENT = "select r.item_id, r.recipe_no, r.product_id, r.num, r.den, l.recipe_source"
            + " from link l join recipe r on r.shop_id = l.shop_id and r.item_id = l.item_id and r.recipe_no = l.recipe_no"
            + " where l.shop_id = $1";

    private static final String LINKED = "select item_id from link where shop_id = $1 and state = 1";

    // An item that loses its product keeps its recipe's number: the same product coming back revives the link.
    static final String SAVE_LINKS =
            "insert into link (shop_id, item_id, variant_id, state, reason, recipe_no, sku, barcode, title, sku_key, tracked,"
                    + " recipe_source)"
                    + " select $1, u.* from unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::text[], $6::int[],"
                    + " $7::text[], $8::text[], $9::text[], $10::text[], $11::boolean[], $12::smallint[])"
                    + " as u(item_id, variant_id, state, reason, recipe_no, sku, barcode, title, sku_key, tracked, recipe_source)"
                    + " on conflict (shop_id, item_id) do update set variant_id = excluded.variant_id,"
                    + " state = excluded.state, reason = excluded.reason,"
                    + " recipe_no = greatest(link.recipe_no, excluded.recipe_no), sku = excluded.sku,"
                    + " barcode = excluded.barcode, title = excluded.title, sku_key = excluded.sku_key,"
                    + " tracked = excluded.tracked,"
                    + " recipe_source = case when excluded.state = 1 then excluded.recipe_source else link.recipe_source end"
                    + " where (link.variant_id, link.state, link.reason, link.sku, link.barcode, link.title, link.tracked)"
                    + " is distinct from (excluded.variant_id, excluded.state, excluded.reason, excluded.sku,"
                    + " excluded.barcode, excluded.title, excluded.tracked) or link.recipe_no < excluded.recipe_no"
                    + " or (excluded.state = 1 and link.recipe_source <> excluded.recipe_source)";

    static final String SAVE_RECIPES = "insert into recipe (shop_id, item_id, recipe_no, product_id, num, den)"
            + " select $1, u.* from unnest($2::bigint[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[])"
            + " as u(item_id, recipe_no, product_id, num, den)";

    private static final String ALL = "select item_id from link where shop_id = $1";

    private static final String FORGET =
            "delete from link where shop_id = $1 and recipe_no = 0 and item_id = any($2::bigint[]) returning item_id, title";

    static final String GONE_WORDS = "The variant is gone from Shopify.";

    private static final String GONE = "update link set state = 2, reason = '" + GONE_WORDS + "'"
            + " where shop_id = $1 and recipe_no > 0 and reason is distinct from '" + GONE_WORDS + "'"
            + " and item_id = any($2::bigint[]) returning item_id, title";

    private static final String ANY = "select from link where shop_id = $1 limit 1";

    // The primary keys of link and recipe, and recipe_product, serve it.
    private static final String KNOWN =
            "select l.item_id, l.state, l.reason, l.sku, l.barcode, l.recipe_source, r.recipe_no,"
                    + " r.product_id, r.num, r.den, exists (select from recipe o join link k on k.shop_id = o.shop_id"
                    + " and k.item_id = o.item_id and k.recipe_no = o.recipe_no and k.state = 1"
                    + " where o.shop_id = $1 and o.product_id = r.product_id and o.item_id <> l.item_id) as shared"
                    + " from link l left join recipe r on r.shop_id = l.shop_id and r.item_id = l.item_id"
                    + " and r.recipe_no = l.recipe_no where l.shop_id = $1 and l.item_id = any($2::bigint[])";

    private static final String AUDIT = "insert into audit (shop_id, who, what, subject, detail)"
            + " values ($1, $2, 'links matched', 'links', $3)";

    /** @param relinked items that were not linked before, or to other products: their levels have another target now */
    public record Matched(MatchReport report, Set<ItemId> relinked) {}

    /** @param words what a person reads about the item */
    public record Change(ItemId item, String title, String words) {}

    /** @param relinked items that are linked again, as before: their levels have a target again */
    public record Told(Set<ItemId> relinked, List<Change> changes) {
        static Told of(
                Collection<CatalogItem> items, Map<ItemId, ProductTold.Known> known, Map<ItemId, Match> matches) {
            Set<ItemId> relinked = new TreeSet<>();
            List<Change> changes = new ArrayList<>();
            for (CatalogItem item : items) {
                Optional<ProductTold.Known> before = Optional.ofNullable(known.get(item.id()));
                Match match = matches.get(item.id());
                if (match.state() == LinkState.LINKED
                        && before.filter(link -> link.state() == LinkState.LINKED)
                                .isEmpty()) {
                    relinked.add(item.id());
                }
                ProductTold.inWords(item, before, match)
                        .ifPresent(words -> changes.add(new Change(item.id(), item.title(), words)));
            }
            return new Told(relinked, changes);
        }

        Told after(List<Change> earlier) {
            return new Told(
                    relinked, Stream.concat(earlier.stream(), changes.stream()).toList());
        }
    }

    /**
     * Inside a tenant transaction of this shop.
     *
     * @param items and {@code assortment}: all that the two sides have
     */
    public Uni<Matched> match(
            SqlConnection connection, ShopId shop, Collection<CatalogItem> items, Assortment assortment, String who) {
        return run(connection, ALONE, shop.value())
                .chain(() -> run(connection, PRESENT, shop.value()).map(LinkStore::held))
                .chain(present -> run(connection, LINKED, shop.value())
                        .map(LinkStore::items)
                        .chain(linked -> matched(items, assortment, present)
                                .chain(matches -> save(connection, shop, items, matches, present, who)
                                        .replaceWith(() -> outcome(matches, present, linked)))));
    }

    /** A hundred thousand on each side take a good part of a second: not on a thread that others wait for. */
    private static Uni<Map<ItemId, Match>> matched(
            Collection<CatalogItem> items, Assortment assortment, Map<ItemId, Held> present) {
        return Uni.createFrom()
                .item(() -> Matching.match(items, assortment, present))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Matched outcome(Map<ItemId, Match> matches, Map<ItemId, Held> present, Set<ItemId> linked) {
        Set<ItemId> relinked = new TreeSet<>();
        matches.forEach((item, match) -> {
            if (match instanceof Match.Linked link
                    && !(linked.contains(item)
                            && link.recipe().equals(present.get(item).recipe()))) {
                relinked.add(item);
            }
        });
        return new Matched(MatchReport.of(matches.values()), relinked);
    }

    private static Uni<Void> save(
            SqlConnection connection,
            ShopId shop,
            Collection<CatalogItem> items,
            Map<ItemId, Match> matches,
            Map<ItemId, Held> present,
            String who) {
        String report = MatchReport.of(matches.values()).inWords();
        return inChunks(
                        LinkColumns.links(items, matches),
                        chunk -> run(connection, SAVE_LINKS, LinkColumns.ofLinks(shop, chunk)))
                .chain(() -> inChunks(
                        LinkColumns.newRecipes(matches, present),
                        chunk -> run(connection, SAVE_RECIPES, LinkColumns.ofRecipes(shop, chunk))))
                .chain(() -> run(connection, ALL, shop.value()))
                .chain(all -> gone(connection, shop, besides(all, matches.keySet())))
                .chain(() -> run(connection, AUDIT, shop.value(), who, report))
                .replaceWithVoid();
    }

    /** Not by the database: it takes each link to each element of an array, where it does not know yet how many links there are. */
    private static Set<ItemId> besides(RowSet<Row> all, Set<ItemId> sold) {
        Set<ItemId> besides = items(all);
        besides.removeAll(sold);
        return besides;
    }

    /** These are no longer on Shopify. A link is kept for its history, and because its orders may still be open. */
    private static Uni<List<Change>> gone(SqlConnection connection, ShopId shop, Set<ItemId> items) {
        Long[] ids = ids(items);
        List<Change> changes = new ArrayList<>();
        Consumer<RowSet<Row>> note = rows -> rows.forEach(
                row -> changes.add(new Change(new ItemId(row.getLong("item_id")), row.getString("title"), GONE_WORDS)));
        return run(connection, FORGET, shop.value(), ids)
                .invoke(note)
                .chain(() -> run(connection, GONE, shop.value(), ids))
                .invoke(note)
                .replaceWith(changes);
    }

    /**
     * Shopify told that these changed, or are gone. Inside a tenant transaction of this shop; before anything was ever matched there
     * is nothing to follow.
     */
    public Uni<Told> told(SqlConnection connection, ShopId shop, Collection<CatalogItem> items, Set<ItemId> gone) {
        return run(connection, ALONE, shop.value())
                .chain(() -> run(connection, ANY, shop.value()))
                .chain(any -> any.rowCount() == 0
                        ? Uni.createFrom().item(new Told(Set.of(), List.of()))
                        : gone(connection, shop, gone)
                                .chain(lost -> changed(connection, shop, items).map(told -> told.after(lost))));
    }

    private static Uni<Told> changed(SqlConnection connection, ShopId shop, Collection<CatalogItem> items) {
        Set<ItemId> wanted = items.stream().map(CatalogItem::id).collect(Collectors.toSet());
        return run(connection, KNOWN, shop.value(), ids(wanted)).chain(rows -> {
            Map<ItemId, ProductTold.Known> known = known(rows);
            Map<ItemId, Match> matches = new HashMap<>();
            items.forEach(item ->
                    matches.put(item.id(), ProductTold.match(item, Optional.ofNullable(known.get(item.id())))));
            return inChunks(
                            LinkColumns.links(items, matches),
                            chunk -> run(connection, SAVE_LINKS, LinkColumns.ofLinks(shop, chunk)))
                    .replaceWith(() -> Told.of(items, known, matches));
        });
    }

    private static Map<ItemId, ProductTold.Known> known(RowSet<Row> rows) {
        Map<ItemId, Recipe> recipes = Links.recipes(
                rows.stream().filter(row -> row.getLong("product_id") != null).toList());
        Map<ItemId, ProductTold.Known> known = new HashMap<>();
        rows.forEach(row -> {
            ItemId item = new ItemId(row.getLong("item_id"));
            RecipeSource source = RecipeSource.of(row.getInteger("recipe_source"));
            ProductTold.Known sofar = known.get(item);
            known.put(
                    item,
                    new ProductTold.Known(
                            LinkState.of(row.getInteger("state")),
                            row.getString("reason"),
                            row.getString("sku"),
                            row.getString("barcode"),
                            Optional.ofNullable(recipes.get(item)).map(recipe -> new Held(recipe, source)),
                            row.getBoolean("shared") || sofar != null && sofar.shared()));
        });
        return known;
    }

    private static Long[] ids(Set<ItemId> items) {
        return items.stream().map(ItemId::value).sorted().toArray(Long[]::new);
    }

    private static <T> Uni<Void> inChunks(List<T> rows, Function<List<T>, Uni<RowSet<Row>>> work) {
        return Multi.createFrom()
                .iterable(rows)
                .group()
                .intoLists()
                .of(ROWS_MAX)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.from(parameters));
    }

    private static Map<ItemId, Held> held(RowSet<Row> rows) {
        Map<ItemId, RecipeSource> sources = new HashMap<>();
        rows.forEach(row ->
                sources.put(new ItemId(row.getLong("item_id")), RecipeSource.of(row.getInteger("recipe_source"))));
        Map<ItemId, Held> held = new HashMap<>();
        Links.recipes(rows).forEach((item, recipe) -> held.put(item, new Held(recipe, sources.get(item))));
        return held;
    }

    private static Set<ItemId> items(RowSet<Row> rows) {
        Set<ItemId> items = new HashSet<>();
        rows.forEach(row -> items.add(new ItemId(row.getLong("item_id"))));
        return items;
    }
}
