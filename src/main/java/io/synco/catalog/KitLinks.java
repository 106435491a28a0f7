package io.synco.catalog;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
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
import java.util.Set;
import java.util.TreeMap;

/** Brings linked items up to what Odoo's kits are made of by now, in one tenant transaction of the caller's. */
@ApplicationScoped
public class KitLinks {
    // link_kits serves the one, recipe's index by product the other.
    private static final String CONCERNED =
            "select l.item_id, l.variant_id, l.sku, l.barcode, l.title, l.recipe_source,"
                    + " r.recipe_no, r.product_id, r.num, r.den from link l"
                    + " join recipe r on r.shop_id = l.shop_id and r.item_id = l.item_id and r.recipe_no = l.recipe_no"
                    + " where l.shop_id = $1 and l.state = 1 and l.item_id in"
                    + " (select item_id from link where shop_id = $1 and recipe_source = 3"
                    + "  union select item_id from recipe where shop_id = $1 and product_id = any($2::bigint[]))";

    /**
     * A linked item that is a kit in Odoo, or made of something that became one.
     *
     * @param before what it was made of
     * @param now what it is made of by now, or why nobody can tell; then it stays as it was
     */
    public record Seen(ItemId item, String title, Recipe before, Match now) {
        public boolean told() {
            return now instanceof Match.Linked;
        }

        public boolean changed() {
            return now instanceof Match.Linked linked && !linked.recipe().equals(before);
        }

        public Recipe recipe() {
            return now instanceof Match.Linked linked ? linked.recipe() : before;
        }
    }

    /** @param kits all that Odoo has; a changed one is a new recipe, and what was ordered before keeps its own */
    public Uni<List<Seen>> follow(SqlConnection connection, ShopId shop, Collection<CatalogKit> kits) {
        Long[] products = kits.stream().map(kit -> kit.product().id().value()).toArray(Long[]::new);
        return run(connection, LinkStore.ALONE, shop.value())
                .chain(() -> run(connection, CONCERNED, shop.value(), products))
                .map(rows -> seen(rows, kits))
                .call(seen -> save(
                        connection, shop, seen.stream().filter(Linked::changed).toList()))
                .map(seen -> seen.stream().map(Linked::seen).toList());
    }

    private record Linked(CatalogItem item, Held held, Match now) {
        Seen seen() {
            return new Seen(item.id(), item.title(), held.recipe(), now);
        }

        boolean changed() {
            return seen().changed();
        }
    }

    private static List<Linked> seen(RowSet<Row> rows, Collection<CatalogKit> kits) {
        Map<ItemId, CatalogItem> items = new TreeMap<>();
        Map<ItemId, RecipeSource> sources = new HashMap<>();
        for (Row row : rows) {
            CatalogItem item = item(row);
            items.put(item.id(), item);
            sources.put(item.id(), RecipeSource.of(row.getInteger("recipe_source")));
        }
        Map<ItemId, Held> held = new HashMap<>();
        Links.recipes(rows).forEach((item, recipe) -> held.put(item, new Held(recipe, sources.get(item))));
        Map<ItemId, Match> now = Matching.match(items.values(), onShelves(kits, held.values()), held);
        return items.values().stream()
                .map(item -> new Linked(item, held.get(item.id()), now.get(item.id())))
                .toList();
    }

    /** A link is only of what Shopify counts and lets apps write. */
    private static CatalogItem item(Row row) {
        return new CatalogItem(
                new ItemId(row.getLong("item_id")),
                row.getLong("variant_id"),
                row.getString("sku"),
                row.getString("barcode"),
                row.getString("title"),
                true,
                true);
    }

    /** Nothing but the kits and what these items may be made of; none of that is found by a key of its own. */
    private static Assortment onShelves(Collection<CatalogKit> kits, Collection<Held> held) {
        Map<ProductId, CatalogProduct> products = new TreeMap<>();
        held.forEach(one -> one.recipe().products().forEach(id -> products.put(id, component(id, ""))));
        kits.forEach(kit ->
                kit.lines().forEach(line -> products.put(line.component(), component(line.component(), line.name()))));
        Set<ProductId> taken = new HashSet<>();
        kits.forEach(kit -> taken.add(kit.product().id()));
        products.keySet().removeAll(taken);
        return new Assortment(products.values(), kits);
    }

    private static CatalogProduct component(ProductId id, String name) {
        return new CatalogProduct(id, "", "", name);
    }

    private static Uni<Void> save(SqlConnection connection, ShopId shop, List<Linked> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<CatalogItem> items = new ArrayList<>();
        Map<ItemId, Match> matches = new TreeMap<>();
        Map<ItemId, Held> held = new HashMap<>();
        changed.forEach(one -> {
            items.add(one.item());
            matches.put(one.item().id(), one.now());
            held.put(one.item().id(), one.held());
        });
        return run(connection, LinkStore.SAVE_LINKS, LinkColumns.ofLinks(shop, LinkColumns.links(items, matches)))
                .chain(() -> run(
                        connection,
                        LinkStore.SAVE_RECIPES,
                        LinkColumns.ofRecipes(shop, LinkColumns.newRecipes(matches, held))))
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.from(parameters));
    }
}
