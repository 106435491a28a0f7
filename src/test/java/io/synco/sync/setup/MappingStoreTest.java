package io.synco.sync.setup;

import static io.synco.sync.setup.SetupDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.synco.infra.TestInfrastructure;
import io.synco.kernel.LocationId;
import io.synco.kernel.ShopId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.Locations;
import io.synco.mapping.MappingBook;
import io.synco.mapping.MappingMode;
import io.synco.mapping.MappingRefused;
import io.synco.mapping.Mappings;
import io.synco.mapping.ShopLocation;
import io.synco.mapping.StockLocation;
import io.synco.mapping.Wanted;
import io.synco.tenant.TenantSession;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SetupDatabase.WithScriptedRemotes.class)
@QuarkusTestResource(value = TestInfrastructure.class, restrictToAnnotatedClass = true)
class MappingStoreTest {
    private static final AtomicInteger SHOPS = new AtomicInteger();
    private static final Wanted MAIN = wanted(70, 8, 1);
    private static final Wanted SECOND = wanted(71, 18, 2);

    @Inject
    SetupDatabase database;

    @Inject
    ScriptedRemotes remotes;

    @Inject
    ShopSetup setup;

    @Inject
    Locations locations;

    @Inject
    Mappings mappings;

    @Inject
    TenantSession session;

    private ShopId shop;

    @BeforeEach
    void a_shop_with_two_locations_on_both_sides() {
        shop = database.newShop("mapping-" + SHOPS.incrementAndGet());
        remotes.clear();
        remotes.shopLocation(70, "Main store");
        remotes.shopLocation(71, "Second store");
        remotes.stockLocation(8, "WH/Stock", "1/7/8/", 1);
        remotes.stockLocation(20, "WH/Stock/Shelf", "1/7/8/20/", 1);
        remotes.stockLocation(18, "WH2/Stock", "1/17/18/", 2);
        readLocations();
    }

    @Test
    void a_location_that_is_no_longer_listed_is_marked_and_comes_back() {
        remotes.withoutShopLocation(71);
        remotes.withoutStockLocation(18);
        readLocations();
        Locations.Both without = await(() -> locations.list(shop));

        remotes.shopLocation(71, "Second store, renamed");
        remotes.stockLocation(18, "WH2/Stock", "1/17/18/", 2);
        readLocations();
        Locations.Both with = await(() -> locations.list(shop));

        assertThat(without.shopify()).contains(new ShopLocation(new LocationId(71), "Second store", false, true));
        assertThat(without.odoo()).extracting(StockLocation::id).doesNotContain(new StockLocationId(18));
        assertThat(with.shopify()).contains(new ShopLocation(new LocationId(71), "Second store, renamed", true, true));
        assertThat(with.odoo()).extracting(StockLocation::id).contains(new StockLocationId(18));
    }

    @Test
    void what_is_mapped_is_listed_and_in_the_book_with_its_children() {
        List<LocationMapping> mapped = replace(MAIN, SECOND);

        MappingBook book = book();
        assertThat(await(() -> mappings.list(shop)).mappings())
                .isEqualTo(mapped)
                .hasSize(2);
        assertThat(book.mappings()).containsExactlyElementsOf(mapped);
        assertThat(book.stockLocations(mapped.get(0).id()))
                .containsExactly(new StockLocationId(8), new StockLocationId(20));
        assertThat(book.forStockLocation(new StockLocationId(18))).contains(mapped.get(1));
    }

    @Test
    void a_refused_mapping_changes_nothing() {
        replace(MAIN);

        assertThatThrownBy(() -> replace(SECOND, wanted(70, 20, 2)))
                .isInstanceOfSatisfying(
                        MappingRefused.class,
                        refused -> assertThat(refused.hint()).contains("the warehouse of the first Odoo location"))
                .hasMessage("WH/Stock/Shelf belongs to warehouse Warehouse 1 (1), not to warehouse 2.");

        assertThat(book().shopifyLocations()).containsExactly(new LocationId(70));
    }

    @Test
    void an_unchanged_mapping_keeps_its_id_and_version_and_is_not_audited_again() {
        List<LocationMapping> before = replace(MAIN, SECOND);

        List<LocationMapping> after = replace(SECOND, MAIN);

        assertThat(after).isEqualTo(before);
        assertThat(database.rows(shop, "select who, what from audit where shop_id = $1"))
                .containsExactly("ann@example.com mapping replaced");
    }

    @Test
    void another_shopify_location_or_buffer_makes_a_new_version_of_the_same_mapping() {
        LocationMapping before = replace(MAIN).get(0);

        LocationMapping moved = replace(wanted(71, 8, 1)).get(0);
        LocationMapping buffered = replace(
                        new Wanted(new LocationId(71), new StockLocationId(8), new WarehouseId(1), 3))
                .get(0);

        assertThat(List.of(moved.id(), buffered.id())).containsOnly(before.id());
        assertThat(List.of(before.version(), moved.version(), buffered.version()))
                .containsExactly(1, 2, 3);
        assertThat(buffered.outletAt(new LocationId(71)).buffer()).contains(3);
    }

    @Test
    void another_odoo_location_is_another_mapping_and_the_first_is_found_again() {
        LocationMapping first = replace(MAIN).get(0);

        LocationMapping other = replace(wanted(70, 18, 2)).get(0);
        LocationMapping again = replace(MAIN).get(0);

        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void the_primary_odoo_location_is_listed_first_and_the_others_count_with_it() {
        LocationMapping mapped = replace(single(70, 2, 18, 8)).get(0);

        assertThat(mapped.sources()).containsExactly(new StockLocationId(18), new StockLocationId(8));
        assertThat(await(() -> mappings.list(shop)).mappings().get(0).primary()).isEqualTo(new StockLocationId(18));
        assertThat(book().mappings()).extracting(LocationMapping::primary).containsExactly(new StockLocationId(18));
        assertThat(book().stockLocations(mapped.id()))
                .containsExactly(new StockLocationId(8), new StockLocationId(18), new StockLocationId(20));
    }

    @Test
    void a_further_odoo_location_comes_and_goes_while_the_mapping_keeps_its_id() {
        LocationMapping before = replace(MAIN).get(0);

        LocationMapping with = replace(single(70, 1, 8, 18)).get(0);
        List<LocationMapping> without = replace(MAIN, SECOND);

        assertThat(List.of(with.id(), without.get(0).id())).containsOnly(before.id());
        assertThat(List.of(before.version(), with.version(), without.get(0).version()))
                .containsExactly(1, 2, 3);
        assertThat(without.get(0).sources()).containsExactly(new StockLocationId(8));
        assertThat(without.get(1).sources()).containsExactly(new StockLocationId(18));
    }

    @Test
    void another_of_its_odoo_locations_can_become_the_primary_one() {
        LocationMapping before = replace(single(70, 1, 8, 18)).get(0);

        LocationMapping after = replace(single(70, 2, 18, 8)).get(0);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.warehouse()).isEqualTo(new WarehouseId(2));
    }

    @Test
    void where_only_a_further_odoo_location_stays_it_is_another_mapping() {
        LocationMapping before = replace(single(70, 1, 8, 18)).get(0);

        LocationMapping after = replace(wanted(70, 18, 2)).get(0);

        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(book().find(before.id())).isEmpty();
    }

    @Test
    void stock_is_split_by_shares_with_buffers_of_their_own() {
        List<Outlet> outlets = List.of(
                new Outlet(new LocationId(70), 3, Optional.of(2)), new Outlet(new LocationId(71), 1, Optional.empty()));

        replace(new Wanted(MappingMode.SPLIT, List.of(new StockLocationId(8)), new WarehouseId(1), outlets));

        LocationMapping read = book().forShopifyLocation(new LocationId(71)).orElseThrow();
        assertThat(read.mode()).isEqualTo(MappingMode.SPLIT);
        assertThat(read.outlets()).isEqualTo(outlets);
    }

    @Test
    void another_mode_or_share_makes_a_new_version() {
        LocationMapping pool = replace(shared(MappingMode.POOL, 1)).get(0);

        LocationMapping split = replace(shared(MappingMode.SPLIT, 1)).get(0);
        LocationMapping other = replace(shared(MappingMode.SPLIT, 2)).get(0);

        assertThat(List.of(pool.version(), split.version(), other.version())).containsExactly(1, 2, 3);
    }

    @Test
    void a_pool_that_is_sold_online_twice_is_stored_and_warned_of_until_shopify_says_otherwise() {
        List<String> stored = await(() -> mappings.replace(shop, List.of(shared(MappingMode.POOL, 1)), "ann"))
                .warnings();

        remotes.shopLocationOffline(71, "Second store");
        readLocations();

        assertThat(stored).hasSize(1).first().asString().contains("(Main store, Second store)", "can oversell");
        assertThat(await(() -> mappings.list(shop)).warnings()).isEmpty();
    }

    @Test
    void a_step_of_the_warehouse_inside_a_mapped_location_is_warned_of() {
        remotes.stockLocation(21, "WH/Stock/Output", "1/7/8/21/", 1);
        readLocations();

        List<String> warnings =
                await(() -> mappings.replace(shop, List.of(MAIN), "ann")).warnings();

        assertThat(warnings).singleElement().asString().contains("What lies at WH/Stock/Output is on its way");
    }

    @Test
    void two_locations_can_change_places() {
        replace(MAIN, SECOND);

        replace(wanted(71, 8, 1), wanted(70, 18, 2));

        assertThat(book().forShopifyLocation(new LocationId(70)).orElseThrow().warehouse())
                .isEqualTo(new WarehouseId(2));
        assertThat(book().forShopifyLocation(new LocationId(71)).orElseThrow().warehouse())
                .isEqualTo(new WarehouseId(1));
    }

    @Test
    void an_odoo_location_that_vanishes_unmaps_its_shopify_location_and_says_so() {
        replace(MAIN, SECOND);

        remotes.withoutStockLocation(8);
        readLocations();

        assertThat(book().forShopifyLocation(new LocationId(70))).isEmpty();
        assertThat(book().whyUnmapped(new LocationId(70))).contains("gone");
        assertThat(book().forShopifyLocation(new LocationId(71))).isPresent();
    }

    @Test
    void nothing_wanted_is_nothing_mapped() {
        replace(MAIN);

        assertThat(replace()).isEmpty();
        assertThat(book().mappings()).isEmpty();
    }

    @Test
    void one_shops_mapping_is_not_anothers() {
        replace(MAIN);
        ShopId other = database.newShop("mapping-" + SHOPS.incrementAndGet());

        assertThat(await(() -> mappings.list(other)).mappings()).isEmpty();
        assertThat(await(() -> mappings.book(other)).mappings()).isEmpty();
        assertThat(await(() -> locations.list(other)).shopify()).isEmpty();
    }

    @Test
    void a_session_of_one_shop_cannot_be_entered_for_another() {
        ShopId other = database.newShop("mapping-" + SHOPS.incrementAndGet());

        assertThatThrownBy(() -> await(() -> session.in(shop, () -> mappings.list(other))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside another shop's transaction");
    }

    private List<LocationMapping> replace(Wanted... wanted) {
        return await(() -> mappings.replace(shop, List.of(wanted), "ann@example.com"))
                .mappings();
    }

    private MappingBook book() {
        return await(() -> mappings.book(shop));
    }

    private void readLocations() {
        await(() -> setup.readShopifyLocations(shop));
        await(() -> setup.readOdooLocations(shop));
    }

    private static Wanted single(long shopify, long warehouse, long... odoo) {
        return new Wanted(
                MappingMode.SINGLE,
                Arrays.stream(odoo).mapToObj(StockLocationId::new).toList(),
                new WarehouseId(warehouse),
                List.of(new Outlet(new LocationId(shopify))));
    }

    /** By both Shopify locations. */
    private static Wanted shared(MappingMode mode, int share) {
        return new Wanted(
                mode,
                List.of(new StockLocationId(8)),
                new WarehouseId(1),
                List.of(new Outlet(new LocationId(70), share, Optional.empty()), new Outlet(new LocationId(71))));
    }

    private static Wanted wanted(long shopify, long odoo, long warehouse) {
        return new Wanted(new LocationId(shopify), new StockLocationId(odoo), new WarehouseId(warehouse));
    }
}
