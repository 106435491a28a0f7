package io.synco.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Few keys on many rows, so that most catalogues drawn are full of duplicates. */
class MatchingPropertiesTest {
    record Catalogue(List<CatalogItem> items, List<CatalogProduct> products, Map<ItemId, Recipe> present) {
        Map<ItemId, Match> match() {
            return of(items, products, present);
        }
    }

    private static Map<ItemId, Match> of(
            List<CatalogItem> items, List<CatalogProduct> products, Map<ItemId, Recipe> present) {
        Map<ItemId, Held> held = new HashMap<>();
        present.forEach((item, recipe) -> held.put(item, new Held(recipe, RecipeSource.MATCHED)));
        return Matching.match(items, new Assortment(products, List.of()), held);
    }

    @Property
    void the_order_of_the_input_never_changes_the_outcome(@ForAll("catalogues") Catalogue drawn, @ForAll long seed) {
        List<CatalogItem> items = new ArrayList<>(drawn.items());
        List<CatalogProduct> products = new ArrayList<>(drawn.products());
        Collections.shuffle(items, new Random(seed));
        Collections.shuffle(products, new Random(seed));

        assertThat(of(items, products, drawn.present())).isEqualTo(drawn.match());
    }

    @Property
    void each_item_has_one_outcome_and_each_without_a_link_a_reason(@ForAll("catalogues") Catalogue drawn) {
        Map<ItemId, Match> matches = drawn.match();

        assertThat(matches).hasSameSizeAs(drawn.items());
        assertThat(matches.values())
                .allMatch(match ->
                        match instanceof Match.Linked || !match.reason().isBlank());
    }

    @Property
    void no_product_is_newly_linked_to_two_items(@ForAll("catalogues") Catalogue drawn) {
        Catalogue fresh = new Catalogue(drawn.items(), drawn.products(), Map.of());
        List<ProductId> products = new ArrayList<>();
        fresh.match().values().forEach(match -> {
            if (match instanceof Match.Linked linked) {
                products.addAll(linked.recipe().products());
            }
        });

        assertThat(products).doesNotHaveDuplicates();
    }

    @Property
    void an_untracked_item_is_never_linked(@ForAll("catalogues") Catalogue drawn) {
        Map<ItemId, Match> matches = drawn.match();

        assertThat(drawn.items())
                .allMatch(item -> (item.tracked() && item.writable())
                        != (matches.get(item.id()).state() == LinkState.UNTRACKED));
    }

    @Property
    void matching_again_what_was_matched_changes_nothing(@ForAll("catalogues") Catalogue drawn) {
        Map<ItemId, Match> once = drawn.match();
        Map<ItemId, Recipe> present = new HashMap<>(drawn.present());
        once.forEach((item, match) -> {
            if (match instanceof Match.Linked linked) {
                present.put(item, linked.recipe());
            }
        });

        Map<ItemId, Match> twice = new Catalogue(drawn.items(), drawn.products(), present).match();

        once.forEach((item, match) -> {
            if (match instanceof Match.Linked) {
                assertThat(twice.get(item)).isEqualTo(match);
            } else {
                assertThat(twice.get(item).state()).isEqualTo(match.state());
            }
        });
    }

    @Provide
    Arbitrary<Catalogue> catalogues() {
        Arbitrary<String> key = Arbitraries.of("", " ", "a", "A ", "b", "c", "d", "e", "f", "g");
        Arbitrary<Boolean> mostly =
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false)));
        Arbitrary<CatalogItem> item = Combinators.combine(key, key, mostly, mostly)
                .as((sku, barcode, tracked, writable) ->
                        new CatalogItem(new ItemId(0), 0, sku, barcode, "", tracked, writable));
        Arbitrary<CatalogProduct> product = Combinators.combine(key, key)
                .as((sku, barcode) -> new CatalogProduct(new ProductId(0), sku, barcode, ""));
        Arbitrary<Map<ItemId, Recipe>> present = Arbitraries.maps(
                        Arbitraries.longs().between(1, 12), Arbitraries.longs().between(1, 14))
                .ofMaxSize(4)
                .map(drawn -> {
                    Map<ItemId, Recipe> recipes = new HashMap<>();
                    drawn.forEach((id, to) -> recipes.put(new ItemId(id), Recipe.plain(1, new ProductId(to))));
                    return recipes;
                });
        return Combinators.combine(item.list().ofMaxSize(12), product.list().ofMaxSize(12), present)
                .as((items, products, recipes) -> new Catalogue(numbered(items), numberedProducts(products), recipes));
    }

    private static List<CatalogItem> numbered(List<CatalogItem> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> {
                    CatalogItem item = items.get(i);
                    return new CatalogItem(
                            new ItemId(i + 1L),
                            100L + i,
                            item.sku(),
                            item.barcode(),
                            "Item",
                            item.tracked(),
                            item.writable());
                })
                .toList();
    }

    private static List<CatalogProduct> numberedProducts(List<CatalogProduct> products) {
        return IntStream.range(0, products.size())
                .mapToObj(i -> new CatalogProduct(
                        new ProductId(i + 1L),
                        products.get(i).sku(),
                        products.get(i).barcode(),
                        "Product"))
                .toList();
    }
}
