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

/** What the shop sells, and what each item is made of in Odoo. */
final class Assortment {
    private final TreeMap<ItemId, Map<ProductId, Quantity>> recipes = new TreeMap<>();

    void sells(ItemId item, Map<ProductId, Quantity> recipe) {
        recipes.put(item, Collections.unmodifiableSortedMap(new TreeMap<>(recipe)));
    }

    /** Units of each product in one unit of the item. */
    Map<ProductId, Quantity> recipe(ItemId item) {
        return recipes.get(item);
    }

    Quantity perItem(ItemId item, ProductId product) {
        return recipes.get(item).getOrDefault(product, Quantity.ZERO);
    }

    List<ItemId> items() {
        return List.copyOf(recipes.keySet());
    }

    List<ProductId> products() {
        Set<ProductId> products = new TreeSet<>();
        recipes.values().forEach(recipe -> products.addAll(recipe.keySet()));
        return List.copyOf(products);
    }
}
