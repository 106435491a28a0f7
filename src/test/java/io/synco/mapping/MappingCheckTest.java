package io.synco.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.LocationId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping.Outlet;
import io.synco.mapping.MappingRefused.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MappingCheckTest {
    private static final List<ShopLocation> SHOPIFY = List.of(
            new ShopLocation(new LocationId(70), "Main store", true, true),
            new ShopLocation(new LocationId(71), "Second store", true, true),
            new ShopLocation(new LocationId(72), "Old store", false, true));
    private static final List<StockLocation> ODOO = List.of(
            stock(7, "WH", "view", "1/7/", 1),
            stock(8, "WH/Stock", "internal", "1/7/8/", 1),
            stock(9, "WH/Output", "internal", "1/7/9/", 1),
            stock(20, "WH/Stock/Shelf", "internal", "1/7/8/20/", 1),
            stock(18, "WH2/Stock", "internal", "1/17/18/", 2),
            stock(30, "Shared", "internal", "1/30/", null),
            stock(31, "Virtual/Scrap", "inventory", "1/31/", null));

    private static final Outlet MAIN = new Outlet(new LocationId(70));
    private static final Outlet SECOND = new Outlet(new LocationId(71));

    @Test
    void one_stock_location_for_each_store_is_taken() {
        assertThat(problems(wanted(70, 8, 1), wanted(71, 18, 2))).isEmpty();
        assertThat(problems()).isEmpty();
    }

    @Test
    void a_shopify_location_must_exist_and_be_active() {
        assertRefused("Shopify has no location 99.", wanted(99, 8, 1));
        assertRefused("Shopify location Old store is deactivated or deleted.", wanted(72, 8, 1));
    }

    @Test
    void an_odoo_location_must_exist() {
        assertRefused("Odoo has no location 99, or has archived it.", wanted(70, 99, 1));
    }

    @Test
    void a_warehouse_itself_is_not_sellable_and_what_lies_in_it_is_named() {
        assertThat(problems(wanted(70, 7, 1)))
                .containsExactly(
                        new Problem(
                                "WH is a view in Odoo: it holds no stock itself.",
                                "Map the location where sellable stock lies; inside it are WH/Output, WH/Stock, WH/Stock/Shelf."));
    }

    @Test
    void only_an_internal_location_holds_stock() {
        assertRefused("Virtual/Scrap is no internal location in Odoo (its type is inventory).", wanted(70, 31, 1));
    }

    @Test
    void orders_can_only_go_to_the_locations_own_warehouse() {
        assertRefused("WH2/Stock belongs to warehouse W2 (2), not to warehouse 1.", wanted(70, 18, 1));
        assertRefused(
                "Shared belongs to no warehouse in Odoo, so no order could be delivered from it.", wanted(70, 30, 1));
    }

    @Test
    void several_odoo_locations_stand_behind_one_shopify_location() {
        assertThat(problems(of(MappingMode.SINGLE, 1, List.of(8L, 9L), MAIN))).isEmpty();
    }

    @Test
    void the_first_odoo_location_says_which_warehouse_gets_the_orders() {
        assertThat(problems(of(MappingMode.SINGLE, 1, List.of(8L, 18L), MAIN))).isEmpty();
        assertRefused(
                "WH2/Stock belongs to warehouse W2 (2), not to warehouse 1.",
                of(MappingMode.SINGLE, 1, List.of(18L, 8L), MAIN));
    }

    @Test
    void a_mapping_names_locations_of_both_sides() {
        assertRefused("Nothing in Odoo stands behind Main store.", of(MappingMode.SINGLE, 1, List.of(), MAIN));
        assertRefused("A mapping names no Shopify location.", of(MappingMode.SINGLE, 1, List.of(8L)));
    }

    @Test
    void stock_of_several_shopify_locations_is_pooled_or_split() {
        assertThat(problems(of(MappingMode.POOL, 1, List.of(8L), MAIN, SECOND))).isEmpty();
        assertThat(problems(of(MappingMode.SPLIT, 1, List.of(8L), MAIN, SECOND)))
                .isEmpty();
        assertRefused(
                "Main store, Second store would all sell the same stock, and the mapping is for a single Shopify location.",
                of(MappingMode.SINGLE, 1, List.of(8L), MAIN, SECOND));
    }

    @Test
    void one_shopify_location_alone_is_neither_pooled_nor_split() {
        assertRefused("Main store is alone in a pool.", of(MappingMode.POOL, 1, List.of(8L), MAIN));
        assertRefused("Main store is alone in a split.", of(MappingMode.SPLIT, 1, List.of(8L), MAIN));
    }

    @Test
    void a_share_is_between_1_and_1000() {
        for (int wrong : List.of(0, -1, 1_001)) {
            assertRefused(
                    "Shopify location Main store cannot have a share of " + wrong + ".",
                    of(MappingMode.SPLIT, 1, List.of(8L), share(wrong), SECOND));
        }
        assertThat(problems(of(MappingMode.SPLIT, 1, List.of(8L), share(1_000), SECOND)))
                .isEmpty();
    }

    @Test
    void a_shopify_location_has_one_mapping() {
        String twice = "Shopify location Main store stands in the mapping more than once.";
        assertRefused(twice, wanted(70, 8, 1), wanted(70, 18, 2));
        assertRefused(twice, of(MappingMode.POOL, 1, List.of(8L), MAIN, MAIN));
    }

    @Test
    void stock_is_never_offered_twice() {
        assertRefused(
                "WH/Stock stands in the mapping more than once: its stock would be offered twice.",
                wanted(70, 8, 1),
                wanted(71, 8, 1));
        String inside = "WH/Stock/Shelf lies inside WH/Stock: its stock would be offered twice.";
        assertRefused(inside, wanted(70, 8, 1), wanted(71, 20, 1));
        assertRefused(inside, wanted(70, 20, 1), wanted(71, 8, 1));
    }

    @Test
    void stock_is_never_counted_twice() {
        assertRefused("WH/Stock stands in one mapping twice.", of(MappingMode.SINGLE, 1, List.of(8L, 8L), MAIN));
        assertThat(problems(of(MappingMode.SINGLE, 1, List.of(20L, 8L), MAIN)))
                .containsExactly(new Problem(
                        "WH/Stock/Shelf lies inside WH/Stock: its stock would be counted twice.",
                        "Leave WH/Stock/Shelf out; what lies inside a mapped location counts with it."));
    }

    @Test
    void a_buffer_is_not_negative() {
        assertRefused(
                "A buffer of -1 units would offer stock that Odoo does not have.",
                new Wanted(new LocationId(70), new StockLocationId(8), new WarehouseId(1), -1));
    }

    @Test
    void everything_wrong_is_said_at_once() {
        MappingRefused refused = new MappingRefused(problems(wanted(99, 98, 1)));

        assertThat(refused).hasMessage("Shopify has no location 99. Odoo has no location 98, or has archived it.");
        assertThat(refused.hint()).isEqualTo("Read the locations of both sides again and choose one of them.");
    }

    @Test
    void a_mapping_has_a_limit() {
        Wanted[] many =
                LongStream.range(0, 1_001).mapToObj(i -> wanted(i, i, 1)).toArray(Wanted[]::new);

        assertRefused("The mapping names 1001 locations of one side; at most 1000 are taken.", many);
    }

    private static void assertRefused(String what, Wanted... wanted) {
        assertThat(problems(wanted)).extracting(Problem::what).containsExactly(what);
    }

    private static List<Problem> problems(Wanted... wanted) {
        return MappingCheck.problems(List.of(wanted), SHOPIFY, ODOO);
    }

    private static Wanted of(MappingMode mode, long warehouse, List<Long> odoo, Outlet... shopify) {
        return new Wanted(
                mode, odoo.stream().map(StockLocationId::new).toList(), new WarehouseId(warehouse), List.of(shopify));
    }

    private static Outlet share(int share) {
        return new Outlet(new LocationId(70), share, Optional.empty());
    }

    private static Wanted wanted(long shopify, long odoo, long warehouse) {
        return new Wanted(new LocationId(shopify), new StockLocationId(odoo), new WarehouseId(warehouse));
    }

    private static StockLocation stock(long id, String name, String usage, String path, Integer warehouse) {
        return new StockLocation(
                new StockLocationId(id),
                name,
                usage,
                path,
                Optional.ofNullable(warehouse).map(WarehouseId::new),
                warehouse == null ? "" : "W" + warehouse);
    }
}
