package io.synco.simulation;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the shop sells, and what each item is made of in Odoo when it goes live; {@link Recipes} has what becomes of that. */
final class Assortment {
    private final TreeMap<ItemId, Map<ProductId, Quantity>> recipes = new TreeMap<>();
    private final Set<ItemId> ended = new TreeSet<>();
    private final Set<ProductId> unsold = new TreeSet<>();

    /** It can be bought from now on, perhaps again. */
    void sells(ItemId item, Map<ProductId, Quantity> recipe) {
        ended.remove(item);
        recipes.put(item, Collections.unmodifiableSortedMap(new TreeMap<>(recipe)));
    }

    /** In stock, and part of no item yet. */
    void stocks(ProductId product) {
        unsold.add(product);
    }

    /** Nobody can buy it any more; orders still have it. */
    void ends(ItemId item) {
        ended.add(item);
    }

    /** Units of each product in one unit of the item. */
    Map<ProductId, Quantity> recipe(ItemId item) {
        return recipes.get(item);
    }

    Quantity perItem(ItemId item, ProductId product) {
        return recipes.get(item).getOrDefault(product, Quantity.ZERO);
    }

    List<ItemId> items() {
        return recipes.keySet().stream().filter(item -> !ended.contains(item)).toList();
    }

    List<ProductId> products() {
        Set<ProductId> products = new TreeSet<>(unsold);
        recipes.values().forEach(recipe -> products.addAll(recipe.keySet()));
        return List.copyOf(products);
    }
}
