package io.synco.simulation;

import io.synco.catalog.Recipe;
import io.synco.kernel.ItemId;
import io.synco.kernel.OrderId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.simulation.Account.Sold;
import io.synco.simulation.remote.Part;
import io.synco.simulation.rows.PartId;
import io.synco.simulation.rows.PartRow;
import io.synco.simulation.rows.RecipeId;
import io.synco.simulation.rows.ShopRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each item was made of, and when; and what of it an order was promised. Which of the recipes that stood since an order was placed
 * it is promised with is the product's to say, once: here its books are asked, and it may not say otherwise later.
 */
final class Recipes {
    /** @param recipe empty: the item was linked to nothing */
    private record Stood(Instant since, Map<ProductId, Quantity> recipe) {}

    private final World world;
    private final TreeMap<ItemId, List<Stood>> history = new TreeMap<>();
    private final Map<Sold, Integer> promised = new LinkedHashMap<>();

    Recipes(World world) {
        this.world = world;
    }

    /** @param recipe empty: it is linked to nothing from now on */
    void changes(ItemId item, Map<ProductId, Quantity> recipe) {
        history.computeIfAbsent(item, each -> new ArrayList<>())
                .add(new Stood(world.time().now(), recipe));
    }

    /** Anybody has changed it. */
    private boolean changed(ItemId item) {
        return history.containsKey(item);
    }

    /** Now; empty where it is linked to nothing. */
    Map<ProductId, Quantity> of(ItemId item) {
        List<Stood> all = history.getOrDefault(item, List.of());
        return all.isEmpty()
                ? world.assortment().recipe(item)
                : all.get(all.size() - 1).recipe();
    }

    boolean linked(ItemId item) {
        return !of(item).isEmpty();
    }

    /** Those that stood at any moment in between; first of all what it was sold as at the beginning. */
    List<Map<ProductId, Quantity>> between(ItemId item, Instant from, Instant to) {
        List<Map<ProductId, Quantity>> stood = new ArrayList<>();
        stood.add(world.assortment().recipe(item));
        for (Stood one : history.getOrDefault(item, List.of())) {
            if (!one.since().isAfter(from)) {
                stood.clear();
            }
            if (!one.since().isAfter(to)) {
                stood.add(one.recipe());
            }
        }
        return stood.stream().filter(recipe -> !recipe.isEmpty()).toList();
    }

    /** What one unit of a part is promised as; empty while nobody can say what it is made of. */
    Map<ProductId, Quantity> of(Sold sold, Part part) {
        if (!changed(part.item())) {
            return world.assortment().recipe(part.item());
        }
        ShopRows rows = world.database().rows(World.SHOP);
        Optional<Recipe> counted = rows.parts()
                .find(new PartId(sold.order(), sold.line(), sold.location()))
                .map(PartRow::part)
                .filter(kept -> kept.counted())
                .flatMap(kept -> rows.recipes().find(new RecipeId(part.item(), kept.recipeNo())));
        return counted.map(recipe -> promised(sold, part, recipe)).orElseGet(() -> of(part.item()));
    }

    private Map<ProductId, Quantity> promised(Sold sold, Part part, Recipe recipe) {
        Map<ProductId, Quantity> units = new TreeMap<>();
        recipe.components().forEach(component -> units.put(component.product(), component.perItem()));
        Integer before = promised.putIfAbsent(sold, recipe.no());
        if (before != null && before != recipe.no()) {
            world.violated("line " + sold.line() + " of order " + sold.order() + " was promised with recipe " + before
                    + " of item " + part.item() + ", and is now with recipe " + recipe.no());
        }
        if (before == null
                && !between(part.item(), placed(sold.order()), world.time().now())
                        .contains(units)) {
            world.violated("line " + sold.line() + " of order " + sold.order() + " is promised with recipe " + recipe
                    + ", which has not stood since it was placed");
        }
        return units;
    }

    private Instant placed(OrderId order) {
        return world.shopify().order(order).createdAt();
    }
}
