package io.synco.catalog;

import static io.synco.catalog.KitsTest.kit;
import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Products 1 and 2 lie on shelves under the SKUs P-1 and P-2; kit 10 carries KIT-10. */
class MatchingKitsTest {
    private static final List<CatalogProduct> SHELVES = List.of(product(1), product(2));
    private static final ItemId ITEM = new ItemId(1);
    private static final CatalogKit KIT = kit(10, 1, 2, 2, 1);

    @Test
    void an_item_whose_product_is_a_kit_is_made_of_its_components() {
        assertThat(match("KIT-10", List.of(KIT), null)).isEqualTo(linked(1, RecipeSource.KIT, 1, 2, 2, 1));
    }

    @Test
    void a_component_that_is_also_sold_plain_is_linked_too() {
        Map<ItemId, Match> matches = Matching.match(
                List.of(item(1, "KIT-10"), item(2, "P-1")), new Assortment(SHELVES, List.of(KIT)), Map.of());

        assertThat(matches.get(new ItemId(2))).isEqualTo(linked(1, RecipeSource.MATCHED, 1, 1));
        assertThat(matches.get(ITEM)).isInstanceOf(Match.Linked.class);
    }

    @Test
    void two_items_are_not_linked_to_one_kit() {
        Map<ItemId, Match> matches = Matching.match(
                List.of(item(1, "KIT-10"), item(2, "kit-10")), new Assortment(SHELVES, List.of(KIT)), Map.of());

        assertThat(matches.values()).allMatch(match -> match instanceof Match.Ambiguous);
    }

    @Test
    void a_kit_that_is_as_it_was_keeps_its_recipe() {
        Held held = new Held(recipe(4, 1, 2, 2, 1), RecipeSource.KIT);

        assertThat(match("KIT-10", List.of(KIT), held)).isEqualTo(linked(4, RecipeSource.KIT, 1, 2, 2, 1));
    }

    @Test
    void a_changed_bill_of_materials_is_a_new_recipe() {
        Held held = new Held(recipe(4, 1, 1, 2, 1), RecipeSource.KIT);

        assertThat(match("KIT-10", List.of(KIT), held)).isEqualTo(linked(5, RecipeSource.KIT, 1, 2, 2, 1));
    }

    @Test
    void a_changed_bill_is_noticed_even_where_another_kit_is_made_of_what_this_one_was() {
        Held held = new Held(recipe(4, 1, 1), RecipeSource.KIT);

        assertThat(match("KIT-10", List.of(KIT, kit(12, 1, 1)), held))
                .isEqualTo(linked(5, RecipeSource.KIT, 1, 2, 2, 1));
    }

    @Test
    void a_renamed_sku_does_not_unlink_a_kit() {
        Held held = new Held(recipe(4, 1, 2, 2, 1), RecipeSource.KIT);

        assertThat(match("RENAMED", List.of(KIT), held)).isEqualTo(linked(4, RecipeSource.KIT, 1, 2, 2, 1));
    }

    @Test
    void a_kit_that_cannot_be_taken_apart_is_not_linked_and_says_why() {
        Held held = new Held(recipe(4, 1, 2, 2, 1), RecipeSource.KIT);

        assertThat(match("KIT-10", List.of(kit(10, 1, 1, 99, 1)), held))
                .isInstanceOf(Match.Unmatched.class)
                .extracting(Match::reason)
                .asString()
                .contains("The kit Kit 10", "product 99");
    }

    @Test
    void a_linked_product_that_becomes_a_kit_is_taken_apart() {
        Held held = new Held(Recipe.plain(1, new ProductId(2)), RecipeSource.MATCHED);

        assertThat(match("P-2", List.of(kit(2, 1, 6)), held)).isEqualTo(linked(2, RecipeSource.KIT, 1, 6));
    }

    @Test
    void a_kit_whose_bill_was_archived_is_its_product_again() {
        Held held = new Held(recipe(2, 1, 6), RecipeSource.KIT);

        assertThat(match("P-2", List.of(), held)).isEqualTo(linked(3, RecipeSource.MATCHED, 2, 1));
    }

    @Test
    void a_recipe_set_by_a_person_stands_whatever_the_sku_says() {
        Held held = new Held(recipe(3, 2, 6), RecipeSource.CHOSEN);

        assertThat(match("KIT-10", List.of(KIT), held)).isEqualTo(linked(3, RecipeSource.CHOSEN, 2, 6));
    }

    @Test
    void a_pack_set_by_a_person_leaves_its_product_to_the_item_that_carries_its_sku() {
        Map<ItemId, Match> matches = Matching.match(
                List.of(item(1, "SIX"), item(2, "P-1")),
                new Assortment(SHELVES, List.of()),
                Map.of(ITEM, new Held(recipe(1, 1, 6), RecipeSource.CHOSEN)));

        assertThat(matches.get(new ItemId(2))).isEqualTo(linked(1, RecipeSource.MATCHED, 1, 1));
    }

    @Test
    void a_recipe_set_by_a_person_that_names_what_became_a_kit_is_not_reckoned_with_and_not_replaced() {
        Held held = new Held(recipe(3, 2, 6), RecipeSource.CHOSEN);

        assertThat(match("P-1", List.of(kit(2, 1, 6)), held))
                .isInstanceOf(Match.Unmatched.class)
                .extracting(Match::reason)
                .asString()
                .startsWith("The recipe that was set for this item names product 2, by now a kit");
    }

    @Test
    void a_recipe_that_was_taken_back_counts_for_its_number_only() {
        Held held = new Held(recipe(3, 2, 1), RecipeSource.NONE);

        assertThat(match("P-1", List.of(), held)).isEqualTo(linked(4, RecipeSource.MATCHED, 1, 1));
        assertThat(match("NOWHERE", List.of(), held)).isInstanceOf(Match.Unmatched.class);
    }

    private static Match match(String sku, List<CatalogKit> kits, Held held) {
        return Matching.match(
                        List.of(item(1, sku)),
                        new Assortment(SHELVES, kits),
                        held == null ? Map.of() : Map.of(ITEM, held))
                .get(ITEM);
    }

    private static Match linked(int no, RecipeSource source, long... componentsAndUnits) {
        return new Match.Linked(recipe(no, componentsAndUnits), source);
    }

    private static Recipe recipe(int no, long... componentsAndUnits) {
        return new Recipe(
                no,
                kit(0, componentsAndUnits).lines().stream()
                        .map(line -> new Recipe.Component(line.component(), line.units()))
                        .toList());
    }

    private static CatalogItem item(long id, String sku) {
        return new CatalogItem(new ItemId(id), 100 + id, sku, "", "Item " + id, true, true);
    }

    private static CatalogProduct product(long id) {
        return new CatalogProduct(new ProductId(id), "P-" + id, "", "Product " + id);
    }
}
