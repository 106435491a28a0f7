package io.synco.catalog;

import io.synco.kernel.ItemId;
import io.synco.kernel.ShopId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns matches into the columns that the set-based statements of {@link LinkStore} unnest; pure, rows in order of the item. */
final class LinkColumns {
    record LinkOfItem(CatalogItem item, Match match) {
        int recipeNo() {
            return match instanceof Match.Linked linked ? linked.recipe().no() : 0;
        }

        RecipeSource source() {
            return match instanceof Match.Linked linked ? linked.source() : RecipeSource.MATCHED;
        }
    }

    record ComponentOfItem(ItemId item, int recipeNo, Recipe.Component component) {}

    private LinkColumns() {}

    static List<LinkOfItem> links(Collection<CatalogItem> items, Map<ItemId, Match> matches) {
        Map<ItemId, LinkOfItem> rows = new TreeMap<>();
        items.forEach(item -> rows.put(item.id(), new LinkOfItem(item, matches.get(item.id()))));
        return List.copyOf(rows.values());
    }

    static List<ComponentOfItem> newRecipes(Map<ItemId, Match> matches, Map<ItemId, Held> held) {
        List<ComponentOfItem> rows = new ArrayList<>();
        matches.forEach((item, match) -> {
            if (match instanceof Match.Linked linked && isNew(linked.recipe(), held.get(item))) {
                rows.addAll(components(item, linked.recipe()));
            }
        });
        return rows;
    }

    private static boolean isNew(Recipe recipe, Held held) {
        return held == null || !recipe.equals(held.recipe());
    }

    static List<ComponentOfItem> components(ItemId item, Recipe recipe) {
        return recipe.components().stream()
                .map(component -> new ComponentOfItem(item, recipe.no(), component))
                .toList();
    }

    static Object[] ofLinks(ShopId shop, List<LinkOfItem> rows) {
        return new Object[] {
            shop.value(),
            longs(rows, row -> row.item().id().value()),
            longs(rows, row -> row.item().variantId()),
            rows.stream().map(row -> (short) row.match().state().code()).toArray(Short[]::new),
            texts(rows, row -> row.match().reason()),
            rows.stream().map(LinkOfItem::recipeNo).toArray(Integer[]::new),
            texts(rows, row -> row.item().sku()),
            texts(rows, row -> row.item().barcode()),
            texts(rows, row -> row.item().title()),
            texts(rows, row -> MatchKey.of(row.item().sku()).map(MatchKey::text).orElse(null)),
            rows.stream().map(row -> row.item().tracked()).toArray(Boolean[]::new),
            rows.stream().map(row -> (short) row.source().code()).toArray(Short[]::new)
        };
    }

    static Object[] ofRecipes(ShopId shop, List<ComponentOfItem> rows) {
        return new Object[] {
            shop.value(),
            longs(rows, row -> row.item().value()),
            rows.stream().map(ComponentOfItem::recipeNo).toArray(Integer[]::new),
            longs(rows, row -> row.component().product().value()),
            longs(rows, row -> row.component().perItem().num().longValueExact()),
            longs(rows, row -> row.component().perItem().den().longValueExact())
        };
    }

    private static <T> Long[] longs(List<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    /** PostgreSQL's text takes no NUL, which a remote may send all the same. */
    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream()
                .map(column)
                .map(text -> text == null ? null : text.replace("\0", ""))
                .toArray(String[]::new);
    }
}
