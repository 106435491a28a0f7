package io.synco.catalog;

import io.synco.kernel.ProductId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the kit of an item that is linked to one already: by barcode, by SKU, by what it is made of. */
final class KitKeys {
    private final Map<MatchKey, List<ProductId>> byBarcode = new HashMap<>();
    private final Map<MatchKey, List<ProductId>> bySku = new HashMap<>();
    private final Set<List<Recipe.Component>> contents = new HashSet<>();

    KitKeys(Kits kits) {
        for (CatalogKit kit : kits.all()) {
            index(byBarcode, Matching.BARCODE, kit.product());
            index(bySku, Matching.SKU, kit.product());
            if (kits.content(kit.product().id()) instanceof Kits.Content.Of content) {
                contents.add(new Recipe(1, content.components()).components());
            }
        }
    }

    private static void index(Map<MatchKey, List<ProductId>> index, Matching.Step step, CatalogProduct product) {
        step.key(product)
                .ifPresent(key ->
                        index.computeIfAbsent(key, ignored -> new ArrayList<>()).add(product.id()));
    }

    /** The one kit that carries the item's barcode, else the one that carries its SKU. */
    Optional<ProductId> named(CatalogItem item) {
        return Stream.of(
                        Matching.BARCODE.key(item).map(key -> byBarcode.getOrDefault(key, List.of())),
                        Matching.SKU.key(item).map(key -> bySku.getOrDefault(key, List.of())))
                .flatMap(Optional::stream)
                .filter(kits -> kits.size() == 1)
                .map(kits -> kits.get(0))
                .findFirst();
    }

    boolean madeOf(Recipe recipe) {
        return contents.contains(recipe.components());
    }
}
