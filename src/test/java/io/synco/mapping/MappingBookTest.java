package io.synco.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.kernel.LocationId;
import io.synco.kernel.MappingId;
import io.synco.kernel.StockLocationId;
import io.synco.kernel.WarehouseId;
import io.synco.mapping.LocationMapping.Outlet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappingBookTest {
    private static final LocationId SHOP = new LocationId(70);
    private static final LocationId STORE = new LocationId(71);
    private static final StockLocation STOCK = location(8, "1/7/8/", "internal");
    private static final StockLocation SHELF = location(20, "1/7/8/20/", "internal");
    private static final StockLocation SCRAP_BELOW = location(21, "1/7/8/21/", "inventory");
    private static final StockLocation OUTPUT = location(9, "1/7/9/", "internal");
    private static final StockLocation EIGHTY = location(80, "1/7/80/", "internal");
    private static final List<StockLocation> KNOWN = List.of(STOCK, SHELF, SCRAP_BELOW, OUTPUT, EIGHTY);

    private static final LocationMapping MAIN = mapping(1, 8, SHOP);

    @Test
    void a_shopify_location_finds_its_mapping_with_its_buffer() {
        MappingBook book = MappingBook.of(List.of(MAIN), KNOWN);

        assertThat(book.forShopifyLocation(SHOP)).contains(MAIN);
        assertThat(MAIN.outletAt(SHOP).buffer()).contains(2);
        assertThat(book.shopifyLocations()).containsExactly(SHOP);
    }

    @Test
    void what_lies_below_a_mapped_location_counts_with_it_unless_it_is_not_internal() {
        MappingBook book = MappingBook.of(List.of(MAIN), KNOWN);

        assertThat(book.stockLocations(MAIN.id())).containsExactlyInAnyOrder(STOCK.id(), SHELF.id());
        assertThat(book.forStockLocation(SHELF.id())).contains(MAIN);
        assertThat(book.forStockLocation(SCRAP_BELOW.id())).isEmpty();
    }

    @Test
    void a_path_that_merely_begins_alike_is_another_place() {
        MappingBook book = MappingBook.of(List.of(MAIN), KNOWN);

        assertThat(book.forStockLocation(EIGHTY.id())).isEmpty();
        assertThat(book.forStockLocation(OUTPUT.id())).isEmpty();
        assertThat(location(8, "1/7/8", "internal").contains(EIGHTY)).isFalse();
    }

    @Test
    void what_is_not_mapped_is_said_with_what_to_do() {
        MappingBook book = MappingBook.of(List.of(MAIN), KNOWN);

        assertThat(book.forShopifyLocation(STORE)).isEmpty();
        assertThat(book.whyUnmapped(STORE)).isEqualTo("Shopify location 71 is not mapped. Map it to an Odoo location.");
    }

    @Test
    void a_mapping_whose_odoo_location_is_gone_answers_as_unmapped_and_not_as_empty() {
        MappingBook book = MappingBook.of(List.of(MAIN), List.of(SHELF, OUTPUT));

        assertThat(book.forShopifyLocation(SHOP)).isEmpty();
        assertThat(book.forStockLocation(SHELF.id())).isEmpty();
        assertThat(book.stockLocations()).isEmpty();
        assertThat(book.whyUnmapped(SHOP)).contains("Odoo location 8").contains("gone");
    }

    @Test
    void a_set_of_several_odoo_locations_is_summed_up() {
        LocationMapping both = new LocationMapping(
                new MappingId(3),
                MappingMode.SINGLE,
                Set.of(STOCK.id(), OUTPUT.id()),
                new WarehouseId(1),
                List.of(new Outlet(SHOP)),
                1);

        MappingBook book = MappingBook.of(List.of(both), KNOWN);

        assertThat(book.stockLocations(both.id())).containsExactlyInAnyOrder(STOCK.id(), SHELF.id(), OUTPUT.id());
        assertThat(book.find(both.id())).contains(both);
    }

    @Test
    void a_mapping_that_no_shopify_location_uses_any_more_covers_nothing() {
        LocationMapping unused = new LocationMapping(
                new MappingId(4), MappingMode.SINGLE, Set.of(STOCK.id()), new WarehouseId(1), List.of(), 2);

        MappingBook book = MappingBook.of(List.of(unused), KNOWN);

        assertThat(book.forStockLocation(STOCK.id())).isEmpty();
        assertThat(book.mappings()).isEmpty();
    }

    private static LocationMapping mapping(long id, long odoo, LocationId shopify) {
        return new LocationMapping(
                new MappingId(id),
                MappingMode.SINGLE,
                Set.of(new StockLocationId(odoo)),
                new WarehouseId(1),
                List.of(new Outlet(shopify, 1, Optional.of(2))),
                1);
    }

    private static StockLocation location(long id, String path, String usage) {
        return new StockLocation(
                new StockLocationId(id), "L" + id, usage, path, Optional.of(new WarehouseId(1)), "Main");
    }
}
