package io.synco.catalog;

import io.smallrye.mutiny.Uni;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Recipes that a person sets and takes back, each in one tenant transaction of the caller's. */
@ApplicationScoped
public class RecipeStore {
    // Locked, so that a match at the same time numbers no recipe alike.
    private static final String LINK = "select state, reason, tracked, recipe_no from link"
            + " where shop_id = $1 and item_id = $2 for no key update";

    private static final String RECIPE =
            "select product_id, num, den from recipe where shop_id = $1 and item_id = $2 and recipe_no = $3";

    private static final String USE = "update link set state = 1, reason = '', recipe_no = $3, recipe_source = $4"
            + " where shop_id = $1 and item_id = $2";

    private static final String TAKE_BACK =
            "update link set recipe_source = $3" + " where shop_id = $1 and item_id = $2 and recipe_source = $4";

    private static final String AUDIT =
            "insert into audit (shop_id, who, what, subject, detail) values ($1, $2, $3, $4, $5)";

    /** What came of setting a recipe. */
    public enum Chosen {
        SET,
        NO_SUCH_ITEM,
        /** Shopify does not count it, or apps may not write it: there is nothing to keep in step. */
        UNTRACKED,
        GONE_FROM_SHOPIFY
    }

    /** The item is made of this from now on, and no match changes it. What was promised by older recipes keeps them. */
    public Uni<Chosen> choose(
            SqlConnection connection, ShopId shop, ItemId item, List<Recipe.Component> components, String who) {
        return run(connection, LinkStore.ALONE, shop.value())
                .chain(() -> run(connection, LINK, shop.value(), item.value()))
                .map(rows -> rows.stream().findFirst())
                .chain(link -> {
                    Chosen chosen = link.map(RecipeStore::mayHaveOne).orElse(Chosen.NO_SUCH_ITEM);
                    return chosen == Chosen.SET
                            ? use(connection, shop, item, link.get().getInteger("recipe_no"), components, who)
                                    .replaceWith(chosen)
                            : Uni.createFrom().item(chosen);
                });
    }

    private static Chosen mayHaveOne(Row link) {
        if (LinkStore.GONE_WORDS.equals(link.getString("reason"))) {
            return Chosen.GONE_FROM_SHOPIFY;
        }
        boolean untracked = LinkState.of(link.getInteger("state")) == LinkState.UNTRACKED;
        return untracked || !link.getBoolean("tracked") ? Chosen.UNTRACKED : Chosen.SET;
    }

    private static Uni<Void> use(
            SqlConnection connection,
            ShopId shop,
            ItemId item,
            int latest,
            List<Recipe.Component> components,
            String who) {
        Recipe wanted = new Recipe(latest + 1, components);
        return run(connection, RECIPE, shop.value(), item.value(), latest)
                .map(rows -> components(rows))
                .map(before -> !before.isEmpty() && new Recipe(latest, before).sameContent(wanted))
                .chain(stands -> stands
                        ? inUse(connection, shop, item, latest)
                        : run(
                                        connection,
                                        LinkStore.SAVE_RECIPES,
                                        LinkColumns.ofRecipes(shop, LinkColumns.components(item, wanted)))
                                .chain(() -> inUse(connection, shop, item, wanted.no())))
                .chain(() -> audit(connection, shop, item, who, "recipe set", inWords(wanted)));
    }

    private static List<Recipe.Component> components(Iterable<Row> rows) {
        List<Recipe.Component> components = new ArrayList<>();
        rows.forEach(row -> components.add(new Recipe.Component(
                new ProductId(row.getLong("product_id")), Quantity.ratio(row.getLong("num"), row.getLong("den")))));
        return components;
    }

    private static Uni<Void> inUse(SqlConnection connection, ShopId shop, ItemId item, int no) {
        return run(connection, USE, shop.value(), item.value(), no, (short) RecipeSource.CHOSEN.code())
                .replaceWithVoid();
    }

    private static String inWords(Recipe recipe) {
        return recipe.components().stream()
                .map(component -> component.perItem() + " of product " + component.product())
                .collect(Collectors.joining(", "));
    }

    /** The next match decides for the item anew. False where no person has set a recipe. */
    public Uni<Boolean> takeBack(SqlConnection connection, ShopId shop, ItemId item, String who) {
        return run(connection, LinkStore.ALONE, shop.value())
                .chain(() ->
                        run(connection, TAKE_BACK, shop.value(), item.value(), (short) RecipeSource.NONE.code(), (short)
                                RecipeSource.CHOSEN.code()))
                .map(rows -> rows.rowCount() > 0)
                .call(taken -> taken
                        ? audit(connection, shop, item, who, "recipe removed", null)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> audit(
            SqlConnection connection, ShopId shop, ItemId item, String who, String what, String detail) {
        return run(connection, AUDIT, shop.value(), who, what, "item " + item, detail)
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.from(parameters));
    }
}
