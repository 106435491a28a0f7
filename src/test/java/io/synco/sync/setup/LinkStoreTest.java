package io.synco.sync.setup;

import static io.synco.sync.setup.SetupDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkState;
import io.synco.catalog.Links;
import io.synco.catalog.MatchReport;
import io.synco.catalog.Recipe;
import io.synco.catalog.RecipeSource;
import io.synco.infra.TestInfrastructure;
import io.synco.kernel.ItemId;
import io.synco.kernel.LocationId;
import io.synco.kernel.ProductId;
import io.synco.kernel.Quantity;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.Wanted;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SetupDatabase.WithScriptedRemotes.class)
@QuarkusTestResource(value = TestInfrastructure.class, restrictToAnnotatedClass = true)
class LinkStoreTest {
    private static final AtomicInteger SHOPS = new AtomicInteger();
    private static final String LEVELS =
            "select item_id, location_id, wanted_rev from level where shop_id = $1 order by item_id, location_id";
    private static final ItemId MUG = new ItemId(1);
    private static final ItemId KIT = new ItemId(2);
    private static final ProductId MUG_IN_ODOO = new ProductId(10);

    @Inject
    SetupDatabase database;

    @Inject
    ScriptedRemotes remotes;

    @Inject
    ShopSetup setup;

    @Inject
    LinkDesk desk;

    @Inject
    RecipeSetup recipeSetup;

    @Inject
    Links links;

    private ShopId shop;

    @BeforeEach
    void a_shop_with_locations_on_both_sides() {
        shop = database.newShop("links-" + SHOPS.incrementAndGet());
        remotes.clear();
        remotes.shopLocation(70, "Main store");
        remotes.shopLocation(71, "Second store");
        remotes.stockLocation(8, "WH/Stock", "1/7/8/", 1);
        remotes.stockLocation(18, "WH2/Stock", "1/17/18/", 2);
        await(() -> setup.readShopifyLocations(shop));
        await(() -> setup.readOdooLocations(shop));
        remotes.variant(1, "MUG");
        remotes.product(10, "mug");
    }

    @Test
    void a_catalogue_is_counted_and_listed_by_state_with_reasons() {
        remotes.variant(2, "TWICE");
        remotes.variant(3, "TWICE");
        remotes.product(11, "TWICE");
        remotes.variant(4, "NOWHERE");
        remotes.variant(5, "GIFT-CARD", false);

        assertThat(match()).isEqualTo(new MatchReport(1, 2, 1, 1));

        List<LinkRow> rows = await(() -> links.list(shop, 0, 100));
        assertThat(rows)
                .extracting(LinkRow::state)
                .containsExactly(
                        LinkState.LINKED,
                        LinkState.AMBIGUOUS,
                        LinkState.AMBIGUOUS,
                        LinkState.UNMATCHED,
                        LinkState.UNTRACKED);
        assertThat(rows.get(0).products()).containsExactly(MUG_IN_ODOO);
        assertThat(rows.get(0).reason()).isEmpty();
        assertThat(rows.get(3).reason()).contains("NOWHERE");
        assertThat(await(() -> links.list(shop, 2, 2)))
                .extracting(LinkRow::itemId)
                .containsExactly(new ItemId(3), new ItemId(4));
        assertThat(database.rows(shop, "select who, detail from audit where shop_id = $1"))
                .containsExactly("ann@example.com 1 linked, 2 ambiguous, 1 unmatched, 1 untracked");
    }

    @Test
    void a_linked_item_has_a_recipe_and_its_product_knows_who_uses_it() {
        remotes.variant(2, "NOWHERE");
        match();

        assertThat(recipes(1, 2)).isEqualTo(Map.of(MUG, Recipe.plain(1, MUG_IN_ODOO)));
        assertThat(await(() -> links.itemsUsing(shop, Set.of(MUG_IN_ODOO, new ProductId(99)))))
                .isEqualTo(Map.of(MUG_IN_ODOO, Set.of(MUG)));
    }

    @Test
    void a_renamed_sku_does_not_unlink() {
        match();
        remotes.variant(1, "RENAMED");

        assertThat(match().linked()).isEqualTo(1);
        assertThat(recipes(1)).isEqualTo(Map.of(MUG, Recipe.plain(1, MUG_IN_ODOO)));
        assertThat(await(() -> links.list(shop, 0, 1)).get(0).sku()).isEqualTo("RENAMED");
    }

    @Test
    void an_item_whose_product_is_gone_is_unlinked_and_linked_again_when_it_returns() {
        match();
        remotes.withoutProduct(10);
        match();
        Map<ItemId, Recipe> without = recipes(1);
        remotes.product(10, "another sku by now");
        match();

        assertThat(without).isEmpty();
        assertThat(recipes(1)).isEqualTo(Map.of(MUG, Recipe.plain(1, MUG_IN_ODOO)));
    }

    @Test
    void another_product_makes_a_new_recipe_and_the_old_one_stays_for_old_debts() {
        match();
        remotes.withoutProduct(10);
        remotes.product(12, "MUG");
        match();

        assertThat(recipes(1)).isEqualTo(Map.of(MUG, Recipe.plain(2, new ProductId(12))));
        assertThat(await(() -> links.itemsUsing(shop, Set.of(MUG_IN_ODOO)))).isEmpty();
        assertThat(database.rows(
                        shop, "select recipe_no, product_id from recipe where shop_id = $1 order by recipe_no"))
                .containsExactly("1 10", "2 12");
    }

    @Test
    void an_item_that_is_no_longer_tracked_is_never_reckoned_with() {
        match();
        remotes.variant(1, "MUG", false);

        assertThat(match()).isEqualTo(new MatchReport(0, 0, 0, 1));
        assertThat(recipes(1)).isEmpty();
    }

    @Test
    void a_variant_that_is_gone_from_shopify_is_unlinked_if_it_was_linked_and_forgotten_if_not() {
        remotes.variant(2, "NOWHERE");
        match();
        remotes.withoutVariant(1);
        remotes.withoutVariant(2);
        match();

        assertThat(database.rows(shop, "select item_id, state, reason from link where shop_id = $1"))
                .containsExactly("1 2 The variant is gone from Shopify.");
    }

    @Test
    void each_linked_item_has_a_level_at_each_mapped_location_whichever_came_first() {
        map(wanted(70, 8, 1));
        match();
        List<String> mappedFirst = database.rows(shop, LEVELS);
        map(wanted(70, 8, 1), wanted(71, 18, 2));

        assertThat(mappedFirst).extracting(level -> level.substring(0, 4)).containsExactly("1 70");
        assertThat(database.rows(shop, LEVELS))
                .extracting(level -> level.substring(0, 4))
                .containsExactly("1 70", "1 71");
    }

    @Test
    void what_was_matched_already_wants_nothing_new_but_another_product_or_mapping_does() {
        map(wanted(70, 8, 1));
        match();
        match();
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 70 1");

        remotes.withoutProduct(10);
        remotes.product(12, "MUG");
        match();
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 70 2");

        map(wanted(70, 18, 2));
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 70 3");
    }

    @Test
    void a_kit_is_linked_by_its_components_and_a_changed_bill_is_a_new_recipe() {
        remotes.variant(2, "KIT");
        remotes.product(11, "LID");
        remotes.kit(20, "kit", Map.of(10L, Quantity.of(1), 11L, Quantity.of(2)));
        map(wanted(70, 8, 1));
        match();
        LinkRow first = await(() -> links.find(shop, KIT)).orElseThrow();
        remotes.kit(20, "kit", Map.of(10L, Quantity.of(1), 11L, Quantity.ratio(5, 2)));
        match();

        assertThat(first.source()).isEqualTo(RecipeSource.KIT);
        assertThat(first.components()).containsExactly(component(10, Quantity.of(1)), component(11, Quantity.of(2)));
        assertThat(recipes(2).get(KIT))
                .isEqualTo(new Recipe(2, List.of(component(10, Quantity.of(1)), component(11, Quantity.ratio(5, 2)))));
        assertThat(await(() -> links.itemsUsing(shop, Set.of(MUG_IN_ODOO))))
                .isEqualTo(Map.of(MUG_IN_ODOO, Set.of(MUG, KIT)));
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 70 1", "2 70 2");
    }

    @Test
    void a_recipe_that_a_person_sets_outlives_a_match_and_goes_back_to_matching_when_taken_back() {
        remotes.variant(2, "MUG-6");
        remotes.product(11, "MUG-6");
        map(wanted(70, 8, 1));
        match();

        LinkRow set = set(KIT, component(10, Quantity.of(6)));
        match();
        Recipe afterMatch = recipes(2).get(KIT);
        LinkRow back = await(() -> recipeSetup.takeBack(shop, KIT, "ann@example.com"));
        match();

        assertThat(set.source()).isEqualTo(RecipeSource.CHOSEN);
        assertThat(set.components()).containsExactly(component(10, Quantity.of(6)));
        assertThat(afterMatch).isEqualTo(new Recipe(2, List.of(component(10, Quantity.of(6)))));
        assertThat(back.source()).isEqualTo(RecipeSource.MATCHED);
        assertThat(recipes(2).get(KIT)).isEqualTo(Recipe.plain(3, new ProductId(11)));
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 70 1", "2 70 3");
        assertThat(database.rows(
                        shop,
                        "select who, what, subject, detail from audit where shop_id = $1 and what like 'recipe%'"))
                .containsExactly(
                        "ann@example.com recipe set item 2 6 of product 10",
                        "ann@example.com recipe removed item 2 null");
    }

    @Test
    void a_recipe_taken_back_that_nothing_matches_is_not_revived_by_the_next_match() {
        remotes.variant(2, "NOWHERE");
        match();
        set(KIT, component(10, Quantity.of(1)));

        LinkRow back = await(() -> recipeSetup.takeBack(shop, KIT, "ann@example.com"));
        match();

        assertThat(back.state()).isEqualTo(LinkState.UNMATCHED);
        assertThat(await(() -> links.find(shop, KIT)).orElseThrow().state()).isEqualTo(LinkState.UNMATCHED);
    }

    @Test
    void the_same_recipe_set_again_is_no_new_one() {
        match();
        set(MUG, component(10, Quantity.of(1)));
        set(MUG, component(10, Quantity.of(1)));

        assertThat(recipes(1)).isEqualTo(Map.of(MUG, Recipe.plain(1, MUG_IN_ODOO)));
    }

    @Test
    void a_recipe_that_cannot_be_kept_in_step_is_refused_with_what_to_do() {
        remotes.kit(20, "kit", Map.of(10L, Quantity.of(1)));
        remotes.product(20, "kit");
        remotes.variant(3, "GIFT-CARD", false);
        match();

        assertThat(catchThrowable(() -> set(MUG, component(99, Quantity.of(1)))))
                .isInstanceOf(RecipeRefused.class)
                .hasMessage("Odoo has no active, storable product with the id 99.");
        assertThat(catchThrowable(() -> set(MUG, component(10, Quantity.ratio(1, 3)))))
                .isInstanceOf(RecipeRefused.class)
                .hasMessage("Odoo counts product 10 to 1/100 only, so 1/3 of it can never be delivered exactly.");
        assertThat(catchThrowable(() -> set(MUG, component(20, Quantity.of(1)))))
                .isInstanceOf(RecipeRefused.class)
                .hasMessageContaining("product 20 is a kit");
        assertThat(catchThrowable(() -> set(new ItemId(3), component(10, Quantity.of(1)))))
                .isInstanceOf(RecipeRefused.class)
                .hasMessageContaining("does not count item 3");
        assertThat(catchThrowable(() -> set(new ItemId(77), component(10, Quantity.of(1)))))
                .isInstanceOf(RecipeRefused.class)
                .hasMessageContaining("no item 77");
    }

    private LinkRow set(ItemId item, Recipe.Component... components) {
        return await(() -> recipeSetup.set(shop, item, List.of(components), "ann@example.com"));
    }

    private static Recipe.Component component(long product, Quantity units) {
        return new Recipe.Component(new ProductId(product), units);
    }

    @Test
    void a_catalogue_of_many_pages_and_chunks_is_matched_whole() {
        for (int i = 1; i <= 6_000; i++) {
            remotes.variant(i, "SKU-" + i);
            remotes.product(i, "sku-" + i);
        }
        map(wanted(70, 8, 1), wanted(71, 18, 2));

        assertThat(match()).isEqualTo(new MatchReport(6_000, 0, 0, 0));
        assertThat(database.rows(shop, "select count(*) from level where shop_id = $1"))
                .containsExactly("12000");
    }

    @Test
    void one_shops_links_are_not_anothers() {
        match();
        ShopId other = database.newShop("links-" + SHOPS.incrementAndGet());

        assertThat(await(() -> links.list(other, 0, 100))).isEmpty();
        assertThat(await(() -> links.recipes(other, Set.of(MUG)))).isEmpty();
    }

    @Test
    void two_who_match_at_once_do_it_one_after_the_other() {
        List<MatchReport> reports = await(() ->
                Uni.join().all(desk.match(shop, "ann"), desk.match(shop, "bob")).andFailFast());

        assertThat(reports).extracting(MatchReport::linked).containsExactly(1, 1);
        assertThat(recipes(1)).isEqualTo(Map.of(MUG, Recipe.plain(1, MUG_IN_ODOO)));
    }

    private MatchReport match() {
        return await(() -> desk.match(shop, "ann@example.com"));
    }

    private void map(Wanted... wanted) {
        await(() -> setup.map(shop, List.of(wanted), "ann@example.com"));
    }

    private Map<ItemId, Recipe> recipes(long... items) {
        Set<ItemId> ids = Arrays.stream(items).mapToObj(ItemId::new).collect(Collectors.toSet());
        return await(() -> links.recipes(shop, ids));
    }

    private static Wanted wanted(long shopify, long odoo, long warehouse) {
        return new Wanted(new LocationId(shopify), new StockLocationId(odoo), new WarehouseId(warehouse));
    }
}
