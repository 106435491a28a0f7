package io.synco.catalog;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.tenant.TenantTransaction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads links and recipes. Only linked items have a recipe here: what is untracked, unmatched or ambiguous is never reckoned with. */
@ApplicationScoped
public class Links {
    private static final int PAGE_MAX = 500;

    // Primary keys of link and recipe serve it.
    private static final String RECIPES = "select r.item_id, r.recipe_no, r.product_id, r.num, r.den"
            + " from link l join recipe r on r.shop_id = l.shop_id and r.item_id = l.item_id and r.recipe_no = l.recipe_no"
            + " where l.shop_id = $1 and l.state = 1 and l.item_id = any($2::bigint[]) order by r.item_id, r.product_id";

    // recipe_product, then the primary key of link.
    private static final String ITEMS_USING = "select r.product_id, r.item_id"
            + " from recipe r join link l on l.shop_id = r.shop_id and l.item_id = r.item_id and l.recipe_no = r.recipe_no"
            + " where r.shop_id = $1 and l.state = 1 and r.product_id = any($2::bigint[])";

    private static final String ROW = "select l.item_id, l.variant_id, l.sku, l.barcode, l.title, l.state, l.reason,"
            + " l.recipe_source, c.products, c.nums, c.dens from link l cross join lateral"
            + " (select coalesce(array_agg(r.product_id order by r.product_id), '{}') as products,"
            + " coalesce(array_agg(r.num order by r.product_id), '{}') as nums,"
            + " coalesce(array_agg(r.den order by r.product_id), '{}') as dens"
            + " from recipe r where r.shop_id = $1 and r.item_id = l.item_id and r.recipe_no = l.recipe_no and l.state = 1) c";

    private static final String LIST = ROW + " where l.shop_id = $1 and l.item_id > $2 order by l.item_id limit $3";

    private static final String SOME = ROW + " where l.shop_id = $1 and l.item_id = any($2::bigint[])";

    // The primary key of recipe serves it.
    private static final String VERSIONS = "select item_id, recipe_no, product_id, num, den from recipe"
            + " where shop_id = $1 and item_id = $2 order by recipe_no, product_id";

    private static final String FIND = ROW + " where l.shop_id = $1 and l.item_id = $2";

    private final TenantTransaction transaction;

    Links(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * @param after the last item's id of the page before, 0 for the first
     * @param limit at most 500
     */
    public Uni<List<LinkRow>> list(ShopId shop, long after, int limit) {
        Tuple parameters = Tuple.of(shop.value(), after, Math.max(1, Math.min(limit, PAGE_MAX)));
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(LIST)
                        .execute(parameters)
                        .map(rows -> rows.stream().map(Links::linkRow).toList()));
    }

    public Uni<Optional<LinkRow>> find(ShopId shop, ItemId item) {
        return transaction.in(shop, connection -> find(connection, shop, item));
    }

    /** Inside a tenant transaction of this shop. */
    public static Uni<Optional<LinkRow>> find(SqlConnection connection, ShopId shop, ItemId item) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(shop.value(), item.value()))
                .map(rows -> rows.stream().map(Links::linkRow).findFirst());
    }

    /** Inside a tenant transaction of this shop. An item that is not known is absent. */
    public static Uni<Map<ItemId, LinkRow>> find(SqlConnection connection, ShopId shop, Set<ItemId> items) {
        Long[] ids = items.stream().map(ItemId::value).toArray(Long[]::new);
        return connection
                .preparedQuery(SOME)
                .execute(Tuple.of(shop.value(), ids))
                .map(rows -> {
                    Map<ItemId, LinkRow> found = new HashMap<>();
                    rows.forEach(row -> found.put(new ItemId(row.getLong("item_id")), linkRow(row)));
                    return found;
                });
    }

    /** Every recipe that an item ever had, oldest first; the last one is in use where the item is linked. */
    public Uni<List<Recipe>> versions(ShopId shop, ItemId item) {
        return transaction.in(
                shop,
                connection -> connection
                        .preparedQuery(VERSIONS)
                        .execute(Tuple.of(shop.value(), item.value()))
                        .map(rows -> {
                            Map<Integer, List<Recipe.Component>> components = new TreeMap<>();
                            rows.forEach(row -> components
                                    .computeIfAbsent(row.getInteger("recipe_no"), no -> new ArrayList<>())
                                    .add(new Recipe.Component(
                                            new ProductId(row.getLong("product_id")),
                                            Quantity.ratio(row.getLong("num"), row.getLong("den")))));
                            List<Recipe> versions = new ArrayList<>();
                            components.forEach((no, list) -> versions.add(new Recipe(no, list)));
                            return versions;
                        }));
    }

    public Uni<Map<ItemId, Recipe>> recipes(ShopId shop, Set<ItemId> items) {
        return transaction.in(shop, connection -> recipes(connection, shop, items));
    }

    /** Inside a tenant transaction of this shop. An item that is not linked is absent. */
    public Uni<Map<ItemId, Recipe>> recipes(SqlConnection connection, ShopId shop, Set<ItemId> items) {
        Long[] ids = items.stream().map(ItemId::value).toArray(Long[]::new);
        return connection
                .preparedQuery(RECIPES)
                .execute(Tuple.of(shop.value(), ids))
                .map(Links::recipes);
    }

    public Uni<Map<ProductId, Set<ItemId>>> itemsUsing(ShopId shop, Set<ProductId> products) {
        return transaction.in(shop, connection -> itemsUsing(connection, shop, products));
    }

    /** Inside a tenant transaction of this shop. A product that no linked item uses is absent. */
    public Uni<Map<ProductId, Set<ItemId>>> itemsUsing(SqlConnection connection, ShopId shop, Set<ProductId> products) {
        Long[] ids = products.stream().map(ProductId::value).toArray(Long[]::new);
        return connection
                .preparedQuery(ITEMS_USING)
                .execute(Tuple.of(shop.value(), ids))
                .map(rows -> {
                    Map<ProductId, Set<ItemId>> using = new HashMap<>();
                    rows.forEach(row -> using.computeIfAbsent(
                                    new ProductId(row.getLong("product_id")), ignored -> new TreeSet<>())
                            .add(new ItemId(row.getLong("item_id"))));
                    return using;
                });
    }

    static Map<ItemId, Recipe> recipes(Iterable<Row> rows) {
        Map<ItemId, List<Recipe.Component>> components = new TreeMap<>();
        Map<ItemId, Integer> numbers = new HashMap<>();
        for (Row row : rows) {
            ItemId item = new ItemId(row.getLong("item_id"));
            numbers.put(item, row.getInteger("recipe_no"));
            components
                    .computeIfAbsent(item, ignored -> new ArrayList<>())
                    .add(new Recipe.Component(
                            new ProductId(row.getLong("product_id")),
                            Quantity.ratio(row.getLong("num"), row.getLong("den"))));
        }
        Map<ItemId, Recipe> recipes = new HashMap<>();
        components.forEach((item, list) -> recipes.put(item, new Recipe(numbers.get(item), list)));
        return recipes;
    }

    private static LinkRow linkRow(Row row) {
        String reason = row.getString("reason");
        return new LinkRow(
                new ItemId(row.getLong("item_id")),
                row.getLong("variant_id"),
                row.getString("sku"),
                row.getString("barcode"),
                row.getString("title"),
                LinkState.of(row.getInteger("state")),
                reason == null ? "" : reason,
                RecipeSource.of(row.getInteger("recipe_source")),
                components(row));
    }

    private static List<Recipe.Component> components(Row row) {
        Long[] products = row.getArrayOfLongs("products");
        Long[] nums = row.getArrayOfLongs("nums");
        Long[] dens = row.getArrayOfLongs("dens");
        return IntStream.range(0, products.length)
                .mapToObj(i -> new Recipe.Component(new ProductId(products[i]), Quantity.ratio(nums[i], dens[i])))
                .toList();
    }
}
