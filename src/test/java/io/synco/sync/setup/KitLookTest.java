package io.synco.sync.setup;

import static io.synco.sync.setup.SetupDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.synco.catalog.LinkRow;
import io.synco.catalog.LinkState;
import io.synco.catalog.Links;
import io.synco.catalog.Recipe;
import io.synco.catalog.Recipe.Component;
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
import io.synco.sync.job.Outcome;
import io.synco.sync.job.PgTx;
import io.synco.tenant.TenantTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gift set of one mug and two lids is sold, and its bill of materials in Odoo changes. */
@QuarkusTest
@TestProfile(SetupDatabase.WithScriptedRemotes.class)
@QuarkusTestResource(value = TestInfrastructure.class, restrictToAnnotatedClass = true)
class KitLookTest {
    private static final AtomicInteger SHOPS = new AtomicInteger();
    private static final ItemId MUG = new ItemId(1);
    private static final ItemId GIFT = new ItemId(2);
    private static final String LEVELS =
            "select item_id, wanted_rev from level where shop_id = $1 order by item_id, location_id";
    private static final String EVENTS =
            "select kind, outcome, outcome_text from event where shop_id = $1 and source = 'kit' order by event_id";
    private static final String FLAGS = "select key, failure from job where shop_id = $1 and kind = 18 and state = 5";

    @Inject
    SetupDatabase database;

    @Inject
    LinkDesk desk;

    @Inject
    ScriptedRemotes remotes;

    @Inject
    ShopSetup setup;

    @Inject
    RecipeSetup recipes;

    @Inject
    RemoteCatalogue catalogue;

    @Inject
    KitLook kits;

    @Inject
    Links links;

    @Inject
    TenantTransaction transaction;

    private ShopId shop;

    @BeforeEach
    void a_gift_set_is_linked() {
        shop = database.newShop("kits-" + SHOPS.incrementAndGet());
        remotes.clear();
        remotes.shopLocation(70, "Main store");
        remotes.stockLocation(8, "WH/Stock", "1/7/8/", 1);
        await(() -> setup.readShopifyLocations(shop));
        await(() -> setup.readOdooLocations(shop));
        remotes.variant(1, "MUG");
        remotes.variant(2, "GIFT");
        remotes.product(10, "mug");
        remotes.product(11, "lid");
        giftOf(2);
        await(() -> setup.map(
                shop,
                List.of(new Wanted(new LocationId(70), new StockLocationId(8), new WarehouseId(1))),
                "ann@example.com"));
        await(() -> desk.match(shop, "ann@example.com"));
    }

    @Test
    void a_changed_bill_is_the_items_new_recipe_and_its_levels_are_planned_again() {
        // Given
        giftOf(3);

        // When
        look();

        // Then
        assertThat(gift().components()).containsExactly(component(10, 1), component(11, 3));
        assertThat(await(() -> links.recipes(shop, Set.of(GIFT))))
                .isEqualTo(Map.of(GIFT, new Recipe(2, List.of(component(10, 1), component(11, 3)))));
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 1", "2 2");
        assertThat(database.rows(shop, EVENTS))
                .containsExactly("15 1 Made of 1 of product 10, 3 of product 11 from now on;"
                        + " what was ordered before keeps what it was made of.");
    }

    @Test
    void a_bill_that_stands_as_it_was_changes_nothing() {
        // Given
        giftOf(3);
        look();

        // When
        look();

        // Then
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 1", "2 2");
        assertThat(database.rows(shop, EVENTS)).hasSize(1);
    }

    @Test
    void a_bill_that_cannot_be_reckoned_with_is_flagged_once_and_the_item_goes_on_as_it_was() {
        // Given
        remotes.unreadableKit(20, "gift", "it has no lines.");

        // When
        Map<ItemId, Outcome.Flag> untold = look();
        look();

        // Then
        assertThat(untold).containsOnlyKeys(GIFT);
        assertThat(gift().state()).isEqualTo(LinkState.LINKED);
        assertThat(gift().components()).containsExactly(component(10, 1), component(11, 2));
        assertThat(database.rows(shop, LEVELS)).containsExactly("1 1", "2 1");
        assertThat(database.rows(shop, FLAGS))
                .singleElement()
                .asString()
                .startsWith("2 ")
                .contains("it has no lines.");
        assertThat(database.rows(shop, EVENTS)).singleElement().asString().startsWith("15 4 ");
    }

    @Test
    void a_flag_closes_when_the_bill_is_right_again() {
        // Given
        remotes.unreadableKit(20, "gift", "it has no lines.");
        look();

        // When
        giftOf(4);
        look();

        // Then
        assertThat(database.rows(shop, FLAGS)).isEmpty();
        assertThat(gift().components()).containsExactly(component(10, 1), component(11, 4));
    }

    @Test
    void a_product_that_became_a_kit_is_made_of_its_components() {
        // Given
        remotes.kit(10, "mug", Map.of(12L, Quantity.of(1), 13L, Quantity.of(1)));
        remotes.kit(20, "gift", Map.of(11L, Quantity.of(2), 12L, Quantity.of(1), 13L, Quantity.of(1)));

        // When
        look();

        // Then
        LinkRow mug = await(() -> links.find(shop, MUG)).orElseThrow();
        assertThat(mug.source()).isEqualTo(RecipeSource.KIT);
        assertThat(mug.components()).containsExactly(component(12, 1), component(13, 1));
    }

    @Test
    void a_recipe_that_a_person_set_stands() {
        // Given
        await(() -> recipes.set(shop, GIFT, List.of(component(11, 5)), "ann@example.com"));
        giftOf(3);

        // When
        look();

        // Then
        assertThat(gift().components()).containsExactly(component(11, 5));
        assertThat(database.rows(shop, EVENTS)).isEmpty();
    }

    private void giftOf(int lids) {
        remotes.kit(20, "gift", Map.of(10L, Quantity.of(1), 11L, Quantity.of(lids)));
    }

    private Map<ItemId, Outcome.Flag> look() {
        return await(() -> catalogue
                .kits(shop)
                .chain(all -> transaction.in(shop, connection -> kits.follow(new PgTx(connection), shop, all))));
    }

    private LinkRow gift() {
        return await(() -> links.find(shop, GIFT)).orElseThrow();
    }

    private static Component component(long product, int units) {
        return new Component(new ProductId(product), Quantity.of(units));
    }
}
