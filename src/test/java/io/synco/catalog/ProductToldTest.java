package io.synco.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.catalog.ProductTold.Known;
import io.synco.kernel.ItemId;
import io.synco.kernel.ProductId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductToldTest {
    private static final Held HELD = new Held(Recipe.plain(2, new ProductId(7)), RecipeSource.MATCHED);
    private static final Match AS_BEFORE = new Match.Linked(HELD.recipe(), HELD.source());

    @Test
    void a_new_variant_waits_to_be_linked() {
        assertThat(told(item("MUG", true, true), null)).isEqualTo(new Match.Unmatched(ProductTold.NEW));
    }

    @Test
    void a_link_outlives_another_sku() {
        Known linked = known(LinkState.LINKED, "", HELD, false);

        assertThat(told(item("OTHER", true, true), linked)).isEqualTo(AS_BEFORE);
        assertThat(ProductTold.inWords(item("OTHER", true, true), Optional.of(linked), AS_BEFORE))
                .contains("Its barcode or SKU was changed; it stays linked as before.");
        assertThat(ProductTold.inWords(item("MUG", true, true), Optional.of(linked), AS_BEFORE))
                .as("as after every sale")
                .isEmpty();
    }

    @Test
    void what_is_not_tracked_or_is_a_bundle_goes_out_of_step() {
        Known linked = known(LinkState.LINKED, "", HELD, false);

        assertThat(told(item("MUG", false, true), linked)).isInstanceOf(Match.Untracked.class);
        assertThat(told(item("MUG", true, false), linked)).isInstanceOf(Match.Untracked.class);
    }

    @Test
    void what_is_tracked_again_or_back_is_linked_as_before_unless_another_took_its_place() {
        assertThat(told(item("MUG", true, true), known(LinkState.UNTRACKED, "x", HELD, false)))
                .isEqualTo(AS_BEFORE);
        assertThat(told(item("MUG", true, true), known(LinkState.UNMATCHED, LinkStore.GONE_WORDS, HELD, false)))
                .isEqualTo(AS_BEFORE);
        assertThat(told(item("MUG", true, true), known(LinkState.UNTRACKED, "x", HELD, true)))
                .isEqualTo(new Match.Unmatched(ProductTold.BACK));
        assertThat(told(item("MUG", true, true), known(LinkState.UNTRACKED, "x", null, false)))
                .isEqualTo(new Match.Unmatched(ProductTold.BACK));
    }

    @Test
    void what_a_person_has_taken_back_does_not_come_back() {
        Held taken = new Held(HELD.recipe(), RecipeSource.NONE);

        assertThat(told(item("MUG", true, true), known(LinkState.UNTRACKED, "x", taken, false)))
                .isEqualTo(new Match.Unmatched(ProductTold.BACK));
    }

    @Test
    void a_reason_stays_until_what_it_was_about_has_changed() {
        Known ambiguous = known(LinkState.AMBIGUOUS, "two carry it", HELD, false);

        assertThat(told(item("MUG", true, true), ambiguous)).isEqualTo(new Match.Ambiguous("two carry it"));
        assertThat(told(item("OTHER", true, true), ambiguous)).isEqualTo(new Match.Unmatched(ProductTold.CHANGED));
    }

    private static Match told(CatalogItem item, Known known) {
        return ProductTold.match(item, Optional.ofNullable(known));
    }

    private static Known known(LinkState state, String reason, Held held, boolean shared) {
        return new Known(state, reason, "MUG", null, Optional.ofNullable(held), shared);
    }

    private static CatalogItem item(String sku, boolean tracked, boolean writable) {
        return new CatalogItem(new ItemId(1), 2, sku, "", "Mug", tracked, writable);
    }
}
