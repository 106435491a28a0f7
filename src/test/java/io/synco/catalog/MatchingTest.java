package io.synco.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MatchingTest {
    private static final CatalogProduct MUG = product(10, "MUG-1", "400001", "Mug");

    @Test
    void a_barcode_links() {
        assertThat(match(item(1, "other", "400001"), MUG)).isEqualTo(linked(1, 10));
    }

    @Test
    void a_sku_links_where_no_product_has_the_barcode() {
        assertThat(match(item(1, "mug-1 ", "999"), MUG)).isEqualTo(linked(1, 10));
        assertThat(match(item(1, "mug-1", ""), MUG)).isEqualTo(linked(1, 10));
    }

    @Test
    void the_barcode_goes_before_the_sku() {
        CatalogProduct cup = product(11, "CUP-1", "400002", "Cup");

        Match match = match(List.of(item(1, "CUP-1", "400001")), List.of(MUG, cup), Map.of())
                .get(new ItemId(1));

        assertThat(match).isEqualTo(linked(1, 10));
    }

    @Test
    void a_name_never_links() {
        Match match = match(new CatalogItem(new ItemId(1), 101, "", "", "Mug", true, true), MUG);

        assertThat(match)
                .isEqualTo(new Match.Unmatched("The variant has neither barcode nor SKU."
                        + " Give it the barcode or the internal reference of its product in Odoo."));
    }

    @Test
    void a_variant_that_odoo_does_not_know_says_what_was_looked_for() {
        assertThat(match(item(1, "X-9", "77"), MUG).reason())
                .startsWith("No storable product or kit in Odoo carries Barcode 77 or SKU X-9.");
    }

    @Test
    void a_sku_on_two_products_is_for_a_person_to_decide() {
        Map<ItemId, Match> matches =
                match(List.of(item(1, "MUG-1", "")), List.of(MUG, product(11, " mug-1", "", "Old mug")), Map.of());

        assertThat(matches.get(new ItemId(1)))
                .isEqualTo(new Match.Ambiguous("SKU MUG-1 is carried by 2 products in Odoo:"
                        + " Mug (product 10), Old mug (product 11). Leave it on one of them."));
    }

    @Test
    void a_sku_on_two_variants_links_neither() {
        Map<ItemId, Match> matches = match(List.of(item(1, "MUG-1", ""), item(2, "mug-1", "")), List.of(MUG), Map.of());

        assertThat(matches.values()).allMatch(Match.Ambiguous.class::isInstance);
        assertThat(matches.get(new ItemId(2)).reason())
                .isEqualTo("SKU mug-1 is carried by 2 variants in Shopify: Item 1 (variant 101), Item 2 (variant 102),"
                        + " and by one product in Odoo: Mug (product 10). Leave it on one variant.");
    }

    @Test
    void an_ambiguous_barcode_is_not_settled_by_the_sku() {
        Map<ItemId, Match> matches =
                match(List.of(item(1, "MUG-1", "400001"), item(2, "", "400001")), List.of(MUG), Map.of());

        assertThat(matches.values()).allMatch(Match.Ambiguous.class::isInstance);
    }

    @Test
    void a_product_linked_by_barcode_is_not_linked_again_by_sku() {
        Map<ItemId, Match> matches =
                match(List.of(item(1, "A", "400001"), item(2, "MUG-1", "")), List.of(MUG), Map.of());

        assertThat(matches.get(new ItemId(1))).isEqualTo(linked(1, 10));
        assertThat(matches.get(new ItemId(2)).reason())
                .isEqualTo("SKU MUG-1 belongs to Mug (product 10) in Odoo, which is linked already to"
                        + " Item 1 (variant 101). Correct the barcode or SKU of one of them.");
    }

    @Test
    void many_candidates_are_not_all_named() {
        List<CatalogProduct> seven = LongStream.rangeClosed(1, 7)
                .mapToObj(id -> product(id, "SAME", "", "P"))
                .toList();

        assertThat(match(List.of(item(1, "SAME", "")), seven, Map.of())
                        .get(new ItemId(1))
                        .reason())
                .contains("7 products")
                .contains("P (product 5) and 2 more")
                .doesNotContain("product 6");
    }

    @Test
    void an_untracked_variant_stays_untouched_and_does_not_stand_in_anothers_way() {
        CatalogItem untracked = new CatalogItem(new ItemId(1), 101, "MUG-1", "", "Digital", false, true);

        Map<ItemId, Match> matches = match(List.of(untracked, item(2, "MUG-1", "")), List.of(MUG), Map.of());

        assertThat(matches.get(new ItemId(1))).isInstanceOf(Match.Untracked.class);
        assertThat(matches.get(new ItemId(2))).isEqualTo(linked(1, 10));
    }

    @Test
    void a_variant_that_apps_may_not_write_is_never_linked() {
        CatalogItem bundle = new CatalogItem(new ItemId(1), 101, "MUG-1", "", "Bundle", true, false);

        assertThat(match(bundle, MUG))
                .isInstanceOf(Match.Untracked.class)
                .extracting(Match::reason)
                .asString()
                .contains("bundles");
    }

    @Test
    void a_link_outlives_a_renamed_sku() {
        Recipe present = Recipe.plain(3, MUG.id());

        Match match = match(List.of(item(1, "RENAMED", "")), List.of(MUG), Map.of(new ItemId(1), present))
                .get(new ItemId(1));

        assertThat(match).isEqualTo(new Match.Linked(present, RecipeSource.MATCHED));
    }

    @Test
    void a_link_whose_product_is_gone_finds_another_under_a_new_number() {
        Recipe present = Recipe.plain(3, new ProductId(9));

        Match match = match(List.of(item(1, "MUG-1", "")), List.of(MUG), Map.of(new ItemId(1), present))
                .get(new ItemId(1));

        assertThat(match).isEqualTo(linked(4, 10));
    }

    @Test
    void a_kept_link_keeps_its_product_from_others() {
        Map<ItemId, Match> matches = match(
                List.of(item(1, "RENAMED", ""), item(2, "MUG-1", "")),
                List.of(MUG),
                Map.of(new ItemId(1), Recipe.plain(1, MUG.id())));

        assertThat(matches.get(new ItemId(2))).isInstanceOf(Match.Ambiguous.class);
    }

    private static Map<ItemId, Match> match(
            List<CatalogItem> items, List<CatalogProduct> products, Map<ItemId, Recipe> present) {
        Map<ItemId, Held> held = new HashMap<>();
        present.forEach((item, recipe) -> held.put(item, new Held(recipe, RecipeSource.MATCHED)));
        return Matching.match(items, new Assortment(products, List.of()), held);
    }

    private static Match match(CatalogItem item, CatalogProduct product) {
        return match(List.of(item), List.of(product), Map.of()).get(item.id());
    }

    private static Match linked(int no, long product) {
        return new Match.Linked(Recipe.plain(no, new ProductId(product)), RecipeSource.MATCHED);
    }

    private static CatalogItem item(long id, String sku, String barcode) {
        return new CatalogItem(new ItemId(id), 100 + id, sku, barcode, "Item " + id, true, true);
    }

    private static CatalogProduct product(long id, String sku, String barcode, String name) {
        return new CatalogProduct(new ProductId(id), sku, barcode, name);
    }
}
